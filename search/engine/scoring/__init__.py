"""TODO search/engine/scoring."""
