"""TODO search/engine/matching."""
