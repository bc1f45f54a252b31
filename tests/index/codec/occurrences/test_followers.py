"""Long lists tell exactly what follows their postings; after a merge perhaps more, never less."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from hypothesis import given

from index.codec.runs.occurrence import plain_of
from index.codec.segment_file import SegmentFile
from search.engine.segment.followers import ANY, BUCKETS, bucket_of
from search.field import Field
from search.text.analysis import GAP
from tests.generated.history import Constants, constants, scratch
from tests.index.codec.segments import Positioned, build, documents, merge

Masks = dict[tuple[str, int], int]
"""The buckets that follow each posting, by plain term and document."""


def expected(held: Sequence[Positioned]) -> Masks:
    """Return what follows in the documents, found position by position."""
    masks = Masks()
    for number, positioned in enumerate(held):
        standing: dict[int, set[bytes]] = {}
        start = 0
        for field in Field:
            if placed := positioned.get(field):
                for term, packed in placed:
                    standing.setdefault(start + packed // 2, set()).add(plain_of(term.encode()))
                start += placed[-1][1] // 2 + GAP
        for position, terms in standing.items():
            for plain in terms:
                key = plain.decode(), number
                masks[key] = masks.get(key, 0)
                for each in standing.get(position + 1, ()):
                    masks[key] |= 1 << bucket_of(each)
    return masks


def written(opened: SegmentFile) -> Masks:
    """Return the followers that a segment has stored."""
    segment = opened.segment
    masks = Masks()
    for plain in segment.followers.terms.tolist():
        docs = segment.plain_postings.documents(plain).to_numbers().tolist()
        held = segment.followers.masks(plain, len(docs)).tolist()
        name = segment.plain_terms[plain].decode()
        masks.update({(name, doc): mask for doc, mask in zip(docs, held, strict=True)})
    return masks


@given(documents, constants)
def test_what_follows_is_stored(held: Sequence[Positioned], numbers: Constants) -> None:
    with numbers.set(), scratch() as folder:
        found = written(build(folder, held))
        known = expected(held)
        assert found == {key: known[key] for key in found}


@given(documents, documents, constants)
def test_a_merge_rules_out_nothing_that_follows(
    first: Sequence[Positioned], second: Sequence[Positioned], numbers: Constants
) -> None:
    with numbers.set(), scratch() as folder:
        parts = [build(folder, each) for each in (first, second)]
        merged = merge(folder, [(parts[0], [True] * len(first)), (parts[1], [True] * len(second))])
        known = expected([*first, *second])
        for key, mask in written(merged).items():
            assert mask & known[key] == known[key]


def test_long_lists_have_followers_and_keep_them(tmp_path: Path) -> None:
    # *mưa* is in all of 40 documents, *gió* in ten: too few for a list of bits.
    rain = [("mưa", 0), ("rào", 2), ("mưa", 8), ("đá", 10)]
    held = [{Field.TITLE: [*rain, ("gió", 12)][: 4 + (n < 10)]} for n in range(40)]
    opened = build(tmp_path, held)
    followed = [opened.segment.plain_terms[each] for each in opened.segment.followers.terms]
    assert followed == [b"da", b"mua", b"rao"]
    assert set(chain(written(opened).items())) <= set(expected(held).items())
    assert written(opened)["mua", 3] == 1 << bucket_of(b"rao") | 1 << bucket_of(b"da")
    assert merge(tmp_path, [(opened, [True] * 40)]).segment.followers.stored.tolist() == (
        opened.segment.followers.stored.tolist()
    )


def test_a_list_that_was_short_is_followed_by_anything(tmp_path: Path) -> None:
    rare = build(tmp_path, [{Field.TITLE: [("mưa", 0)]}, *[{Field.TITLE: [("gió", 0)]}] * 39])
    common = build(tmp_path, [{Field.TITLE: [("mưa", 0)]}] * 40)
    merged = merge(tmp_path, [(rare, [True] * 40), (common, [True] * 40)])
    rain = [mask for (term, _), mask in written(merged).items() if term == "mua"]
    assert rain == [ANY] + [0] * 40
    assert len(merged.segment.followers.stored) == BUCKETS * (-(-41 // 8) + -(-39 // 8))


def test_segments_without_followers_have_none(tmp_path: Path) -> None:
    followers = build(tmp_path, [{Field.TITLE: [("mưa", 0)]}]).segment.followers
    assert [len(followers.terms), len(followers.offsets), len(followers.stored)] == [0, 0, 0]
    assert np.array_equal(followers.masks(0, 1), [ANY])
