"""No expression of ours tries a text that fails in all ways to divide it, which takes for ever."""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator

PACKAGES = ("search", "index", "webui")
SIGNS = " 0a,.-/+|("
LENGTH = 200
SECONDS = 0.5
"""Of processor time; an expression that is read in one way takes some millionths."""


class TooLongError(Exception):
    """An expression was still at work after SECONDS."""


def test_no_expression_is_tried_in_all_ways() -> None:
    before = signal.signal(signal.SIGVTALRM, _stop)
    try:
        slow = [f"{name}: {unit!r}" for name, each in _expressions() for unit in _slow(each)]
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    assert slow == [], "help: no part that repeats may match the same letters in two ways"


def _slow(expression: re.Pattern[str]) -> Iterator[str]:
    """Yield what, repeated, an expression takes too long to refuse."""
    words = {*re.findall(r"[^\W\d_]+", expression.pattern), *SIGNS}
    for unit in sorted({*words, *(f"{each} " for each in words)}):
        text = unit * (LENGTH // len(unit)) + "\1"
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            expression.fullmatch(text)
        except TooLongError:
            yield unit
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _stop(_signal: int, _frame: object) -> None:
    raise TooLongError


def _expressions() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the expressions that modules keep, alone and in tuples, each once, with their names."""
    seen: set[re.Pattern[str]] = set()
    for package in PACKAGES:
        for info in pkgutil.walk_packages([package], f"{package}."):
            if info.name == "search.kernel.kernel":
                continue  # the library in C, which is no module
            for name, value in vars(importlib.import_module(info.name)).items():
                for each in value if isinstance(value, tuple | list) else (value,):
                    is_ours = isinstance(each, re.Pattern) and isinstance(each.pattern, str)
                    if is_ours and each not in seen:
                        seen.add(each)
                        yield f"{info.name}.{name}", each
    assert len(seen) > 150, "help: where have they gone?"
