import pytest

from search.suggest.phrasebook import Phrasebook, read_runs
from search.suggest.typed_prefix import read_typed_prefixes

FILLING = [f"câu {letter}u viết {letter}o thêm" for letter in "abcdghklmnpqrstvx"]
TEXTS = [
    "Mặt trận tổ quốc họp",
    "Mặt trận tổ quốc đi thăm",
    "Mặt trận tổ quốc vui",
    "Mật ong, mật ong",
    "Xã có mật ong rừng",
    "Một lần mất mùa",
    *FILLING,
]


@pytest.fixture(scope="module")
def phrasebook() -> Phrasebook:
    return Phrasebook([list(read_runs(each)) for each in TEXTS])


def find(phrasebook: Phrasebook, text: str, limit: int = 5) -> list[tuple[str, int]]:
    found = phrasebook.find(read_typed_prefixes(text)[0], limit)
    return [(" ".join(each.terms), each.count) for each in found]


@pytest.mark.parametrize("typed", ["m", "ma", "mat", "mat t", "mặ", "mặt trận tổ", "MAT TRAN "])
def test_phrases_are_found_by_how_they_begin(phrasebook: Phrasebook, typed: str) -> None:
    assert ("mặt trận tổ quốc", 3) in find(phrasebook, typed)


def test_the_more_frequent_comes_first(phrasebook: Phrasebook) -> None:
    assert find(phrasebook, "m") == [("mặt trận tổ quốc", 3), ("mật ong", 2)]
    assert find(phrasebook, "m", limit=1) == [("mặt trận tổ quốc", 3)]


def test_a_text_counts_once(phrasebook: Phrasebook) -> None:
    assert find(phrasebook, "mật") == [("mật ong", 2)]


@pytest.mark.parametrize("typed", ["mất", "mật ong ", "trận t", "đ", "mặt trận tổ quốc h", "mắ"])
def test_what_is_rare_or_ends_there_is_no_phrase(phrasebook: Phrasebook, typed: str) -> None:
    assert find(phrasebook, typed) == []


def test_a_part_of_a_longer_phrase_is_none(phrasebook: Phrasebook) -> None:
    assert all(phrase != "mặt trận" for phrase, _ in find(phrasebook, "mat"))


def test_words_that_anything_follows_bind_nothing() -> None:
    texts = [f"của {each}" for each in ("ta", "nhà", "em", "anh", "chị", "ông", "bà", "cháu")] * 3
    assert find(Phrasebook([list(read_runs(each)) for each in texts]), "cua ") == []


def test_runs_end_at_signs_numbers_and_codes() -> None:
    text = "Họp 45-NQ/TU, nghe báo cáo. Năm 2020 xã “vui”"
    assert [each for each in read_runs(text) if each] == [
        ("họp",),
        ("nghe", "báo", "cáo"),
        ("năm",),
        ("xã",),
        ("vui",),
    ]
    assert list(read_runs("")) == [()]


def test_no_texts_have_no_phrases() -> None:
    assert find(Phrasebook([]), "m") == []
