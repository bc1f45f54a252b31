"""How errors become exit statuses and messages on the terminal, for all commands."""

import re
from enum import IntEnum

import click

from index.errors import (
    DamagedIndexError,
    FailedCheckError,
    LockedError,
    MisplacedFolderError,
    NoIndexError,
    NothingToIndexError,
    OutdatedIndexError,
    SettingsError,
)
from search.errors import BantinError, Problem, RequestError, UnavailableError, reason_of


class Ending(IntEnum):
    """How a command ended: its exit status."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    SOME_REJECTED = 3
    LOCKED = 4
    INDEX_UNUSABLE = 5
    INTERRUPTED = 130


class UnknownCommand(click.UsageError):
    """A command that there is not; `near` is the known one that is most like it, or None."""

    def __init__(self, name: str, near: str | None, context: click.Context) -> None:
        meant = f"; did you mean {near}?" if near else "."
        super().__init__(f"No such command '{name}'{meant}", context)
        self.name = name
        self.near = near


class WrongValue(click.BadParameter):
    """A value that an option cannot take, and why, in both languages."""

    def __init__(self, reason: str, reason_en: str) -> None:
        super().__init__(reason_en)
        self.reason = reason


# What click says of a path that must exist.
_ABSENT = re.compile("'([^']*)' does not exist")

_ENDINGS: dict[type[BantinError], Ending] = {
    RequestError: Ending.USAGE,
    SettingsError: Ending.USAGE,
    LockedError: Ending.LOCKED,
    NoIndexError: Ending.INDEX_UNUSABLE,
    OutdatedIndexError: Ending.INDEX_UNUSABLE,
    DamagedIndexError: Ending.INDEX_UNUSABLE,
    MisplacedFolderError: Ending.INDEX_UNUSABLE,
    NothingToIndexError: Ending.INDEX_UNUSABLE,
    FailedCheckError: Ending.INDEX_UNUSABLE,
}


def explain(error: Exception) -> tuple[Ending, str]:
    """Return the exit status and message of a command that raised `error`; raises it if a bug."""
    if isinstance(error, click.Abort):
        return Ending.INTERRUPTED, "Đã dừng theo yêu cầu. / Stopped as asked."
    if isinstance(error, click.UsageError):
        return Ending.USAGE, _usage(error)
    if isinstance(error, RequestError):
        return Ending.USAGE, "\n".join(map(_problem, error.problems))
    if isinstance(error, UnavailableError):
        return Ending.INDEX_UNUSABLE, _lines(error.message, error.message_en)
    if isinstance(error, BantinError):
        return _ENDINGS.get(type(error), Ending.FAILED), _lines(error.message, error.message_en)
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        reason, reason_en = reason_of(error)
        return Ending.FAILED, _lines(f"{place}{reason}", f"{place}{reason_en}")
    raise error


def _problem(problem: Problem) -> str:
    name = "QUERY" if problem.parameter == "q" else f"--{problem.parameter.replace('_', '-')}"
    return _lines(f"{name}: {problem.message}", f"{name}: {problem.message_en}")


def _lines(message: str, message_en: str) -> str:
    return f"Lỗi: {message}\nError: {message_en}"


def _usage(error: click.UsageError) -> str:
    message_en = error.format_message()
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
        message = f"Thiếu {'đường dẫn nguồn' if name.startswith('SOURCE') else name}."
    elif isinstance(error, UnknownCommand):
        meant = f"; có phải là {error.near}?" if error.near else "."
        message = f"Không có lệnh “{error.name}”{meant}"
    elif isinstance(error, click.NoSuchOption):
        message = f"Không có tùy chọn {error.option_name}."
    elif isinstance(error, click.BadOptionUsage):
        message = f"Tùy chọn {error.option_name} dùng không đúng."
    elif isinstance(error, click.BadParameter):
        message = _wrong_value(error, message_en)
    else:
        message = "Cách gọi lệnh không đúng."
    lines = _lines(message, message_en)
    if error.ctx is None:
        return lines
    return f"{lines}\n{error.ctx.get_usage()}\n{error.ctx.command_path} --help"


def _wrong_value(error: click.BadParameter, message_en: str) -> str:
    if absent := _ABSENT.search(message_en):
        return f"Không có tệp hay thư mục “{absent[1]}”."
    name = error.param.get_error_hint(error.ctx) if error.param and error.ctx else ""
    if isinstance(error, WrongValue):
        return f"Giá trị không hợp lệ của {name}: {error.reason}."
    match error.param and error.param.type:
        case click.IntRange(min=least, max=None):
            return f"Giá trị của {name} phải là một số nguyên từ {least} trở lên."
        case click.IntRange(min=least, max=most):
            return f"Giá trị của {name} phải là một số nguyên từ {least} đến {most}."
        case click.Choice(choices=choices):
            return f"Giá trị của {name} phải là một trong {', '.join(choices)}."
    return f"Giá trị không hợp lệ của {name}."
