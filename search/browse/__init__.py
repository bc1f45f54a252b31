"""TODO search/browse."""
