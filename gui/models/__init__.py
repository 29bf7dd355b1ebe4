"""Item models over window queries: an array of row numbers and blocks of rows, never the whole table."""
