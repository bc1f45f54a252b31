"""What whoever runs Bantin may set.

`settings.py` describes all settings; `loading.py` reads them (start with `load_settings`), and
`wrong_value.py` words what is wrong with a value. This room is the door of pydantic-settings. It
imports `index.errors` alone of ours; `index.command` and `webui` are given what it returns.
"""
