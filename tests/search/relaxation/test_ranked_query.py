"""Scores count words, and rows as typed and in another order; in questions, pairs count less."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from search.query.accent_matching import AccentMatching
from search.query.clause import ScoringClauses
from search.query.parser import parse
from search.query.rows import find_rows
from search.query.walk import scored_clauses
from search.ranking import EXACT_BOOST, QUESTION_TIMES, ROW_BOOST
from search.relaxation.ranked_query import ranked


def weights(counted: Sequence[ScoringClauses]) -> list[tuple[str, float]]:
    return [(each.key, group.weight) for group in counted for each in scored_clauses(group.clauses)]


@pytest.mark.parametrize("is_row", [False, True])
def test_a_row_counts_in_any_order_unless_it_is_required(is_row: bool) -> None:
    typed = parse("gia ngo tang")
    matched = replace(typed, required=find_rows(typed)) if is_row else typed
    turned = [] if is_row else [("tang gia ngo", ROW_BOOST), ("ngo tang gia", ROW_BOOST)]
    assert weights(ranked(matched, typed, AccentMatching.COMPATIBLE).counted) == [
        ("gia", 1.0),
        ("ngo", 1.0),
        ("tang", 1.0),
        ("gia ngo tang", ROW_BOOST),
        *turned,
    ]


def test_everything_but_pairs_counts_more_in_a_question_and_rows_of_one_word_alone() -> None:
    typed = parse("giá ngô tăng")
    asked = replace(typed, is_question=True)
    once = weights(ranked(typed, typed, AccentMatching.COMPATIBLE).counted)
    counted = weights(ranked(asked, asked, AccentMatching.COMPATIBLE).counted)
    assert counted == [each for each in once if " " not in each[0]] * QUESTION_TIMES
    word = replace(parse("vỉa hè"), is_question=True)
    assert ("vỉa hè", ROW_BOOST) in weights(ranked(word, word, AccentMatching.COMPATIBLE).counted)


def test_exact_accents_count_again_where_others_are_found() -> None:
    typed = parse("ngô")
    counted = weights(ranked(typed, typed, AccentMatching.COMPATIBLE).counted)
    assert counted == [("ngô", 1.0), ("=ngô", EXACT_BOOST)]
