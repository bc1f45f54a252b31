"""TODO search/suggest."""
