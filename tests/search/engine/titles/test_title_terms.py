"""Titles are read from stored records without reading the rest."""

import json
from pathlib import Path

import numpy as np

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.engine.titles.title_terms import read_titles
from search.text.tokenizer import find_terms
from tests.search.indexing import FIRST, index

TITLES = ['Bản "Mây" họp', "Giá 3\\4 hôm qua", 'Chợ, "title":"khác', "Nghị quyết 73-NQ/TU"]


def test_titles_are_those_of_the_bulletins(tmp_path: Path) -> None:
    told = [Bulletin(f'a","title":"{n}', each, FIRST, "Tin.") for n, each in enumerate(TITLES)]
    engine = ArrayEngine(index(tmp_path, told))
    doc_ids = np.arange(len(TITLES))
    written = [engine.record(each)["bulletin"]["title"] for each in doc_ids.tolist()]
    assert sorted(written) == sorted(TITLES)
    assert read_titles(engine.stored(doc_ids)) == [find_terms(each) for each in written]


def test_a_record_in_another_order_is_read_whole() -> None:
    record = json.dumps({"bulletin": {"title": "Chợ phiên", "id": "a"}}).encode()
    assert read_titles([record]) == [[("chợ", 0), ("phiên", 1)]]
