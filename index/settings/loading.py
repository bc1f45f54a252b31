"""Settings from the command line, the environment, or one TOML file.

The command line wins over the environment, the environment over the file, and the file over the
defaults. An unknown name is an error: a mistyped one would otherwise be ignored.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from tomllib import TOMLDecodeError, load
from typing import Any

from pydantic import SecretStr, ValidationError

from index.errors import SettingsError, WrongSetting
from index.settings.settings import PREFIX, Settings, variable_of
from index.settings.wrong_value import explain
from search.errors import reason_of

CONFIG = "BANTIN_CONFIG"
"""The variable that names the file."""

COMMAND_LINE = "command line"
DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Loaded:
    """All settings and the origin of each: a variable, a file, COMMAND_LINE or DEFAULT."""

    settings: Settings
    origins: Mapping[str, str]


def load_settings(
    given: Mapping[str, Any] = {},  # never changed
    config: Path | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Loaded:
    """Return the settings in effect.

    `given` has the options of the command line by setting; None marks an option that was not given.
    Raises SettingsError, which names all invalid settings at once.
    """
    named = environment.get(CONFIG, "")
    file = config or (Path(named) if named else None)
    layers = (
        (COMMAND_LINE, {name: value for name, value in given.items() if value is not None}),
        *((variable_of(name), {name: value}) for name, value in _variables(environment).items()),
        (str(file), _read(file) if file else {}),
    )
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for origin, layer in layers:
        for name, value in layer.items():
            if name not in values:
                values[name], origins[name] = value, origin
    wrong = [_unknown(name, origins[name]) for name in values if name not in Settings.model_fields]
    known = {name: value for name, value in values.items() if name in Settings.model_fields}
    try:
        settings = Settings(**known)
    except ValidationError as error:
        wrong += [_wrong_value(each, origins) for each in error.errors()]
    if wrong:
        raise SettingsError(wrong)
    everything = {name: origins.get(name, DEFAULT) for name in Settings.model_fields}
    return Loaded(settings, everything)


def _variables(environment: Mapping[str, str]) -> Mapping[str, str]:
    """Return the settings in the environment; an empty variable sets nothing."""
    return {
        variable.removeprefix(PREFIX).lower(): value
        for variable, value in environment.items()
        if variable.startswith(PREFIX) and variable != CONFIG and value
    }


def _read(file: Path) -> Mapping[str, Any]:
    try:
        with file.open("rb") as content:
            return load(content)
    except OSError as error:
        raise _unreadable(file, *reason_of(error)) from error
    except (TOMLDecodeError, UnicodeDecodeError) as error:
        raise _unreadable(file, str(error), str(error)) from error


def _unreadable(file: Path, reason: str, reason_en: str) -> SettingsError:
    message, message_en = f"không đọc được: {reason}", f"cannot be read: {reason_en}"
    return SettingsError([WrongSetting("", str(file), message, message_en)])


def _unknown(name: str, origin: str) -> WrongSetting:
    spelled, names = _spelled(name, origin), sorted(Settings.model_fields)
    near: Sequence[str] = get_close_matches(name, names, n=1)
    if not near:
        known = ", ".join(names)
        return WrongSetting(
            spelled,
            origin,
            f"không có thiết lập này; có: {known}",
            f"no such setting; known: {known}",
        )
    meant = _spelled(near[0], origin)
    return WrongSetting(
        spelled,
        origin,
        f"không có thiết lập này; có phải là {meant}?",
        f"no such setting; did you mean {meant}?",
    )


def _wrong_value(error: Any, origins: Mapping[str, str]) -> WrongSetting:
    name = str(error["loc"][0])
    origin = origins[name]
    if Settings.model_fields[name].annotation is SecretStr or error["type"] == "node_address":
        # An address may have a password in it.
        error = {**error, "input": "…"}
    return WrongSetting(_spelled(name, origin), origin, *explain(error))


def _spelled(name: str, origin: str) -> str:
    """Return the name of a setting in the spelling of its origin."""
    if origin == COMMAND_LINE:
        return f"--{name.replace('_', '-')}"
    return variable_of(name) if origin.startswith(PREFIX) else name
