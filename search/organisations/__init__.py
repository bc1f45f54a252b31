"""Organisations of provincial public life: the registry, and where a text mentions them."""
