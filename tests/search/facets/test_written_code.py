"""A code is shown as the newest bulletin that cites it writes it."""

from pathlib import Path

from search.engine.array_engine import ArrayEngine
from search.facets.written_code import written_code
from tests.search.indexing import index, tell

TITLES = ("Theo 73-NQ/TU", "Theo 15-CT/TU, 73–nq/tu", "Theo 73-Nq/TU")


def test_the_newest_writing_counts_in_whatever_segment(tmp_path: Path) -> None:
    bulletins = tell(TITLES[:2])
    engine = ArrayEngine(index(tmp_path, bulletins[1:], bulletins[:1]))
    assert written_code(engine, "73-nq/tu") == engine.record(0)["codes"][1]
    assert written_code(engine, "15-ct/tu") == "15-CT/TU"


def test_deleted_bulletins_write_nothing(tmp_path: Path) -> None:
    engine = ArrayEngine(index(tmp_path, tell(TITLES), deleted=[[1, 2]]))
    assert written_code(engine, "73-nq/tu") == "73-NQ/TU"


def test_what_nobody_cites_stays_as_it_is(tmp_path: Path) -> None:
    engine = ArrayEngine(index(tmp_path, tell(TITLES), deleted=[[1]]))
    assert written_code(engine, "99-kh/tu") == "99-kh/tu"
    assert written_code(engine, "15-ct/tu") == "15-ct/tu"
