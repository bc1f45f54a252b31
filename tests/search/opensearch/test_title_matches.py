"""Titles by stored terms are compared as titles by their text are."""

from pathlib import Path

import numpy as np
import pytest

from index.analysis import analyse
from index.opening.vocabulary_file import open_vocabulary
from index.opensearch.source import source_of
from index.opensearch.vocabulary_builder import VocabularyBuilder
from search.engine.titles.stored_titles import StoredTitles
from search.opensearch import packing
from search.opensearch.fields import STORED_TERMS
from search.opensearch.stored_terms import StoredTerms
from search.opensearch.title_matches import match_titles
from search.query.clause import PhraseClause, SynonymClause, TermClause
from search.query.walk import ScoredClause
from search.text.token import TokenKind
from tests.search.indexing import index, tell

TITLES = (
    "Chợ nổi họp chợ đêm",
    "Cho nổi cầu treo, chợ cá",
    "Ngày 2/9/2020 ở chợ",
    "UBND tỉnh họp, Ủy ban nhân dân xã họp",
    "!",
    "Cầu treo cầu treo cầu",
)


def term(text: str, position: int = 0, *, is_exact: bool = False) -> TermClause:
    return TermClause(text, TokenKind.SYLLABLE, 0, 0, position, is_exact=is_exact)


def name(*ways: str) -> SynonymClause:
    phrases = (tuple(term(each, n) for n, each in enumerate(way.split())) for way in ways)
    return SynonymClause(tuple(map(PhraseClause, phrases)))


CLAUSES: list[ScoredClause] = [
    term("chợ", is_exact=True),
    term("cho"),
    term("họp"),
    name("cầu treo", "treo cầu"),
    name("ubnd", "ủy ban nhân dân"),
    name("chợ vắng"),
    term("vắng"),
]


@pytest.mark.parametrize("wanted", [0, 2, 4, len(CLAUSES)])
def test_stored_terms_tell_what_texts_tell(tmp_path: Path, wanted: int) -> None:
    bulletins = tell(TITLES)
    builder = VocabularyBuilder(None)
    packed = [
        packing.decode(source_of(analyse(each), number, builder)[STORED_TERMS])
        for number, each in enumerate(bulletins)
    ]
    builder.write(tmp_path, [0], packed[:1], newest_day=0, next_number=len(packed))
    vocabulary, _ = open_vocabulary(tmp_path)
    titles = StoredTerms.of(packed, fields=1)
    found = match_titles(vocabulary, titles, CLAUSES, wanted)
    reader = index(tmp_path, bulletins)
    expected = StoredTitles(reader.texts).match(np.arange(len(TITLES)), CLAUSES, wanted)
    for each in ("counts", "held", "others", "covered", "lengths", "widths"):
        assert getattr(found, each).tolist() == getattr(expected, each).tolist(), each


def test_no_titles_have_nothing(tmp_path: Path) -> None:
    builder = VocabularyBuilder(None)
    builder.write(tmp_path, [], [], newest_day=0, next_number=0)
    vocabulary, _ = open_vocabulary(tmp_path)
    found = match_titles(vocabulary, StoredTerms.of([], fields=1), CLAUSES, 2)
    assert found.counts.shape == (0, len(CLAUSES))
