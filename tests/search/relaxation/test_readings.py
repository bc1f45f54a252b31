"""The readings of short queries and questions in which words stand in a row."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from search.engine.array_engine import ArrayEngine
from search.query.clause import Clause, SynonymClause
from search.query.expansion import read_query
from search.relaxation.proper_names import bind_names
from search.relaxation.query_memo import QueryMemo
from search.relaxation.readings import distinct, joined_readings, question_readings
from tests.search.indexing import index, tell


def words(reading: Sequence[Clause]) -> list[str]:
    """Return the words of each clause, those of a row with a hyphen between them."""
    return [
        "-".join(term.term for term in each.synonyms[0])
        if isinstance(each, SynonymClause)
        else getattr(each, "term", "")
        for each in reading
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cầu treo", [["cầu-treo"]]),
        ("bão số 3", [["bão-số-3"], ["bão", "số-3"]]),
        (
            "giá ngô Hà Giang",
            [["giá-ngô-hà-giang"], ["giá-ngô", "hà-giang"], ["giá", "ngô", "hà-giang"]],
        ),
        # First with exactly the accents of the place, then with whatever may stand for them.
        ("Hà Giang", [["hà-giang"], ["hà-giang"]]),
    ],
)
def test_most_words_in_a_row_are_tried_first(text: str, expected: list[list[str]]) -> None:
    query = read_query(text)
    assert [words(each) for each in distinct(joined_readings(query, bind_names(query)))] == expected


@pytest.mark.parametrize(
    ("apart", "expected"), [(3, [["mua-bò-sữa"]]), (4, [])], ids=["a quarter", "a fifth"]
)
def test_a_question_is_a_row_only_where_bulletins_often_have_it_so(
    tmp_path: Path, apart: int, expected: list[list[str]]
) -> None:
    told = ["mua bò sữa", *["bò thôi không mua sữa"] * apart, "bò gặm cỏ"]
    query = read_query("mua bò sữa")
    memo = QueryMemo(ArrayEngine(index(tmp_path, tell(told))))
    assert [words(each) for each in distinct(question_readings(memo, query, ()))] == expected
