import numpy as np

from search.engine.segment.records import KeywordLists
from search.engine.segment.term_table import tabulate


def test_documents_of_a_term_are_found_by_its_number_and_its_name() -> None:
    lists = KeywordLists(tabulate([b"a", b"b"]), np.array([2, 3]), np.array([0, 4, 1], np.uint32))
    assert lists.documents_of(0).tolist() == lists.find("a").tolist() == [0, 4]
    assert lists.documents_of(1).tolist() == lists.find("b").tolist() == [1]
    unknown = lists.find("không")
    assert unknown.tolist() == []
    assert unknown.dtype == np.intp
