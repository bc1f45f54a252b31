"""TODO search/query."""
