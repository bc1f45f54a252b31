"""TODO webui/serving."""
