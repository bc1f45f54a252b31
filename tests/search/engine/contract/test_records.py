"""Every engine tells of single documents: records, neighbours, titles."""

import numpy as np
import pytest

from index.bulletin import Bulletin
from search.engine.contract import Engine
from search.query.clause import SynonymClause
from search.query.parser import parse
from search.query.walk import scored_clauses
from tests.search.engine.contract.asking import number
from tests.search.engine.contract.bulletins import BULLETINS, LIVING


def test_records_are_what_was_stored_with_what_was_found_in_it(engine: Engine) -> None:
    record = engine.record(number(engine, "hop"))
    assert Bulletin.from_json(record["bulletin"]) == BULLETINS[4]
    assert [each["id"] for each in record["organisations"]] == ["ban-gio", "so-may"]
    assert len(record["codes"]) == 2


def test_documents_are_found_by_id(engine: Engine) -> None:
    for id in LIVING:
        assert engine.record(number(engine, id))["bulletin"]["id"] == id
    assert engine.find("khong-co") is None and engine.find("") is None


@pytest.mark.parametrize("count", [1, 2, 5, 99])
def test_a_sample_has_about_so_many_and_none_twice(engine: Engine, count: int) -> None:
    ids = [each["bulletin"]["id"] for each in engine.sample(count)]
    assert len(ids) == len(set(ids))
    assert set(ids) <= set(LIVING) and 1 <= len(ids) <= count


def test_neighbours_are_those_before_and_after_in_time(engine: Engine) -> None:
    oldest, second, third, fourth, newest = (
        number(engine, id) for id in ("cau-a", "cau-b", "cho", "hop", "mat")
    )
    assert engine.neighbours(oldest) == (None, second)
    assert engine.neighbours(third) == (second, fourth)
    assert engine.neighbours(newest) == (fourth, None)


def test_similar_documents_are_others_best_first(engine: Engine) -> None:
    own, twin = number(engine, "cau-a"), number(engine, "cau-b")
    found = engine.similar(own, 3)
    assert found.doc_ids.tolist()[0] == twin
    assert own not in found.doc_ids.tolist()
    assert found.scores.tolist() == sorted(found.scores.tolist(), reverse=True)
    assert len(engine.similar(own, 1).doc_ids) == 1


def test_titles_are_found_newest_first(engine: Engine) -> None:
    newest, older = number(engine, "cau-a"), number(engine, "cau-b")
    assert engine.find_titles(["cau"], ["treo"], 9) == [newest, older]
    assert engine.find_titles(["cau", "treo"], [], 1) == [newest]
    assert engine.find_titles(["ong"], [], 9) == []


def test_titles_are_compared_with_words_names_and_codes(engine: Engine) -> None:
    ids = ("hop", "cau-b", "mat")
    doc_ids = np.array([engine.find(each) for each in ids], np.intp)
    names = SynonymClause(parse('"cầu treo" "thăm nơi" "về 73-NQ/TU"').required)
    clauses = [*scored_clauses(parse("mat cầu 73-nq/tu").required), names]
    found = engine.match_titles(doc_ids, clauses, 4)
    assert found.counts.tolist() == [[0, 0, 1, 1], [0, 1, 0, 1], [2, 0, 0, 1]]
    assert found.covered.tolist() == [2, 2, 4]
    assert found.widths.tolist() == [5, 2, 6]
    # A code is one position, and its syllables stand there too.
    assert found.lengths.tolist() == [11, 2, 6]
    parted = engine.match_titles(doc_ids, clauses, 2)
    assert parted.covered.tolist() == [0, 1, 2]
    assert parted.held.tolist() == [0, 1, 1]
    assert parted.others.tolist() == [2, 1, 1]
    assert engine.match_titles(doc_ids[:0], clauses, 2).counts.shape == (0, 4)
