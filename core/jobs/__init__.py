"""One file per job; every job is read, plan, apply, record."""
