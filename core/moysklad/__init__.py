"""Warehouse port over the MoySklad JSON API 1.2."""
