"""The mapping page: which warehouse item is which shop offer."""
