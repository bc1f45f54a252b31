import numpy as np
import pytest

from search.text.segmentation.features import Features
from search.text.segmentation.token_table import NUMBER, TokenTable
from search.text.segmentation.word_list import WordList


@pytest.fixture
def table(features: Features, words: WordList) -> TokenTable:
    return TokenTable(features, words)


def _read(table: TokenTable, text: str) -> list[str]:
    return [table.tokens[each] for each in np.frombuffer(table.read(text), NUMBER)]


def test_text_is_read_token_by_token(table: TokenTable) -> None:
    assert _read(table, "Hội nghị,\n hội \t nghị\n\n") == [
        *("Hội", "nghị", ",", "\n", "hội", "nghị", "\n", "\n")
    ]
    assert _read(table, " ") == []


def test_a_token_has_one_number(table: TokenTable) -> None:
    first, again = np.frombuffer(table.read("(hội) hội"), NUMBER)[[1, 3]]
    assert first == again


def test_rows_say_what_pyvi_joins(table: TokenTable) -> None:
    rows = table.rows(np.frombuffer(table.read("Xã 2a , _ ... \n"), NUMBER))
    assert rows["joins"].tolist() == [True, False, False, False, True, True]
    assert rows["is_capital"].tolist() == [True, False, False, False, False, False]
    assert rows["letters"].tolist() == [2, 2, 1, 1, 3, 0]


def test_more_tokens_than_there_is_room_for_make_room(table: TokenTable) -> None:
    text = " ".join(f"t{number}" for number in range(5000))
    rows = table.rows(np.frombuffer(table.read(text), NUMBER))
    assert rows["letters"].tolist() == [len(each) for each in text.split()]


def test_a_long_chunk_is_not_remembered(table: TokenTable) -> None:
    before = len(table)
    table.read("hội-" * 50)
    table.read("hội-" * 50)
    assert len(table) == before + 2
