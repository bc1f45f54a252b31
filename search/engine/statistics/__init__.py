"""TODO search/engine/statistics."""
