"""The connection sheet: keys in, never out; both systems checked and their answers told line by line."""
