"""Codes near the typed one are suggested, if a bulletin cites them."""

from pathlib import Path
from time import process_time

import pytest

from search.correction.code_suggestions import Distance, distance_of, near_codes
from search.engine.array_engine import ArrayEngine
from tests.search.indexing import index, tell

TITLES = (
    "Theo Nghị quyết 73-NQ/TU",
    "Theo Nghị quyết 73–NQ/TU, Nghị quyết 74-NQ/TU",
    "Theo Kế hoạch 01/KH-MTTQ-BTT",
    "Theo Nghị định 15/2020/NĐ-CP, Quyết định 1208/QĐ-UBND",
    "Theo Kết luận 5-KL/TW, Kết luận 55-KL/TW",
    "Theo Nghị quyết 99-NQ/TU",
)


@pytest.mark.parametrize(
    ("left", "right", "distance"),
    [
        ("73/nq-tu", "73-nq/tu", Distance.SIGNS),
        ("073-nq/tu", "73-nq/tu", Distance.SIGNS),
        ("73-tu/nq", "73-nq/tu", Distance.ORDER),
        ("73-nq/tw", "73-nq/tu", Distance.EDIT),
        ("73-n/tu", "73-nq/tu", Distance.EDIT),
        ("73-nqq/tu", "73-nq/tu", Distance.EDIT),
        ("73-qn/tu", "73-nq/tu", Distance.EDIT),
        ("37-nq/tu", "73-nq/tu", Distance.EDIT),
        ("73-nq/tu", "73-nq/tu", None),
        ("73-kh/tu", "73-nq/tu", None),
        ("84-nq/tu", "73-nq/tu", None),
    ],
)
def test_codes_are_so_far_apart(left: str, right: str, distance: Distance | None) -> None:
    assert distance_of(left, right) is distance_of(right, left) is distance


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("73/NQ-TU", ("73-NQ/TU",)),
        ("73-TU/NQ", ("73-NQ/TU",)),
        ("073 - NQ/TU", ("73-NQ/TU", "74-NQ/TU")),
        ("1/KH-MTTQ-BTT", ("01/KH-MTTQ-BTT",)),
        ("15/2020/NĐ/CP", ("15/2020/NĐ-CP",)),
        ("15/2021/NĐ-CP", ("15/2020/NĐ-CP",)),
        ("1208-QĐ/UBND", ("1208/QĐ-UBND",)),
        ("1280/QĐ-UBND", ("1208/QĐ-UBND",)),
        # The more cited one first, and nearer ones before it.
        ("75-NQ/TU", ("73-NQ/TU", "74-NQ/TU")),
        ("05-KL/TW", ("5-KL/TW", "55-KL/TW")),
        ("73-NQ/TU", ()),
        ("98-NQ/TU", ()),
        ("covid", ()),
        ("", ()),
    ],
)
def test_near_codes_are_offered(tmp_path: Path, written: str, near: tuple[str, ...]) -> None:
    bulletins = tell(TITLES)
    engine = ArrayEngine(index(tmp_path, bulletins[:2], bulletins[2:], deleted=[(), (3,)]))
    assert near_codes(engine, written) == near


def test_nothing_is_near_a_code_that_is_longer_than_any(tmp_path: Path) -> None:
    engine = ArrayEngine(index(tmp_path, tell(TITLES)))
    started = process_time()
    assert near_codes(engine, "1" * 7000) == ()
    assert process_time() - started < 1


def test_only_so_many_are_offered(tmp_path: Path) -> None:
    titles = [f"Theo Nghị quyết 1{n}-NQ/TU" for n in range(10)]
    engine = ArrayEngine(index(tmp_path, tell(titles)))
    assert near_codes(engine, "1-NQ/TU") == tuple(f"1{n}-NQ/TU" for n in range(5))
