"""TODO webui/view."""
