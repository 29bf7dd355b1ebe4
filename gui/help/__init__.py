"""The user guide in the program: chapters from resources/help, shown by a sheet with contents and search."""
