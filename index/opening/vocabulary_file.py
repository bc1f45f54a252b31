"""The files of a generation in a cluster: its vocabulary, and a segment of sampled documents."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy import intp

from index.codec.container import Container, open_container
from index.codec.segment_file import open_segment
from index.errors import OutdatedIndexError
from search.engine.index_reader import open_reader
from search.engine.segment.term_table import TermTable
from search.opensearch.vocabulary import Vocabulary

VOCABULARY_FILE = "vocabulary"
SAMPLE_FILE = "sample"

MAPPING_VERSION = 3
"""Raised whenever the fields or tokens of a cluster's documents change; then all is built again."""


def open_vocabulary(folder: Path) -> tuple[Vocabulary, Sequence[Container]]:
    """Open the vocabulary of a folder; raises OutdatedIndexError, DamagedIndexError or OSError."""
    held = open_container(folder / VOCABULARY_FILE)
    if held.meta["mapping"] != MAPPING_VERSION:
        made_by, needed = (f"mapping {each}" for each in (held.meta["mapping"], MAPPING_VERSION))
        raise OutdatedIndexError(folder, made_by, needed)
    sample = open_segment(folder / SAMPLE_FILE)
    parts = [(sample.segment, sample.records, np.empty(0, intp))] if sample.segment.count else []
    vocabulary = Vocabulary(
        _terms(held, "plain_terms"),
        held["first_variants"],
        _terms(held, "accented_terms"),
        held["numbers"],
        _terms(held, "tokens"),
        held["token_counts"],
        held.meta["documents"],
        held.meta["length"],
        held.meta["newest_day"],
        held.meta["next_number"],
        held["sampled"],
        open_reader(parts),
    )
    return vocabulary, [held, sample.container]


def _terms(held: Container, name: str) -> TermTable:
    return TermTable(held[f"{name}_letters"], held[f"{name}_ends"])
