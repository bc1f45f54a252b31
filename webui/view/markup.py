"""Makes texts safe for a page: highlights, and web addresses."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from flask import request
from markupsafe import Markup, escape

from search.result import HighlightedText

_SPECIAL = re.compile("[&<>'\"]")

# https://www.w3.org/TR/xml/#charsets
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def highlighted(text: HighlightedText) -> Markup:
    """Return the text escaped, with each highlight in `<mark>`."""
    whole = text.text
    # Most texts have none of these letters, and each piece that is escaped takes a microsecond.
    safe: Callable[[str], str] = escape if _SPECIAL.search(whole) else str
    pieces: list[str] = []
    done = 0
    for start, end in text.highlights:
        pieces += (safe(whole[done:start]), "<mark>", safe(whole[start:end]), "</mark>")
        done = end
    pieces.append(safe(whole[done:]))
    return Markup("".join(pieces))


def web_address(address: str) -> str | None:
    """Return an http or https address unchanged, and None for anything else."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def site(address: str) -> str:
    """Return the host of a web address as people write it: "baotinh.vn"."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def absolute(path: str) -> str:
    """Return an address of this site with its host."""
    return f"{request.host_url[:-1]}{path}"


def xml_text(text: str) -> str:
    """Return XML without the characters that are not allowed in it, not even escaped."""
    return _NOT_XML.sub("", text)
