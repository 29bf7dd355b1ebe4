"""Forwarding orders to the warehouse, as pure rules: which go, under which identity, for whom, at which prices."""
