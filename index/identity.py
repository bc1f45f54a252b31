"""How a bulletin gets its id: short, safe in a URL, and the same wherever its file lies.

Readers bookmark ids, so an id must never change. Therefore this module folds letters itself:
`search.text.spelling` may change with a better analysis.
"""

from datetime import datetime
from hashlib import blake2b
from re import ASCII, compile
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

URL_SAFE = compile(r"(?!\.+$)[A-Za-z0-9._~-]{1,128}")
"""An id that needs no escaping in a URL; ids of dots only would be resolved as folders."""

SLUG_LENGTH = 80
TITLE_HASH_BYTES = 3
SOURCE_HASH_BYTES = 5
"""More bytes than for a title: ids and URLs of one site often have the same slug."""

_BETWEEN_WORDS = compile(r"[^a-z0-9]+", ASCII)
_PAGE_SUFFIX = compile(r"\.(?:html?|aspx?|php|jsp)$", ASCII)
_D_BAR = str.maketrans("đðÐĐƉ", "ddddd")


def bulletin_id(source_id: str, url: str, title: str, published: datetime) -> str:
    """Return the id that the source gives, else one made from the URL, else from title and date."""
    if URL_SAFE.fullmatch(source_id):
        return source_id
    if source_id:
        return _joined(slug(source_id), _digest(source_id, SOURCE_HASH_BYTES))
    if url:
        return _from_url(url)
    stamp = _digest(f"{title}\n{published.isoformat()}", TITLE_HASH_BYTES)
    return _joined(published.date().isoformat(), slug(title), stamp)


def twin_id(id: str, content: str) -> str:
    """Return an id made from the content, for a bulletin whose own id another one already has."""
    return _joined(id[: 128 - 2 * SOURCE_HASH_BYTES - 1], _digest(content, SOURCE_HASH_BYTES))


def slug(text: str) -> str:
    """Return at most `SLUG_LENGTH` small letters, digits and hyphens that still read as `text`."""
    letters = normalize("NFD", text.translate(_D_BAR)).casefold().encode("ascii", "ignore")
    words = _BETWEEN_WORDS.sub("-", letters.decode()).strip("-")
    if len(words) <= SLUG_LENGTH:
        return words
    return words[: SLUG_LENGTH + 1].rpartition("-")[0] or words[:SLUG_LENGTH]


def _from_url(url: str) -> str:
    # A site that moves to https keeps its ids, and a fragment names a place in the same page.
    parts = urlsplit(url)
    page = f"{parts.netloc.lower()}{parts.path}?{parts.query}"
    last_step = parts.path.rstrip("/").rpartition("/")[2]
    readable = slug(_PAGE_SUFFIX.sub("", unquote(last_step).lower()))
    return _joined(readable, _digest(page, SOURCE_HASH_BYTES))


def _digest(text: str, size: int) -> str:
    return blake2b(text.encode(), digest_size=size).hexdigest()


def _joined(*parts: str) -> str:
    return "-".join(part for part in parts if part)
