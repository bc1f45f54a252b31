"""New and merged segments give back what they store of documents besides terms."""

from collections.abc import Sequence
from itertools import compress
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from pytest import MonkeyPatch

from index.codec.builder import SegmentBuilder
from index.codec.document import Document
from index.codec.segment_file import open_segment
from search.engine.segment.records import Records
from search.field import CODES, DAY, ID, ORGANISATIONS
from tests.generated.history import scratch

tags = st.lists(st.sampled_from(("đ", "a", "b-c", "z")), max_size=3, unique=True)
documents = st.lists(
    st.builds(
        Document,
        published=st.sampled_from((-1, 0, 1_594_314_000, 1 << 40)),
        text=st.binary(max_size=30),
        keywords=st.fixed_dictionaries(
            {ID: st.tuples(st.sampled_from([f"{each:02}" for each in range(30)]))},
            optional={CODES: tags, ORGANISATIONS: tags},
        ),
        fields=st.just({}),
    ),
    max_size=8,
    unique_by=lambda each: tuple(each.keywords[ID]),
)


def records(path: Path, builder: SegmentBuilder) -> Records:
    builder.finish(path)
    return open_segment(path).records


def check(found: Records, held: Sequence[Document]) -> None:
    """Compare what was read with what was written."""
    assert found.published.tolist() == [each.published for each in held]
    assert [found.texts[number] for number in range(len(held))] == [each.text for each in held]
    ids = [each.keywords[ID][0] for each in held]
    numbers = range(len(held))
    oldest = sorted(numbers, key=lambda number: (held[number].published, ids[number]))
    newest = sorted(numbers, key=lambda number: (-held[number].published, ids[number]))
    assert (found.oldest_first.tolist(), found.newest_first.tolist()) == (oldest, newest)
    for name in (ID, CODES, ORGANISATIONS, DAY):
        holders: dict[str, list[int]] = {}
        for number, each in enumerate(held):
            for term in each.keywords.get(name, ()):
                holders.setdefault(term, []).append(number)
        lists = found.keywords[name]
        assert [term.decode() for term in lists.terms] == sorted(holders)
        assert {term: lists.find(term).tolist() for term in holders} == holders
        assert lists.find("không có").tolist() == []
    names = [term.decode() for term in found.keywords[ORGANISATIONS].terms]
    ends = [0, *found.organisation_ends.tolist()]
    for number, each in enumerate(held):
        values = found.organisation_values[ends[number] : ends[number + 1]].tolist()
        assert [names[value] for value in values] == sorted(each.keywords.get(ORGANISATIONS, ()))


@given(
    documents,
    st.lists(st.booleans(), min_size=8, max_size=8),
    st.sampled_from((3000, 1, 2)),
    st.sampled_from((512, 1, 3)),
)
def test_records_come_back(
    held: Sequence[Document], kept: Sequence[bool], samples: int, at_once: int
) -> None:
    with MonkeyPatch.context() as patch, scratch() as folder:
        patch.setattr("index.codec.record.SAMPLES", samples)
        patch.setattr("index.codec.record.AT_ONCE", at_once)
        builder = SegmentBuilder(folder)
        for each in held:
            builder.add(each)
        written = records(folder / "a.bantin", builder)
        check(written, held)

        again = SegmentBuilder(folder)
        segment = open_segment(folder / "a.bantin").segment
        alive = np.array(kept[: len(held)], np.bool_)
        again.add_segment(segment, written, alive)
        again.add_segment(segment, written, ~alive)
        merged = [*compress(held, alive), *compress(held, ~alive)]
        check(records(folder / "b.bantin", again), merged)


def test_texts_of_a_large_segment_share_a_dictionary(tmp_path: Path) -> None:
    texts = [f"Bản tin số {number}: {'mưa nắng gió sương ' * 40}".encode() for number in range(600)]
    builder = SegmentBuilder(tmp_path)
    for number, text in enumerate(texts):
        builder.add(Document(number, text, {ID: (f"{number}",)}, {}))
    found = records(tmp_path / "large.bantin", builder)
    assert found.texts.packed_dictionary
    assert [found.texts[number] for number in range(600)] == texts
