"""Numbered steps of the database's schema; each file is frozen once released and is found by its number."""
