"""The stock page: what the shop should show, why, and what the next push would change."""
