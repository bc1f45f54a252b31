"""All settings, as the table in docs/operations.md."""

from index.settings.settings import Settings, variable_of


def settings_table() -> str:
    """Return the rows in Markdown: name in a file, variable, default, meaning."""
    return "\n".join(
        f"| `{name}` | `{variable_of(name)}` | {_default(name)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    )


def _default(name: str) -> str:
    if Settings.model_fields[name].default_factory is not None:
        return ""
    value = Settings().model_dump(mode="json")[name]
    return f"`{str(value).lower()}`" if value != "" else ""
