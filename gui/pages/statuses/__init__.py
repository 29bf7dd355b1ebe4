"""The statuses page."""
