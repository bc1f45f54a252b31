from datetime import datetime
from pathlib import Path

import pytest

from index.errors import FailedCheckError, LockedError, SettingsError, WrongSetting
from index.problem import Fault
from search.vietnam_time import VIETNAM


def test_a_locked_index_names_who_writes_and_since_when() -> None:
    since = datetime(2021, 3, 8, 7, 57, tzinfo=VIETNAM)
    error = LockedError(Path("var/index"), "lan@may-chu (pid 7)", since)
    assert "đang được ghi bởi lan@may-chu (pid 7) từ 07:57:00 ngày 08/03/2021" in str(error)
    assert "since 2021-03-08 07:57:00" in error.message_en
    assert "by another process;" in LockedError(Path("var/index"), "", None).message_en
    assert "since" not in LockedError(Path("var/index"), "", None).message_en


def test_a_failed_check_says_all_that_is_wrong() -> None:
    faults = [Fault("counts", "thiếu", "too few"), Fault("ids", "lạc", "lost")]
    error = FailedCheckError(faults)
    assert "thiếu; lạc" in str(error)
    assert "too few; lost" in error.message_en
    assert error.faults == tuple(faults)


@pytest.mark.parametrize(
    ("name", "origin", "location"),
    [
        ("port", "bantin.toml", "bantin.toml: port"),
        ("", "bantin.toml", "bantin.toml"),
        ("BANTIN_PORT", "BANTIN_PORT", "BANTIN_PORT"),
        ("--port", "command line", "--port"),
    ],
)
def test_a_wrong_setting_says_where_it_is(name: str, origin: str, location: str) -> None:
    wrong = WrongSetting(name, origin, "sai", "wrong")
    assert wrong.location == location
    assert SettingsError([wrong]).message_en.startswith(f"{location}: wrong. ")
