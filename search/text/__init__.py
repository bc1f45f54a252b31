"""TODO search/text."""
