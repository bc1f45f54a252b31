"""Requests made by hypothesis, with every kind of clause, filter, order and page."""

from collections.abc import Sequence
from datetime import date
from unicodedata import combining, normalize

from hypothesis import strategies as st

from search.query.accent_matching import AccentMatching
from search.query.clause import Clause, MinimumShouldMatch, Or
from search.request import SearchRequest, Sort
from search.text.spelling import TONES, bare
from tests.generated.bulletins import DAYS, ORGANISATIONS, Vocabulary


def spellings(word: str) -> tuple[str, ...]:
    """Return a word as readers type it: whole, without tones, without shapes, or plain."""
    decomposed = normalize("NFD", word)
    toneless = "".join(each for each in decomposed if each not in TONES)
    shapeless = "".join(each for each in decomposed if each in TONES or not combining(each))
    return (
        word,
        normalize("NFC", toneless),
        normalize("NFC", shapeless),
        bare(word),
        bare(word).upper(),
    )


def questions(vocabulary: Vocabulary) -> st.SearchStrategy[str]:
    """Return queries made of a newsroom's words and lines, and of words that it lacks."""
    words = _spelled(st.sampled_from((*vocabulary.words, "zzz")))
    runs = st.builds(
        lambda line, first, length: " ".join(line.split()[first : first + length]),
        _spelled(st.sampled_from(vocabulary.lines)),
        st.integers(0, 3),
        st.integers(1, 4),
    )
    phrases = (runs | st.lists(words, min_size=1, max_size=3).map(" ".join)).map('"{}"'.format)
    stems = st.builds(lambda word, length: f"{word[:length]}*", words, st.integers(1, 8))
    wanted = st.one_of(words, phrases, stems)
    either = st.lists(wanted, min_size=2, max_size=3).map(" OR ".join)
    unwanted = wanted.map("-{}".format)
    parts = st.one_of(words, runs, words, runs, phrases, stems, either, unwanted)
    return st.lists(parts, min_size=1, max_size=3).map(" ".join) | st.sampled_from(
        ("", " ", "?", '"')
    )


def _spelled(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return words.flatmap(lambda word: st.sampled_from(spellings(word)))


def clauses_of(leaves: Sequence[Clause]) -> st.SearchStrategy[Clause]:
    """Return clauses made of some clauses, one inside the other."""
    weighed = st.sampled_from((1.0, 1.0, 2.0, 5.0))
    return st.recursive(
        st.sampled_from(leaves),
        lambda inner: (
            st.lists(inner, min_size=1, max_size=3).map(lambda each: Or(tuple(each)))
            | st.lists(st.tuples(inner, weighed), min_size=1, max_size=4).flatmap(_enough_of)
        ),
        max_leaves=8,
    )


def _enough_of(weighed: Sequence[tuple[Clause, float]]) -> st.SearchStrategy[Clause]:
    clauses, weights = zip(*weighed, strict=True)
    least = st.integers(1, int(sum(weights))).map(float)
    return least.map(lambda each: MinimumShouldMatch(clauses, weights, each))


def requests(vocabulary: Vocabulary) -> st.SearchStrategy[SearchRequest]:
    """Return requests with filters, orders and pages, with and without fixed accent matching."""
    days: st.SearchStrategy[date | None] = st.none() | st.sampled_from(DAYS)
    organisations = st.sampled_from((*ORGANISATIONS, "khong-co"))
    return st.builds(
        SearchRequest,
        text=questions(vocabulary),
        organisations=st.lists(organisations, max_size=2, unique=True).map(tuple),
        published_from=days,
        published_to=days,
        sort=st.sampled_from(Sort),
        page=st.integers(1, 3),
        per_page=st.sampled_from((1, 2, 3, 10)),
        marks=st.sampled_from((None, None, *AccentMatching)),
        is_literal=st.booleans(),
    )
