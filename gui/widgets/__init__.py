"""The small kit the pages are built of: everything is painted from the same inline items."""
