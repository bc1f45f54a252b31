"""TODO search/relaxation."""
