"""The log's columns and their widths in a wide and in a narrow window."""

LEVEL, TIME, SOURCE, OBJECT, MESSAGE, ACTION = range(6)
COLUMNS = 6
WIDE = {LEVEL: 66, TIME: 104, SOURCE: 124, OBJECT: 168, ACTION: 116}
SLIM = {LEVEL: 66, TIME: 98, SOURCE: 108, OBJECT: 140, ACTION: 92}
DRAG = frozenset({TIME, SOURCE, OBJECT})
ROW = 38
