"""Checks of a generation: what must hold of any, before readers have it and whenever asked.

Each check yields the faults it finds; a whole generation has none.
"""

import re
from collections.abc import Collection as Group
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b, file_digest
from json import loads
from pathlib import Path
from random import Random

from index.codec.container import Container, open_container
from index.origin import ORIGINS_FILE
from index.problem import Fault
from index.report import Changes
from index.store import Opened
from search.engine.executor import ArrayExecutor
from search.engine.index_reader import IndexReader
from search.query.parser import parse

SAMPLE = 20
"""Bulletins that are looked for by their titles, and as many of those just written."""

_DIGEST_BYTES = 16
# What a query takes for more than the words of a title.
_SIGNS = re.compile(r'["“”„‟«»＂*|]|(?<!\S)-|(?<!\S)OR(?!\S)')


def check_new(opened: Opened, changes: Changes, kept: Group[str]) -> Iterator[Fault]:
    """Check a generation before readers have it; the files named `kept` were checked long ago."""
    fresh = [each for each in opened.containers if each.path.name not in kept]
    yield from check_arrays([*fresh, open_container(opened.path / ORIGINS_FILE)])
    collection = opened.collection
    expected = len(changes.added) + len(changes.changed) + changes.unchanged
    yield from check_counts(collection, expected, "nguồn", "the source")
    written = [*changes.added, *changes.changed]
    yield from check_ids(collection, written)
    yield from check_gone(collection, changes.removed)
    yield from check_titles(collection, draw(collection, written))


def check_counts(
    collection: IndexReader, expected: int, named: str, named_en: str
) -> Iterator[Fault]:
    """Compare how many bulletins can be found with how many there must be, as somebody says."""
    living = len(collection.living)
    if living != expected:
        yield Fault(
            "counts",
            f"có {living} bản tin, nhưng {named} có {expected}",
            f"there are {living} bulletins, but {named_en} has {expected}",
        )


def check_ids(collection: IndexReader, wanted: Iterable[str]) -> Iterator[Fault]:
    """Look for bulletins by their ids."""
    missing = [id for id in wanted if collection.find(id) is None]
    if missing:
        yield Fault(
            "ids",
            f"không tìm thấy {len(missing)} bản tin theo mã, đầu tiên là {missing[0]}",
            f"bulletins not found by their ids: {len(missing)}, first {missing[0]}",
        )


def check_gone(collection: IndexReader, removed: Iterable[str]) -> Iterator[Fault]:
    """Look for bulletins that must not be there any more."""
    left = [id for id in removed if collection.find(id) is not None]
    if left:
        yield Fault(
            "ids",
            f"còn {len(left)} bản tin đã bị gỡ, đầu tiên là {left[0]}",
            f"bulletins that were removed are still there: {len(left)}, first {left[0]}",
        )


def check_titles(collection: IndexReader, numbers: Iterable[int]) -> Iterator[Fault]:
    """Look for some documents by their own titles, as a reader would."""
    executor = ArrayExecutor(collection)
    for number in numbers:
        bulletin = loads(collection.text(number))["bulletin"]
        query = parse(_SIGNS.sub(" ", bulletin["title"]))
        if query.required and number not in executor.find(query).documents:
            yield Fault(
                "titles",
                f"không tìm thấy bản tin {bulletin['id']} theo tiêu đề của nó",
                f"the bulletin {bulletin['id']} is not found by its own title",
            )


def check_arrays(containers: Iterable[Container]) -> Iterator[Fault]:
    """Compare every array with its checksum."""
    for container in containers:
        for name in container.damaged():
            yield _altered(container.path, f": {name}")


def check_files(folder: Path, digests: Mapping[str, str]) -> Iterator[Fault]:
    """Compare every file with its digest, whole."""
    for name, digest in digests.items():
        try:
            is_whole = digest_of(folder / name) == digest
        except OSError as error:
            yield Fault(
                "files",
                f"không đọc được {folder / name}: {error.strerror}",
                f"{folder / name} cannot be read: {error.strerror}",
            )
            continue
        if not is_whole:
            yield _altered(folder / name, "")


def digest_of(path: Path) -> str:
    """Return the digest of a file as a generation remembers it."""
    with path.open("rb") as file:
        return file_digest(file, lambda: blake2b(digest_size=_DIGEST_BYTES)).hexdigest()


def draw(collection: IndexReader, fresh: Sequence[str], count: int = SAMPLE) -> Group[int]:
    """Return a sample of the documents, and one of some that were just written."""
    random = Random(len(collection.living))
    everyone = collection.living.tolist()
    chosen = set(random.sample(everyone, min(count, len(everyone))))
    for id in random.sample(fresh, min(count, len(fresh))):
        number = collection.find(id)
        if number is not None:
            chosen.add(number)
    return sorted(chosen)


def _altered(path: Path, part: str) -> Fault:
    return Fault("checksums", f"{path}{part} đã bị thay đổi", f"{path}{part} was altered")
