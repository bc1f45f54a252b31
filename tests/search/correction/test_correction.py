from pathlib import Path

import pytest
from hypothesis import given

from search.correction.correction import MOST, MOST_SUSPECTS, correct
from search.engine.array_engine import ArrayEngine
from search.engine.contract import Engine
from search.query.rewriting import LONGEST
from tests.search.indexing import index, tell
from tests.search.writing import anything

TITLES = (
    "Mặt trận tổ quốc tỉnh họp",
    "Mặt trận tổ quốc xã họp",
    "Đồng bào dân tộc",
    "Xã hội hóa giáo dục",
    "Thăm trường Nguyễn Trãi",
    "Thủ tướng về thăm trần nhà cổ",
    "Cánh đồng lúa",
    "Đông khách",
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return ArrayEngine(
        index(tmp_path_factory.mktemp("slips"), tell(TITLES[:4]), tell(TITLES[4:], first=4))
    )


def best(engine: Engine, text: str) -> str | None:
    corrections = correct(engine, text)
    return corrections[0].text if corrections else None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mặt trậnn tổ quốc", "mặt trận tổ quốc"),
        ("mặt chận tổ quốt", "mặt trận tổ quốc"),
        ("MẶT TRẬM", "MẶT TRẬN"),
        ("mat trann to quoc", "mat tran to quoc"),
        ("nguyển trãi", "nguyễn trãi"),
        ("Nghuyễn Trãi", "Nguyễn Trãi"),
        ("nguyễn chãi", "nguyễn trãi"),
        ("sã hội hóa", "xã hội hóa"),
        ("thũ tướng", "thủ tướng"),
        ("thủ tưởng", "thủ tướng"),
        ("đồng bào zân tộc", "đồng bào dân tộc"),
        ('"tổ quôsc" -họp 45-NQ/TU', '"tổ quốc" -họp 45-NQ/TU'),
        ("tổquốc", "tổ quốc"),
        ("Mattran to quoc", "Mat tran to quoc"),
    ],
)
def test_misspelled_words_are_corrected(engine: Engine, typed: str, meant: str) -> None:
    assert best(engine, typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "mặt trận", "mat tran", "xyzzy", "45-NQ/TU", "2021", "q", "trậ*", "…", "OR"],
)
def test_what_is_known_or_like_nothing_is_left_alone(engine: Engine, typed: str) -> None:
    assert correct(engine, typed) == ()


def test_neighbours_tell_candidates_apart(engine: Engine) -> None:
    assert best(engine, "mặt trậm") == "mặt trận"
    assert best(engine, "trầm nhà") == "trần nhà"
    assert best(engine, "cánh đồngg") == "cánh đồng"


def test_corrections_come_best_first_and_are_few(engine: Engine) -> None:
    corrections = correct(engine, "đồngg")
    assert 1 < len(corrections) <= MOST
    assert corrections[0].odds == 1.0 >= corrections[1].odds
    assert len({each.text for each in corrections}) == len(corrections)


def test_another_language_is_left_alone(engine: Engine) -> None:
    assert correct(engine, " ".join(["trậnn"] * MOST_SUSPECTS)) != ()
    assert correct(engine, " ".join(["trậnn"] * (MOST_SUSPECTS + 1))) == ()


def test_a_pasted_text_is_left_alone(engine: Engine) -> None:
    assert correct(engine, "trậnn " + "xã " * LONGEST) == ()


def test_an_empty_index_corrects_nothing(tmp_path: Path) -> None:
    assert correct(ArrayEngine(index(tmp_path)), "mặt trận") == ()


@given(anything)
def test_any_text_may_be_corrected(engine: Engine, text: str) -> None:
    for each in correct(engine, text):
        assert each.text and 0 < each.odds <= 1


def test_an_abbreviation_is_no_misspelling(engine: Engine) -> None:
    assert best(engine, "trường TRÃI") is None
    assert best(engine, "trường Trãy") == "trường Trãi"


def test_a_misspelling_far_inside_a_sentence_is_corrected(engine: Engine) -> None:
    before = "thăm trường nguyễn trãi về trần nhà cổ cánh đồng lúa đông khách"
    assert best(engine, f"{before} mặt trậnn tổ quốc {before}") == (
        f"{before} mặt trận tổ quốc {before}"
    )
