"""TODO search/engine/segment."""
