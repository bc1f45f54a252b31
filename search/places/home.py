"""The province or city that a publisher belongs to, as its own name or its address says.

>>> home_of("Cổng thông tin điện tử tỉnh Tuyên Quang")
Place(word='tỉnh', name='Tuyên Quang')
>>> home_of("", "https://mttq.tuyenquang.gov.vn/tin/1")
Place(word='tỉnh', name='Tuyên Quang')
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from urllib.parse import urlsplit

from search.places.mentions.place_reader import PlaceReader
from search.places.place import Place, slug, vocabulary
from search.places.units import units
from search.text.alignment import align
from search.text.spelling import clean

_WORD = re.compile(
    r"\s*(?:(?P<word>t[iỉ]nh|th[aà]nh ph[oố]|tp)(?:[\s.-]+|$))?(?P<name>.*)",
    re.IGNORECASE | re.DOTALL,
)


def read_home(written: str) -> Place | None:
    """Return the province of a name or a slug: Tuyên Quang, tỉnh Tuyên Quang, tuyen-quang.

    One that the list of units doesn't know must say what it is: tỉnh Lâm Giang.
    """
    parts = _WORD.match(clean(written))
    assert parts is not None, "it matches anything"
    found = slug(parts["name"])
    aliases = {slug(short): slug(name) for short, name in vocabulary().aliases.items()}
    known = units().provinces.get(aliases.get(found, found))
    if known is not None or not (parts["word"] and found):
        return known
    name = " ".join(parts["name"].split())
    return Place("tỉnh" if slug(parts["word"]) == "tinh" else "thành phố", name)


def home_of(publisher: str, url: str = "") -> Place | None:
    """Return the one province that a publisher's name holds, else its address, or None."""
    return _of_name(publisher) or _of_host(_host(_site(url)))


@lru_cache(maxsize=1 << 10)
def _of_name(publisher: str) -> Place | None:
    if not publisher:
        return None
    named = PlaceReader(align(publisher), frozenset(), None).gazetteer.provinces()
    return named.pop() if len(named) == 1 else None


@lru_cache(maxsize=1 << 10)
def _of_host(host: str) -> Place | None:
    """Return the province whose name is a part of a host: baotuyenquang.com.vn."""
    parts = host.removeprefix("www.").split(".")
    found = {
        place
        for joined, place in _joined().items()
        if any(part == joined or part == f"bao{joined}" for part in parts)
    }
    return found.pop() if len(found) == 1 else None


def _site(url: str) -> str:
    """Return a URL up to its path: many pages are of one site."""
    end = url.find("/", url.find("://") + 3)
    return url[:end] if end > 0 else url


@lru_cache(maxsize=1 << 10)
def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


@cache
def _joined() -> Mapping[str, Place]:
    """Return the provinces by their names without marks or spaces."""
    return {slug.replace("-", ""): place for slug, place in units().provinces.items()}
