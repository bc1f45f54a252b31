"""`audit` finds what checksums cannot: arrays that are undamaged but wrong."""

from dataclasses import replace
from json import dumps, loads
from pathlib import Path

import pytest

from index.analysis import analyse
from index.bulletin import Bulletin
from index.checking import audit as audit_module
from index.checking.audit import audit
from index.codec.document import Document
from index.opening.meta import META_FILE, sealed
from index.writing.writer import reindex
from search.engine.index_reader import IndexReader
from search.field import ID, Field
from search.text.analysis import FieldTerms
from tests.newsroom import BULLETINS


@pytest.fixture
def generation(tmp_path: Path) -> Path:
    """An index of ten bulletins, with two segments, one of which has deleted documents."""
    path = tmp_path / "tin.jsonl"
    for changed in ("", " đã sửa"):
        records = [each.to_json() for each in BULLETINS]
        records[3]["lead"] += changed
        path.write_text("".join(f"{dumps(each)}\n" for each in records))
        report = reindex([path], tmp_path / "index", lambda _: None, workers=1)
    return report.generation


def checks(generation: Path) -> list[str]:
    return [each.check for each in audit(generation)]


def test_a_whole_generation_has_no_fault(generation: Path) -> None:
    assert len(list(generation.glob("*.bantin"))) == 2
    assert not checks(generation)


def test_a_bulletin_in_a_wrong_story_is_found(
    generation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(IndexReader, "find_stories", lambda self: self.stories[::-1])
    assert checks(generation) == ["stories"]


def test_a_wrong_count_is_found(generation: Path) -> None:
    meta = loads((generation / META_FILE).read_text("utf-8"))
    (generation / META_FILE).write_text(dumps(sealed({**meta, "bulletins": 11})), "utf-8")
    assert checks(generation) == ["counts"]


def test_a_file_is_named_when_a_byte_changes(generation: Path) -> None:
    lock = generation / "MAIN_WRITELOCK"
    origins = generation / "origins"
    content = bytearray(origins.read_bytes())
    content[-1] ^= 1
    origins.write_bytes(content)
    lock.write_bytes(lock.read_bytes() + b" ")
    assert checks(generation) == ["checksums", "checksums"]


def test_altered_origins_are_named_and_not_read(generation: Path) -> None:
    origins = generation / "origins"
    content = bytearray(origins.read_bytes())
    at = content.index(b"giao-ban")
    content[at] = 0xFF
    origins.write_bytes(content)
    assert checks(generation) == ["checksums"]
    origins.unlink()
    origins.mkdir()
    assert checks(generation) == ["files"]


@pytest.mark.parametrize(
    "field", [Field.TITLE, Field.BODY, Field.LEAD, Field.CAPTIONS, Field.AUTHOR]
)
@pytest.mark.parametrize("kind", ["another term", "another position", "a term more"])
def test_postings_must_be_those_of_the_text(
    generation: Path, monkeypatch: pytest.MonkeyPatch, field: Field, kind: str
) -> None:
    def analyse_otherwise(bulletin: Bulletin) -> Document:
        document = analyse(bulletin)
        held = document.fields.get(field)
        if document.keywords[ID] != ("giao-ban",) or held is None:
            return document
        terms, packed = list(held.terms), list(held.packed_positions)
        if kind == "another term":
            terms[0] = "khác"
        elif kind == "another position":
            packed[0] ^= 1
        else:
            terms.append(terms[0])
            packed.append(packed[-1] + 2)
        return replace(
            document,
            fields={**document.fields, field: FieldTerms.of(terms, packed)},
        )

    monkeypatch.setattr(audit_module, "analyse", analyse_otherwise)
    (fault,) = audit(generation)
    assert (fault.check, "giao-ban" in fault.reason) == ("postings", True)


def test_every_bulletin_is_looked_for_by_the_id_in_its_text(
    generation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = IndexReader.find
    monkeypatch.setattr(
        IndexReader, "find", lambda self, id: None if id == "mat-ong" else find(self, id)
    )
    faults = list(audit(generation))
    assert {each.check for each in faults} == {"ids"}
    assert all("mat-ong" in each.reason for each in faults)
