"""A stream of bytes in any encoding, read as lines of UTF-8 that end with a line feed.

Most files are UTF-8 already, and are read as they are. Spreadsheets also save UTF-16,
windows-1258 and, on Macs, lines that end with a carriage return alone.
"""

import codecs
from io import BufferedReader
from re import compile
from typing import BinaryIO, Protocol, cast

from index.reading.encoding import SAMPLE, WINDOWS_VIETNAMESE, sniff

CHUNK = 65_536

_LONE_RETURN = compile(rb"[^\r\n]*\r(?!\n)")
# Where a carriage return ends lines, a line feed by itself stands inside a cell.
_LONE_FEED = compile(r"(?<!\r)\n")
_BREAK_IN_CELL = "\u2028"


class Lines(Protocol):
    """A stream of lines."""

    def readline(self, limit: int, /) -> bytes:
        """Return at most `limit` bytes of the next line with its line feed; b"" at the end."""


def as_utf8(stream: BinaryIO) -> tuple[Lines, str, bytes]:
    """Return the lines of a stream, its encoding, and the bytes that showed the encoding."""
    peekable = stream if hasattr(stream, "peek") else BufferedReader(cast("BufferedReader", stream))
    sample = cast(BufferedReader, peekable).peek(SAMPLE)[:SAMPLE]
    encoding = sniff(sample)
    plain = encoding if encoding.startswith("utf-16") or encoding == WINDOWS_VIETNAMESE else ""
    ends_in_return = bool(_LONE_RETURN.match(sample))
    if not plain and not ends_in_return:
        return cast(Lines, peekable), encoding, sample
    return _Recoded(peekable, plain or "utf-8", ends_in_return), encoding, sample


class _Recoded:
    """Reads a stream in chunks, and returns its lines as UTF-8 with line feeds."""

    def __init__(self, stream: BinaryIO, encoding: str, ends_in_return: bool) -> None:
        self._stream = stream
        self._ends_in_return = ends_in_return
        errors = "surrogateescape" if encoding == "utf-8" else "replace"
        self._errors = errors
        self._decoder = codecs.getincrementaldecoder(encoding)(errors)
        self._held = b""
        self._at = 0
        self._after_return = False
        self._is_done = False

    def readline(self, limit: int, /) -> bytes:
        parts: list[bytes] = []
        length = 0
        while length < limit:
            if self._at >= len(self._held) and not self._fill():
                break
            end = self._held.find(b"\n", self._at) + 1 or len(self._held)
            end = min(end, self._at + limit - length)
            part = self._held[self._at : end]
            parts.append(part)
            length += len(part)
            self._at = end
            if part.endswith(b"\n"):
                break
        return b"".join(parts)

    def _fill(self) -> bool:
        """Decode the next chunk into the buffer; return whether there was one."""
        while not self._is_done:
            data = self._stream.read(CHUNK)
            self._is_done = not data
            text = self._decoder.decode(data, final=self._is_done)
            if self._after_return and text.startswith("\n"):
                text = text[1:]
            self._after_return = text.endswith("\r") if text else self._after_return
            if self._ends_in_return:
                text = _LONE_FEED.sub(_BREAK_IN_CELL, text)
            text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
            if text:
                self._held, self._at = text.encode(errors=self._errors), 0
                return True
        return False
