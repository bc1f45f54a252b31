"""TODO search/highlight."""
