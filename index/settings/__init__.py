"""The settings of Bantin.

`settings.py` describes all settings, `loading.py` reads them (start with `load_settings`), and
`wrong_value.py` explains invalid values. This room is the door of pydantic-settings. It
imports `index.errors` alone of ours; `index.command` and `webui` are given what it returns.
"""
