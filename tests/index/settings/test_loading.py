from pathlib import Path
from typing import Any

import pytest

from index.errors import SettingsError
from index.settings.loading import COMMAND_LINE, DEFAULT, load_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "bantin.toml"
    file.write_text('port = 9001\nhost = "0.0.0.0"\nworkers = 3\n', "utf-8")
    return file


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(file: Path) -> None:
    environment = {"BANTIN_PORT": "9002", "BANTIN_WORKERS": "4", "BANTIN_CONFIG": str(file)}
    loaded = load_settings({"workers": 5, "host": None}, environment=environment)
    settings = loaded.settings
    assert (settings.workers, settings.port, settings.host) == (5, 9002, "0.0.0.0")
    assert settings.threads == 2
    origins = [loaded.origins[name] for name in ("workers", "port", "host", "threads")]
    assert origins == [COMMAND_LINE, "BANTIN_PORT", str(file), DEFAULT]


def test_a_file_on_the_command_line_takes_the_place_of_the_one_in_the_environment(
    file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.toml"
    other.write_text("metrics = true\n", "utf-8")
    loaded = load_settings(config=other, environment={"BANTIN_CONFIG": str(file)})
    assert loaded.settings.metrics
    assert loaded.settings.port == 8000


def test_the_environment_of_others_and_empty_variables_say_nothing() -> None:
    loaded = load_settings(environment={"PORT": "1", "XBANTIN_PORT": "2", "BANTIN_PORT": ""})
    assert set(loaded.origins.values()) == {DEFAULT}


@pytest.mark.parametrize(
    ("environment", "said", "said_en"),
    [
        (
            {"BANTIN_PROT": "1"},
            "BANTIN_PROT: không có thiết lập này; có phải là BANTIN_PORT?",
            "BANTIN_PROT: no such setting; did you mean BANTIN_PORT?",
        ),
        ({"BANTIN_ZZZ": "1"}, "BANTIN_ZZZ: không có thiết lập này; có: address_bytes, ", "known: "),
        (
            {"BANTIN_PORT": "70000"},
            "BANTIN_PORT: phải nhiều nhất là 65535, không phải “70000”",
            "BANTIN_PORT: must be at most 65535, not “70000”",
        ),
        ({"BANTIN_WORKERS": "hai"}, "phải là một số nguyên, không phải “hai”", "a whole number"),
        ({"BANTIN_METRICS": "x"}, "phải là true hoặc false", "must be true or false"),
        ({"BANTIN_LOG_LEVEL": "x"}, "một trong 'debug', 'info', 'warning', 'error'", "one of"),
        ({"BANTIN_REQUEST_SECONDS": "0"}, "phải lớn hơn 0", "must be more than 0"),
        ({"BANTIN_RATE_LIMIT": "5/tuần"}, "viết như 120/minute", "written like 120/minute"),
        ({"BANTIN_PAGE_RATE_LIMIT": "0/day"}, "hoặc để trống", "or be empty"),
        ({"BANTIN_OPENSEARCH_PREFIX": "Tin"}, "bắt đầu bằng một chữ cái", "begin with a letter"),
    ],
)
def test_what_cannot_be_taken_is_named(
    environment: dict[str, str], said: str, said_en: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(environment=environment)
    assert said in caught.value.message
    assert said_en in caught.value.message_en


def test_everything_wrong_is_told_at_once_with_its_place(file: Path) -> None:
    file.write_text('prot = 1\nthreads = "x"\n', "utf-8")
    given: dict[str, Any] = {"request_seconds": -1}
    with pytest.raises(SettingsError) as caught:
        load_settings(given, file, {"BANTIN_PORT": "x"})
    wrong = {(each.name, each.origin) for each in caught.value.wrong}
    assert wrong == {
        ("prot", str(file)),
        ("threads", str(file)),
        ("--request-seconds", COMMAND_LINE),
        ("BANTIN_PORT", "BANTIN_PORT"),
    }
    assert f"{file}: prot: no such setting; did you mean port?" in caught.value.message_en


@pytest.mark.parametrize("content", [b"port = ", b"\xff\xfe", None])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "broken.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        load_settings(config=file, environment={})
    assert f"{file}: không đọc được" in caught.value.message
