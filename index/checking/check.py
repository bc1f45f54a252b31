"""Checks that every generation must pass, before readers open it and on request.

Each check yields the faults that it finds; a whole generation has none.
"""

import re
from collections.abc import Collection as Group
from collections.abc import Iterable, Iterator, Mapping, Sequence
from json import loads
from pathlib import Path
from random import Random

from index.codec.container import Container, open_container
from index.opening.file_digest import digest_of
from index.opening.generation_arrays import GenerationArrays
from index.opening.origins import ORIGINS_FILE
from index.problem import Fault
from index.report import Changes
from search.engine.array_engine import ArrayEngine
from search.engine.index_reader import IndexReader
from search.errors import reason_of
from search.query.parser import parse

SAMPLE = 20
"""Bulletins that are looked up by their titles, and as many of those just written."""

# Characters and words of a title that a query would take for operators.
SIGNS = re.compile(r'["“”„‟«»＂*|]|(?<!\S)-|(?<!\S)OR(?!\S)')


def check_new(opened: GenerationArrays, changes: Changes, kept: Group[str]) -> Iterator[Fault]:
    """Check a generation before readers open it; files named `kept` were checked when written."""
    fresh = [each for each in opened.containers if each.path.name not in kept]
    yield from check_arrays([*fresh, open_container(opened.path / ORIGINS_FILE)])
    reader = opened.reader
    expected = len(changes.added) + len(changes.changed) + changes.unchanged
    yield from check_counts(reader, expected, "nguồn", "the source")
    written = [*changes.added, *changes.changed]
    yield from check_ids(reader, written)
    yield from check_gone(reader, changes.removed)
    yield from check_titles(reader, draw(reader, written))


def check_counts(reader: IndexReader, expected: int, named: str, named_en: str) -> Iterator[Fault]:
    """Compare the number of living bulletins with that of a source, named in both languages."""
    living = len(reader.living)
    if living != expected:
        yield Fault(
            "counts",
            f"có {living} bản tin, nhưng {named} có {expected}",
            f"there are {living} bulletins, but {named_en} has {expected}",
        )


def check_ids(reader: IndexReader, wanted: Iterable[str]) -> Iterator[Fault]:
    """Look up bulletins by their ids."""
    ids = list(wanted)
    found = reader.find_all(ids)
    missing = [id for id, doc_id in zip(ids, found, strict=True) if doc_id is None]
    if missing:
        yield Fault(
            "ids",
            f"không tìm thấy {len(missing)} bản tin theo mã, đầu tiên là {missing[0]}",
            f"bulletins not found by their ids: {len(missing)}, first {missing[0]}",
        )


def check_gone(reader: IndexReader, removed: Iterable[str]) -> Iterator[Fault]:
    """Look up bulletins that must not be there any more."""
    left = [id for id in removed if reader.find(id) is not None]
    if left:
        yield Fault(
            "ids",
            f"còn {len(left)} bản tin đã bị gỡ, đầu tiên là {left[0]}",
            f"bulletins that were removed are still there: {len(left)}, first {left[0]}",
        )


def check_titles(reader: IndexReader, doc_ids: Iterable[int]) -> Iterator[Fault]:
    """Search for some documents by their own titles, as a reader would."""
    engine = ArrayEngine(reader)
    for doc_id in doc_ids:
        bulletin = loads(reader.text(doc_id))["bulletin"]
        query = parse(SIGNS.sub(" ", bulletin["title"]))
        if query.required and doc_id not in engine.match(query).doc_ids:
            yield Fault(
                "titles",
                f"không tìm thấy bản tin {bulletin['id']} theo tiêu đề của nó",
                f"the bulletin {bulletin['id']} is not found by its own title",
            )


def check_arrays(containers: Iterable[Container]) -> Iterator[Fault]:
    """Compare every array with its checksum."""
    for container in containers:
        try:
            for name in container.damaged():
                yield _altered(container.path, f": {name}")
        except OSError as error:
            yield _unreadable(container.path, error)


def check_files(folder: Path, digests: Mapping[str, str]) -> Iterator[Fault]:
    """Compare every file, read whole, with its digest."""
    for name, digest in digests.items():
        try:
            is_whole = digest_of(folder / name) == digest
        except OSError as error:
            yield _unreadable(folder / name, error)
            continue
        if not is_whole:
            yield _altered(folder / name, "")


def draw(reader: IndexReader, fresh: Sequence[str], count: int = SAMPLE) -> Group[int]:
    """Return the ids of a sample of all documents, and of those just written, ascending."""
    random = Random(len(reader.living))
    everyone = reader.living.tolist()
    chosen = set(random.sample(everyone, min(count, len(everyone))))
    for id in random.sample(fresh, min(count, len(fresh))):
        doc_id = reader.find(id)
        if doc_id is not None:
            chosen.add(doc_id)
    return sorted(chosen)


def _unreadable(path: Path, error: OSError) -> Fault:
    reason, reason_en = reason_of(error)
    return Fault("files", f"không đọc được {path}: {reason}", f"{path} cannot be read: {reason_en}")


def _altered(path: Path, part: str) -> Fault:
    return Fault("checksums", f"{path}{part} đã bị thay đổi", f"{path}{part} was altered")
