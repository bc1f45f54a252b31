from datetime import datetime
from pathlib import Path

import click
import pytest

from index.command.ending import Ending, explain
from index.errors import (
    DamagedIndexError,
    FailedCheckError,
    LockedError,
    NoBulletinError,
    NoEarlierGenerationError,
    NoIndexError,
    NothingToIndexError,
    OutdatedIndexError,
    WorkerLostError,
)
from index.problem import Fault
from search.errors import Problem, RequestError
from search.vietnam_time import VIETNAM
from tests.index.command.conftest import Bantin

PATH = Path("chi-muc")
ENDINGS = [
    (RequestError([Problem("per_page", "sai", "wrong")]), Ending.USAGE),
    (NoBulletinError("cau-moi"), Ending.FAILED),
    (WorkerLostError(), Ending.FAILED),
    (OSError(28, "No space left on device", "chi-muc"), Ending.FAILED),
    (LockedError(PATH, "tin@may (pid 7)", datetime(2021, 3, 8, tzinfo=VIETNAM)), Ending.LOCKED),
    (NoIndexError(PATH), Ending.INDEX_UNUSABLE),
    (OutdatedIndexError(PATH, "schema 1", "schema 2"), Ending.INDEX_UNUSABLE),
    (DamagedIndexError(PATH, "sai", "wrong"), Ending.INDEX_UNUSABLE),
    (NothingToIndexError([]), Ending.INDEX_UNUSABLE),
    (FailedCheckError([Fault("counts", "sai", "wrong")]), Ending.INDEX_UNUSABLE),
    (NoEarlierGenerationError(PATH), Ending.FAILED),
    (click.Abort(), Ending.INTERRUPTED),
]


@pytest.mark.parametrize(("error", "ending"), ENDINGS, ids=lambda each: type(each).__name__)
def test_every_error_has_its_status_and_two_languages(error: Exception, ending: Ending) -> None:
    status, message = explain(error)
    assert status is ending
    assert message.count("\n") == 1 or " / " in message


def test_wrong_parameter_is_called_as_the_command_line_calls_it() -> None:
    _, message = explain(RequestError([Problem("per_page", "sai", "wrong")]))
    assert message == "Lỗi: --per-page: sai\nError: --per-page: wrong"


def test_disk_error_names_the_file() -> None:
    _, message = explain(OSError(28, "No space left on device", "chi-muc/current"))
    assert message == (
        "Lỗi: chi-muc/current: đĩa đã đầy\nError: chi-muc/current: No space left on device"
    )


def test_disk_error_without_a_number_is_told_as_it_is() -> None:
    _, message = explain(OSError("40 requested and 10 written"))
    assert "Error: 40 requested and 10 written" in message


def test_bug_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        explain(ZeroDivisionError())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("search",), "Thiếu QUERY."),
        (("reindex",), "Thiếu đường dẫn nguồn."),
        (("search", "cầu", "--mau"), "Không có tùy chọn --mau."),
        (("search", "cầu", "--page"), "Tùy chọn --page dùng không đúng."),
        (("reindex", "khong-co"), "Không có tệp hay thư mục “khong-co”."),
        (("reindex", ".", "--workers", "x"), "'--workers' phải là một số nguyên từ 1 trở lên.\n"),
        (("serve", "--port", "70000"), "'--port' phải là một số nguyên từ 0 đến 65535.\n"),
        (("verify", "--log-level", "x"), "phải là một trong debug, info, warning, error.\n"),
        (("reindex", ".", "--home", "Đâu"), "'--home': “Đâu” không phải tỉnh hay thành phố nào"),
        (("tim",), "Không có lệnh “tim”.\nError: No such command 'tim'."),
        (("serch", "cầu"), "Không có lệnh “serch”; có phải là search?"),
    ],
)
def test_wrong_call_is_explained(bantin: Bantin, arguments: tuple[str, ...], said: str) -> None:
    result = bantin(*arguments)
    assert result.exit_code == Ending.USAGE
    assert said in result.stderr
    assert "Error: " in result.stderr
