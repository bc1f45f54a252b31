"""TODO search/facets."""
