from datetime import datetime
from pathlib import Path

from index.bulletin import Bulletin
from search.engine.similarity.significant_terms import TermSelector
from search.vietnam_time import VIETNAM
from tests.search.indexing import index

DAY = datetime(2021, 3, 1, tzinfo=VIETNAM)


def test_rare_terms_of_a_title_come_first_and_lonely_ones_are_left_out(tmp_path: Path) -> None:
    one = Bulletin("a", "Đàn ong về", DAY, body=("Suối cạn, quạ kêu.",))
    others = [Bulletin("b", "Ong và suối", DAY), Bulletin("c", "Con suối", DAY)]
    selected = TermSelector(index(tmp_path, [one, *others])).select(one.to_json())
    assert [held.term for held, _ in selected.terms] == ["ong", "suối"]
    assert selected.idfs["quạ"] > selected.idfs["ong"] > selected.idfs["suối"]


def test_numbers_tell_nothing_but_whole_days_and_long_amounts_do(tmp_path: Path) -> None:
    body = "Ngày 5/3/2021 có 57 người góp 23.418.655 đồng, theo 45/KH-UBND."
    pair = [Bulletin(id, "", DAY, body=(body,)) for id in "ab"]
    selected = TermSelector(index(tmp_path, pair)).select(pair[0].to_json())
    terms = {held.term for held, _ in selected.terms}
    assert {"2021-03-05", "23418655"} <= terms
    assert terms.isdisjoint({"57", "2021-03", "03-05", "45/kh-ubnd", "5"})


def test_marks_tell_terms_apart(tmp_path: Path) -> None:
    pair = [Bulletin("a", "mặt mất", DAY), Bulletin("b", "mất", DAY)]
    selected = TermSelector(index(tmp_path, pair)).select(pair[0].to_json())
    assert [held.term for held, _ in selected.terms] == ["mất"]
