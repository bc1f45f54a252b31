"""Queries damaged segments by the kernel; a crash would end the process.

    python -m tests.search.engine.compiled.damaged_lists LIBRARY FOLDER COUNT SEED

Prints how many damaged segments answered all the same, and how many were refused with an error.
Arrays are copied out of the file, so that a sanitizer sees what is read beyond their ends.
"""

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from index.codec.container import Container, open_container
from index.codec.segment_file import open_segment
from search.engine.compiled.engine import KernelEngine
from search.engine.index_reader import open_reader
from search.field import ORGANISATIONS, PLACES
from search.kernel.library import Kernel, load
from search.query.clause import MinimumShouldMatch, Query
from search.query.parser import parse
from search.query.walk import scored_clauses
from search.request import Filters, Sort
from tests.generated.history import Constants
from tests.search.indexing import index, tell

WORDS = (
    *("mặt", "mật", "mất", "mat", "trận", "trần", "họp", "chợ", "cầu", "UBND", "tỉnh"),
    *("73-NQ/TU", "10/7/2020", "ủy ban nhân dân"),
)
COMMON = ("mát", "mạt", "măt", "mắt", "mằt", "mẳt", "mẵt", "mât", "mầt", "mẩt", "mẫt")
RARE = ("màt", "mảt", "mãt", "trân", "trấn", "trẩn")
TEXTS = ("mặt", "mat tran", '"mặt trận"', "mặt trận họp", "trận -họp", "m* c*", "mật OR họp")
RARE_TEXTS = ("mãt", "trấn mảt", '"mặt trẩn"', "trân")
QUERIES = (
    *map(parse, (*TEXTS, *RARE_TEXTS, "UBND tỉnh họp", "73-NQ/TU", "", '"ủy ban nhân dân"')),
)
SLOTS = (("mặt", "mật", "mất"), ("trận", "trần", "họp"), ("2020-07", "tỉnh"))
EVERYTHING = Filters()
STRETCHES = (1, 2, 8, 64)


def main(library: Path, folder: Path, count: int, seed: int) -> None:
    """Damage a segment COUNT times, each time starting from the whole one."""
    kernel = load(library)
    assert isinstance(kernel, Kernel)
    with Constants(chunk=64, halves_from=3).set():
        random = Random(seed)
        index(folder, tell(list(titles(random))))
        whole = (folder / "0.bantin").read_bytes()
        answered = 0
        for number in range(count):
            path = folder / f"damaged-{number}.bantin"
            path.write_bytes(damage(whole, open_container(folder / "0.bantin"), random))
            # Whatever Python raises is an answer; what it must not do is crash.
            with suppress(Exception):
                ask(path, kernel)
                answered += 1
            path.unlink()
    print(answered, count - answered)


def titles(random: Random) -> Iterator[str]:
    """Yield titles with too many variants of a syllable for half a byte, some of them rare."""
    for number in range(400):
        rare = random.choices(RARE, k=number % 8 == 0)
        yield " ".join((*random.choices(WORDS, k=9), *random.choices(COMMON, k=4), *rare))


def damage(whole: bytes, container: Container, random: Random) -> bytes:
    """Return a segment file with a stretch of one array changed."""
    changed = bytearray(whole)
    names = [name for name in container.arrays if container[name].nbytes and name != "texts"]
    array = container.arrays[name := random.choice(names)]
    first, size = int(array["at"]), container[name].nbytes
    at = first + random.randrange(size)
    last = min(at + random.choice(STRETCHES), first + size)
    fill = random.choice((0, 255, None))
    changed[at:last] = (
        bytes([fill]) * (last - at) if fill is not None else random.randbytes(last - at)
    )
    return bytes(changed)


def ask(path: Path, kernel: Kernel) -> None:
    """Ask everything that the kernel answers."""
    opened = open_segment(path)
    reader = open_reader([(opened.segment, opened.records, np.array([3, 5], np.intp))])
    engine = KernelEngine(reader, kernel)
    for query in queries():
        matches = engine.match(query)
        page = matches.page(EVERYTHING, Sort.RELEVANCE, 0, 10)
        matches.matched_fields(page.doc_ids)
        engine.match_titles(page.doc_ids, list(scored_clauses(query.required)), 2)
        matches.listing(EVERYTHING, Sort.NEWEST)
        matches.term_counts(ORGANISATIONS, EVERYTHING)
        matches.term_counts(PLACES, EVERYTHING)
        matches.month_counts(EVERYTHING)
    engine.terms.ngram_counts(SLOTS, 99)


def queries() -> Iterator[Query]:
    """Yield queries of all kinds of clauses."""
    yield from QUERIES
    terms = parse("mặt trận cầu họp").required
    yield Query("x", (MinimumShouldMatch(terms, (3.0, 2.0, 2.0, 1.0), 4.0),))


def copied(container: Container, name: str, get: Any = Container.__getitem__) -> Any:
    """Return an array of a file as a copy, which ends where the array ends."""
    return get(container, name).copy()


if __name__ == "__main__":
    Container.__getitem__ = copied  # type: ignore[method-assign]  # see above
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
