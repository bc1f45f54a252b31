"""Errors of addresses other than wrong parameters; `error_handlers` answers them."""

from collections.abc import Sequence

from search.errors import BantinError

OnwardLink = tuple[str, str]
"""The text and the address of a link that helps a reader on."""


class MissingError(BantinError):
    """What the address names does not exist.

    `onward` are links for readers, `suggestion` is the nearest value that exists, for programs.
    """

    def __init__(
        self,
        message: str,
        message_en: str,
        parameter: str,
        *,
        onward: Sequence[OnwardLink] = (),
        suggestion: str = "",
    ) -> None:
        super().__init__(message, message_en)
        self.parameter = parameter
        self.onward = tuple(onward)
        self.suggestion = suggestion


class GoneError(BantinError):
    """What the address names does not exist any more."""

    def __init__(self, message: str, message_en: str, parameter: str) -> None:
        super().__init__(message, message_en)
        self.parameter = parameter
