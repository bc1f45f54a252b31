"""What whoever runs Bantin may set: by the command line, the environment, or one TOML file.

The command line wins over the environment, the environment over the file, the file over what is
written here. Names that nobody knows are errors, for a mistyped one would be passed over.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from tomllib import TOMLDecodeError, load
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from index.errors import SettingsError, WrongSetting
from index.wrong_value import explain

PREFIX = "BANTIN_"
CONFIG = "BANTIN_CONFIG"
"""The variable that names the file."""

COMMAND_LINE = "command line"
DEFAULT = "default"


class Settings(BaseSettings):
    """Everything that can be set, with what holds otherwise."""

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        env_prefix=PREFIX, extra="forbid", frozen=True
    )

    index: Path = Field(default=Path("var/index"), description="thư mục chỉ mục · index folder")
    host: str = Field(default="127.0.0.1", description="địa chỉ để nghe · address to listen on")
    port: Annotated[int, Field(ge=0, le=65535)] = Field(
        default=8000, description="cổng; 0 là một cổng còn trống · port; 0 takes a free one"
    )
    workers: Annotated[int, Field(ge=1, le=256)] = Field(
        default_factory=lambda: os.cpu_count() or 1,
        description="số tiến trình phục vụ; mặc định là số nhân · serving processes; as many as"
        " cores",
    )
    threads: Annotated[int, Field(ge=1, le=64)] = Field(
        default=2,
        description="số luồng của một tiến trình: một luồng tính, các luồng khác gửi trả lời ·"
        " threads of a process: one computes, the others send answers",
    )
    proxies: Annotated[int, Field(ge=0, le=10)] = Field(
        default=0,
        description="số proxy đứng trước, mà `X-Forwarded-…` của chúng được tin · proxies in front"
        " whose `X-Forwarded-…` is believed",
    )
    metrics: bool = Field(
        default=False, description="mở `/metrics` cho Prometheus · serve `/metrics` for Prometheus"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="ghi từ mức nào · what to log"
    )
    log_requests: bool = Field(
        default=True, description="ghi mỗi yêu cầu một dòng · log a line for each request"
    )
    log_queries: bool = Field(
        default=False,
        description="ghi cả câu tìm của người đọc · log what readers search for as well",
    )
    request_seconds: Annotated[float, Field(gt=0, le=3600)] = Field(
        default=5.0,
        description="một câu tìm được làm trong bao lâu, rồi trả lời 503 · how long a search may"
        " take, then 503",
    )
    stop_seconds: Annotated[int, Field(ge=1, le=3600)] = Field(
        default=30,
        description="khi dừng, đợi yêu cầu đang làm bao lâu · how long to wait for running requests"
        " when stopping",
    )
    body_bytes: Annotated[int, Field(ge=0, le=2**30)] = Field(
        default=16_384,
        description="thân yêu cầu dài nhất, rồi 413 · longest body of a request, then 413",
    )
    address_bytes: Annotated[int, Field(ge=1024, le=2**16)] = Field(
        default=8_192, description="địa chỉ dài nhất, rồi 414 · longest address, then 414"
    )
    header_bytes: Annotated[int, Field(ge=8192, le=2**20)] = Field(
        default=32_768,
        description="các dòng đầu dài nhất, kể cả địa chỉ, rồi 431 · longest head of a request, its"
        " address included, then 431",
    )
    # High enough for any client that waits for its answers; what it stops is a loop gone wild.
    rate_limit: Annotated[str, Field(pattern=r"^([1-9][0-9]*/(second|minute|hour|day))?$")] = Field(
        default="100000/minute",
        description="giới hạn của mỗi địa chỉ mạng ở `/api`, như `120/minute`, trong mỗi tiến"
        " trình; trống là không · limit for each network address at `/api`, such as"
        " `120/minute`, in each process; empty is none",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take what `load_settings` hands over, and nothing behind its back."""
        return (init_settings,)


@dataclass(frozen=True, slots=True)
class Loaded:
    """All settings, and where each comes from: a variable, a file, or as named above."""

    settings: Settings
    origins: Mapping[str, str]


def load_settings(
    given: Mapping[str, Any] = {},  # never changed
    config: Path | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Loaded:
    """Return the settings that hold; `given` are those of the command line that are not None.

    Raises SettingsError, with all that is wrong at once.
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


def variable_of(name: str) -> str:
    """Return the environment variable of a setting."""
    return PREFIX + name.upper()


def _variables(environment: Mapping[str, str]) -> Mapping[str, str]:
    """Return the settings that the environment holds; an empty variable is none."""
    return {
        variable.removeprefix(PREFIX).lower(): value
        for variable, value in environment.items()
        if variable.startswith(PREFIX) and variable != CONFIG and value
    }


def _read(file: Path) -> Mapping[str, Any]:
    try:
        with file.open("rb") as content:
            return load(content)
    except (OSError, TOMLDecodeError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        wrong = WrongSetting(
            "", str(file), f"không đọc được: {reason}", f"cannot be read: {reason}"
        )
        raise SettingsError([wrong]) from error


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
    return WrongSetting(_spelled(name, origin), origin, *explain(error))


def _spelled(name: str, origin: str) -> str:
    """Return a name as it is written where it comes from."""
    if origin == COMMAND_LINE:
        return f"--{name.replace('_', '-')}"
    return variable_of(name) if origin.startswith(PREFIX) else name
