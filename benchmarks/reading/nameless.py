"""Pages without classes, ids and itemprops, as a test of sites with unknown names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from re import compile

from benchmarks.reading.gold import GoldPage

_NAMES = compile(rb"""\s(?:class|id|itemprop)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""")


def without_names(pages: Sequence[GoldPage], folder: Path) -> Iterator[GoldPage]:
    """Yield the pages as copies in a folder, their classes, ids and itemprops taken away."""
    for page in pages:
        copy = folder / page.path.name
        copy.write_bytes(_NAMES.sub(b"", page.path.read_bytes()))
        yield replace(page, path=copy)
