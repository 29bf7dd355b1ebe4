"""Tools for people who work on SkladLink; nothing here is part of the program."""
