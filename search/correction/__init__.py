"""TODO search/correction."""
