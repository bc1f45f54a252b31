"""Errors that a user meets, with messages in Vietnamese and English."""

from collections.abc import Sequence
from dataclasses import dataclass


class BantinError(Exception):
    """Base of every error that a user meets; Vietnamese first, English second."""

    def __init__(self, message: str, message_en: str) -> None:
        super().__init__(f"{message} / {message_en}")
        self.message = message
        self.message_en = message_en


class UnavailableError(BantinError):
    """The engine cannot answer now, whatever is asked."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one parameter; `suggestion` is the nearest valid value, if any."""

    parameter: str
    message: str
    message_en: str
    suggestion: str = ""


class RequestError(BantinError):
    """All the parameters of a request that are wrong, at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(
            "; ".join(f"{each.parameter}: {each.message}" for each in problems),
            "; ".join(f"{each.parameter}: {each.message_en}" for each in problems),
        )
        self.problems = tuple(problems)
