"""The settings of Bantin, with types, defaults and descriptions."""

import os
import re
from pathlib import Path
from typing import Annotated, ClassVar, Literal, LiteralString

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

PREFIX = "BANTIN_"
"""The prefix of environment variables with settings."""


def _split(value: object) -> object:
    """Return the parts of what an environment variable has between commas."""
    if isinstance(value, str):
        return tuple(each.strip().rstrip("/") for each in value.split(",") if each.strip())
    return value


def _named_openly(addresses: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse addresses that have no scheme, or a password in them: addresses are printed."""
    if not addresses or not all(re.fullmatch(r"https?://[^@\s]+", each) for each in addresses):
        raise PydanticCustomError("node_address", "not addresses of nodes")
    return addresses


def _shaped(kind: LiteralString, pattern: str) -> AfterValidator:
    """Return the check that a text has a shape; `wrong_value` says by the kind which it is."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise PydanticCustomError(kind, "another shape")
        return value

    return AfterValidator(check)


Rate = Annotated[str, _shaped("rate", r"([1-9][0-9]*/(second|minute|hour|day))?")]
"""So many requests in a time; empty is no limit."""

IndexName = Annotated[str, _shaped("index_name", r"[a-z][a-z0-9_]*")]
"""The beginning of the names of indexes in a cluster."""


class Settings(BaseSettings):
    """All settings with their defaults."""

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        env_prefix=PREFIX, extra="forbid", frozen=True
    )

    index: Path = Field(default=Path("var/index"), description="thư mục chỉ mục · index folder")
    engine: Literal["embedded", "opensearch"] = Field(
        default="embedded",
        description="bộ máy tìm kiếm: của Bantin, trên một máy, hoặc một cụm OpenSearch ·"
        " the engine: Bantin's own, on one machine, or an OpenSearch cluster",
    )
    opensearch_addresses: Annotated[
        tuple[str, ...], BeforeValidator(_split), AfterValidator(_named_openly)
    ] = Field(
        default=("http://127.0.0.1:9200",),
        description="địa chỉ các nút của cụm, cách nhau bằng dấu phẩy · addresses of the cluster's"
        " nodes, between commas",
    )
    opensearch_prefix: IndexName = Field(
        default="bantin",
        description="tên của chỉ mục trong cụm; mỗi thế hệ thêm ngày giờ vào sau · name of the"
        " index in the cluster; a generation adds its time",
    )
    opensearch_user: str = Field(default="", description="người dùng của cụm · user of the cluster")
    opensearch_password: SecretStr = Field(
        default=SecretStr(""),
        description="mật khẩu của người dùng đó; không bao giờ được in ra · password of that user;"
        " never printed",
    )
    opensearch_ca: str = Field(
        default="",
        description="tệp chứng thực (PEM) ký cho các nút, nếu máy chưa biết · certificate (PEM)"
        " that signed those of the nodes, unless the system knows it",
    )
    opensearch_shards: Annotated[int, Field(ge=1, le=1024)] = Field(
        default=1, description="số phần của một chỉ mục mới · shards of a new index"
    )
    opensearch_replicas: Annotated[int, Field(ge=0, le=10)] = Field(
        default=1, description="số bản sao của mỗi phần · copies of each shard beside the first"
    )
    opensearch_seconds: Annotated[float, Field(gt=0, le=60)] = Field(
        default=2.0,
        description="cụm phải trả lời một yêu cầu trong bao lâu · how long the cluster may take for"
        " a request",
    )
    host: str = Field(default="127.0.0.1", description="địa chỉ lắng nghe · address to listen on")
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
    kernel: bool = Field(
        default=True,
        description="tìm bằng nhân viết bằng C, nếu có; không thì NumPy tìm · search by the kernel"
        " in C where there is one; else NumPy searches",
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
    check_seconds: Annotated[float, Field(ge=0, le=86400)] = Field(
        default=3600.0,
        description="cả chỉ mục đang dùng được đọc kiểm lại sau mỗi bao lâu; 0 là không · how often"
        " all of the index in use is read and checked again; 0 is never",
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
    # High enough for any client that waits for its answers; it stops runaway loops.
    rate_limit: Rate = Field(
        default="100000/minute",
        description="giới hạn của mỗi địa chỉ mạng ở `/api`, như `120/minute`, trong mỗi tiến"
        " trình; trống là không · limit for each network address at `/api`, such as"
        " `120/minute`, in each process; empty is none",
    )
    # An office reads through one address, and typing asks for suggestions: no limit fits them all.
    page_rate_limit: Rate = Field(
        default="",
        description="cũng thế, cho các trang và gợi ý; mặc định là không · the same for pages"
        " and suggestions; none by default",
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
        """Use only the values that `load_settings` passes, not the sources of pydantic-settings."""
        return (init_settings,)


def variable_of(name: str) -> str:
    """Return the environment variable of a setting."""
    return PREFIX + name.upper()


def secrets_of(settings: Settings) -> list[str]:
    """Return the names of the secrets that are set; their values are never printed."""
    values = {name: getattr(settings, name) for name in Settings.model_fields}
    return [
        name
        for name, value in values.items()
        if isinstance(value, SecretStr) and value.get_secret_value()
    ]
