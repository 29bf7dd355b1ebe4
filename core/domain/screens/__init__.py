"""Plain rows and questions of the screens, one file a page: what a table asks for and what it gets back.

Tables hold an array of row numbers (`*_ids`) and fetch blocks of rows by them; nothing loads whole.
"""
