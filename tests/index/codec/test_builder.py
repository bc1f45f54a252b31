"""A segment gives back what was built into it, in every form that lists are stored in."""

from collections.abc import Sequence
from itertools import islice, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

from index.codec.builder import SegmentBuilder
from index.codec.segment_file import SegmentFile, open_segment
from search.engine.segment.positions import PositionForm
from search.engine.segment.postings import CHUNK, CODE_FORMS, CodeForm, DocForm
from search.field import ID, Field
from tests.generated.history import Constants, constants, scratch
from tests.index.codec.segments import (
    Positioned,
    build,
    document,
    documents,
    expected,
    merge,
    postings,
)


def body(*held: tuple[str, int]) -> Positioned:
    return {Field.BODY: held}


@given(documents, constants)
def test_documents_come_back(held: Sequence[Positioned], numbers: Constants) -> None:
    with numbers.set(), scratch() as folder:
        opened = build(folder, held)
        assert postings(opened) == expected(held)
        assert [opened.records.texts[each].decode() for each in range(len(held))] == [
            f"văn bản {number}" for number in range(len(held))
        ]
        assert list(folder.iterdir()) == [opened.container.path]


@pytest.mark.parametrize("count", [1, 2, 15, 16, 17, 255, 256, 257, 300])
def test_variants_of_a_plain_term(tmp_path: Path, count: int) -> None:
    variants = ["".join(each) for each in islice(product("aàáảãạăâ", repeat=3), count)]
    held = [
        body(*((term, 2 * position) for position, term in enumerate(variants[::-1]))),
        body(("a", 0)),
    ]
    held += [body((term, 4)) for term in variants[::2]]
    opened = build(tmp_path, held)
    assert postings(opened) == expected(held)
    assert postings(merge(tmp_path, [(opened, [True] * len(held))])) == expected(held)


@pytest.mark.parametrize("highest", [65_534, 65_535, 65_536, 65_537, 1 << 20, (1 << 32) - 1])
def test_positions_far_into_a_document(tmp_path: Path, highest: int) -> None:
    held = [body(("gần", 1), ("xa", 3), ("xa", highest)), body(("gần", 0), ("xa", 8)), body()]
    opened = build(tmp_path, held)
    assert postings(opened) == expected(held)
    forms = opened.segment.positions.forms.tolist()
    assert forms == [PositionForm.TWO_BYTES, PositionForm(highest > 65_535)]
    assert postings(merge(tmp_path, [(opened, [True] * 3)])) == expected(held)


@pytest.mark.parametrize(
    ("kinds", "form"),
    [(200, CodeForm.BYTE), (256, CodeForm.BYTE), (257, CodeForm.RARE), (400, CodeForm.RARE)],
)
def test_terms_that_stand_in_many_ways(tmp_path: Path, kinds: int, form: CodeForm) -> None:
    held = [body(*(("lặp", 2 * each) for each in range(number + 1))) for number in range(kinds)]
    held += held[:40]
    opened = build(tmp_path, held)
    assert opened.segment.plain_postings.forms.tolist()[0] & CODE_FORMS == form
    assert postings(opened) == expected(held)
    assert postings(merge(tmp_path, [(opened, [True] * len(held))])) == expected(held)


def test_rare_ways_have_a_table_of_their_own(tmp_path: Path) -> None:
    """A second term, whose frequency rows all come after the first 256 of the segment."""
    often = [body(*(("a", 2 * each) for each in range(number + 1))) for number in range(300)]
    held = [*often, *(body(*(("b", 2 * each) for each in range(299))) for _ in range(3))]
    opened = build(tmp_path, held)
    forms = opened.segment.plain_postings.forms & CODE_FORMS
    assert forms.tolist() == [CodeForm.RARE, CodeForm.TABLE]
    assert postings(opened) == expected(held)


STEPS = {"hai": 2, "ba": 3, "mười": 10, "trăm": 100, "nghìn": 1000, "vạn": 10_000, "cuối": 69_999}
COUNT = 70_000


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> SegmentFile:
    """There are more documents than two bytes can number; each term is in every n-th."""
    builder = SegmentBuilder(folder := tmp_path_factory.mktemp("many"))
    for number in range(COUNT):
        terms = [term for term, step in STEPS.items() if number % step == 0]
        builder.add(document(number, body(*((term, 2 * at) for at, term in enumerate(terms)))))
    builder.finish(folder / "many.bantin")
    return open_segment(folder / "many.bantin")


def documents_of(opened: SegmentFile, term: str) -> list[int]:
    number = opened.segment.plain_terms.find(term.encode())
    assert number is not None
    found: list[int] = opened.segment.plain_postings.documents(number).to_numbers().tolist()
    return found


def form_of(opened: SegmentFile, term: str) -> int:
    number = opened.segment.plain_terms.find(term.encode())
    return int(opened.segment.plain_postings.forms[number]) & ~CODE_FORMS


PLAINS = dict(
    zip(("hai", "ba", "muoi", "tram", "nghin", "van", "cuoi"), STEPS.values(), strict=True)
)


def test_long_and_short_lists_of_many_documents(many: SegmentFile) -> None:
    assert many.segment.count > CHUNK
    for term, step in PLAINS.items():
        assert documents_of(many, term) == list(range(0, COUNT, step))
    assert form_of(many, "hai") == form_of(many, "muoi") == DocForm.BITS
    assert form_of(many, "tram") == form_of(many, "nghin") == DocForm.HALVES
    assert form_of(many, "van") == form_of(many, "cuoi") == DocForm.NUMBERS


def test_many_documents_are_merged(many: SegmentFile, tmp_path: Path) -> None:
    kept = np.arange(COUNT) % 3 != 0
    merged = merge(tmp_path, [(many, kept.tolist()), (many, (~kept).tolist())])
    order = [*np.flatnonzero(kept).tolist(), *np.flatnonzero(~kept).tolist()]
    for term, step in PLAINS.items():
        assert documents_of(merged, term) == [
            new for new, old in enumerate(order) if old % step == 0
        ]
    ids = merged.records.keywords[ID]
    assert ids.find("069999").tolist() == [order.index(69_999)]
    assert merged.records.texts[order.index(12_345)] == "văn bản 12345".encode()


def test_what_another_thread_could_not_write_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("index.codec.runs.inversion.invert", fail)
    with Constants(run=2).set():
        builder = SegmentBuilder(tmp_path)
        with pytest.raises(OSError, match="No space left"):
            for number in range(4):
                builder.add(document(number, body(("a", 0))))
        assert builder.count == 4, "the run before is asked about when the next one is full"
        with pytest.raises(OSError, match="No space left"):
            builder.finish(tmp_path / "a.bantin")
        builder.discard()
    assert list(tmp_path.iterdir()) == []


def test_what_is_discarded_leaves_nothing(tmp_path: Path) -> None:
    with Constants(run=1).set():
        builder = SegmentBuilder(tmp_path)
        for number in range(3):
            builder.add(document(number, body(("a", 0))))
        builder.discard()
    assert list(tmp_path.iterdir()) == []
