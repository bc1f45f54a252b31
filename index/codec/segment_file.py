"""Opens a segment file: its arrays as the `Segment` and `Records` of the engine."""

from dataclasses import dataclass
from pathlib import Path

from index.codec.array_names import (
    DOC_ID_OFFSETS,
    FREQUENCY_ROW_OFFSETS,
    FREQUENCY_ROWS,
    PACKED_POSITIONS,
    POSITION_FORMS,
    POSITION_OFFSETS,
)
from index.codec.container import Container, open_container
from search.engine.segment.followers import Followers
from search.engine.segment.positions import Positions
from search.engine.segment.postings import PostingLists
from search.engine.segment.records import KeywordLists, Records
from search.engine.segment.segment import Segment
from search.engine.segment.stored_texts import Texts
from search.engine.segment.term_table import TermTable
from search.engine.segment.variants import Variants
from search.field import KEYWORDS, Field
from search.stories.sketch import Sketches

EXTENSION = ".bantin"


@dataclass(frozen=True, slots=True)
class SegmentFile:
    """An open segment file."""

    container: Container
    segment: Segment
    records: Records


def open_segment(path: Path) -> SegmentFile:
    """Open a segment file.

    Raises:
        DamagedIndexError: if its length or header is not what was written.
        FileNotFoundError: if it is gone.

    """
    arrays = open_container(path)
    return SegmentFile(arrays, _segment(arrays), _records(arrays))


def _segment(arrays: Container) -> Segment:
    count = arrays.meta["documents"]
    return Segment(
        count=count,
        plain_terms=_terms(arrays, "plain_terms"),
        first_variants=arrays["first_variants"],
        accented_terms=_terms(arrays, "accented_terms"),
        accented_lists=arrays["accented_lists"],
        plain_postings=_postings(arrays, "plain", count),
        accented_postings=_postings(arrays, "accented", count),
        frequencies=arrays["frequencies"].reshape(-1, len(Field)),
        positions=Positions(
            arrays[POSITION_OFFSETS], arrays[POSITION_FORMS], arrays[PACKED_POSITIONS]
        ),
        followers=Followers(
            arrays["followed_terms"], arrays["follower_offsets"], arrays["followers"]
        ),
        variants=Variants(arrays["variants_at"], arrays["variant_forms"], arrays["variants"]),
        field_lengths=arrays["field_lengths"].reshape(len(Field), count),
        field_starts=arrays["field_starts"].reshape(len(Field), count),
    )


def _terms(arrays: Container, name: str) -> TermTable:
    return TermTable(arrays[f"{name}.letters"], arrays[f"{name}.ends"])


def _postings(arrays: Container, name: str, count: int) -> PostingLists:
    return PostingLists(
        count,
        arrays[f"{name}.lengths"],
        arrays[f"{name}.forms"],
        arrays[f"{name}.{DOC_ID_OFFSETS}"],
        arrays[f"{name}.{FREQUENCY_ROW_OFFSETS}"],
        arrays[f"{name}.numbers"],
        arrays[f"{name}.halves"],
        arrays[f"{name}.bits"],
        arrays[f"{name}.{FREQUENCY_ROWS}"],
    )


def _records(arrays: Container) -> Records:
    keywords = {
        name: KeywordLists(
            TermTable(arrays[f"{name}.letters"], arrays[f"{name}.term_ends"]),
            arrays[f"{name}.ends"],
            arrays[f"{name}.documents"],
        )
        for name in KEYWORDS
    }
    return Records(
        arrays["published"],
        arrays["newest_first"],
        arrays["oldest_first"],
        arrays["organisation_values"],
        arrays["organisation_ends"],
        keywords,
        Sketches(arrays["sketches"], arrays["sketch_ends"]),
        Texts(arrays.reader("texts"), arrays["text_ends"], arrays["text_dictionary"].tobytes()),
    )
