"""Merged segments hold the living documents of their sources, for all deletions and batches."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress

from hypothesis import given
from hypothesis import strategies as st

from tests.generated.history import Constants, constants, scratch
from tests.index.codec.segments import Positioned, build, documents, expected, merge, postings

segments = st.lists(
    documents.flatmap(
        lambda held: st.tuples(
            st.just(held),
            st.lists(st.booleans(), min_size=len(held), max_size=len(held))
            | st.just([True] * len(held)),
        )
    ),
    min_size=1,
    max_size=3,
)
"""Documents, and which of them are kept."""


@given(segments, constants, constants)
def test_what_is_kept_comes_back(
    drawn: Sequence[tuple[Sequence[Positioned], Sequence[bool]]],
    before: Constants,
    after: Constants,
) -> None:
    kept = [each for held, living in drawn for each in compress(held, living)]
    # Readers work with the chunk that writers had; all else a segment tells of itself.
    after = replace(after, chunk=before.chunk)
    with scratch() as folder:
        with before.set():
            parts = [(build(folder, held), living) for held, living in drawn]
        with after.set():
            merged = merge(folder, parts)
            assert postings(merged) == expected(kept)
            assert merged.segment.count == len(kept)
