"""Errors say what is wrong, in Vietnamese first and English second."""

import socket
from pathlib import Path

import pytest

from search.errors import BantinError, Problem, RequestError, reason_of


def test_an_error_speaks_both_languages() -> None:
    error = BantinError("sai", "wrong")
    assert (str(error), error.message, error.message_en) == ("sai / wrong", "sai", "wrong")


def test_an_error_in_a_request_holds_all_problems() -> None:
    problems = [Problem("page", "sai", "wrong"), Problem("to", "ngược", "reversed")]
    error = RequestError(problems)
    assert error.problems == tuple(problems)
    assert error.message == "page: sai; to: ngược"
    assert error.message_en == "page: wrong; to: reversed"


def test_what_the_system_says_is_told_in_vietnamese_where_it_is_known() -> None:
    with pytest.raises(FileNotFoundError) as missing:
        Path("khong-co").read_bytes()
    assert reason_of(missing.value) == (
        "không có tệp hay thư mục này",
        "No such file or directory",
    )
    with pytest.raises(socket.gaierror) as unknown:
        socket.getaddrinfo("no.such.host.invalid", 80)
    assert reason_of(unknown.value)[0] in ("không tìm thấy tên máy ấy", unknown.value.strerror)
    assert reason_of(OSError("40 requested and 10 written")) == (
        "40 requested and 10 written",
        "40 requested and 10 written",
    )
