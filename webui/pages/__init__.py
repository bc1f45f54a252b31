"""TODO webui/pages."""
