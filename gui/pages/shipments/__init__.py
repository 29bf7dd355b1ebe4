"""The shipments page."""
