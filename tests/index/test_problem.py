"""Problems are worded in Vietnamese first, and errors differ from warnings."""

from errno import EACCES
from pathlib import Path

from index.problem import Severity, SourceProblem

PATH = Path("a.txt")


def test_vietnamese_comes_first() -> None:
    problem = SourceProblem.error(PATH, 3, "thiếu tiêu đề", "no title")
    assert problem == SourceProblem(PATH, 3, "thiếu tiêu đề (no title)", Severity.ERROR)


def test_a_warning_is_no_error() -> None:
    assert SourceProblem.warning(PATH, None, "lạ", "odd").severity is Severity.WARNING


def test_the_system_says_why_a_file_cannot_be_read() -> None:
    problem = SourceProblem.unreadable(PATH, PermissionError(EACCES, "Permission denied"))
    assert problem.reason == "không đọc được: không có quyền (cannot be read: Permission denied)"
