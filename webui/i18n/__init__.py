"""TODO webui/i18n."""
