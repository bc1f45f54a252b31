"""The tokenizer accepts any text, and each token is a slice of it."""

from time import thread_time
from unicodedata import normalize

import pytest
from hypothesis import given

from search.text.token import TokenKind
from search.text.tokenizer import find_terms, tokenize
from tests.search.writing import typed, writings


@given(writings)
def test_every_text_has_tokens_that_are_its_slices_in_order(text: str) -> None:
    tokens = tokenize(text)
    for token in tokens:
        assert 0 <= token.start < token.end <= len(text)
        assert token.term, "help: an empty term matches nothing and must not be a token"
    positions = [each.position for each in tokens]
    assert positions == sorted(positions)
    assert set(positions) == set(range(len(set(positions))))
    outer = [each for each in tokens if each.kind is not TokenKind.SYLLABLE]
    syllables = [each for each in tokens if each.kind is TokenKind.SYLLABLE]
    for kind in (outer, syllables):
        assert [each.start for each in kind] == sorted(each.start for each in kind)


@given(writings)
def test_no_plain_form_of_a_syllable_stands_twice_at_one_position(text: str) -> None:
    places = [(each.position, each.plain) for each in tokenize(text)]
    assert len(places) == len(set(places))


@given(writings)
def test_every_letter_and_digit_is_in_a_token(text: str) -> None:
    covered = {place for each in tokenize(text) for place in range(each.start, each.end)}
    assert all(
        place in covered for place, each in enumerate(text) if each.isascii() and each.isalnum()
    )


@given(typed)
def test_composed_and_decomposed_text_have_the_same_terms(text: str) -> None:
    composed, decomposed = (
        [(each.term, each.position, each.kind) for each in tokenize(normalize(form, text))]
        for form in ("NFC", "NFD")
    )
    assert composed == decomposed


@given(typed)
def test_what_is_tokenized_is_found_again_by_its_own_slice(text: str) -> None:
    for token in tokenize(text):
        again = tokenize(text[token.start : token.end])
        assert token.term in {each.term for each in again}


@pytest.mark.parametrize(
    ("text", "kind", "terms"),
    [
        ("Nghị quyết 73-NQ/TU về", TokenKind.CODE, ["73-nq/tu"]),
        ("số 15/2020/NĐ–CP.", TokenKind.CODE, ["15/2020/nd-cp"]),
        ("theo 73-NQ/TU.Sau đó", TokenKind.CODE, ["73-nq/tu"]),
        ("(123/QĐ-UBND)", TokenKind.CODE, ["123/qd-ubnd"]),
        ("Nghị quyết số 73 - NQ/TU, ngày", TokenKind.CODE, ["73-nq/tu"]),
        ("số 73-NQ / TU", TokenKind.CODE, ["73-nq/tu"]),
        ("số 73 NQ/TU", TokenKind.CODE, ["73-nq/tu"]),
        ("Nghị định 15/2020/NĐ - CP của", TokenKind.CODE, ["15/2020/nd-cp"]),
        ("ngày 10/7/2020 QĐ/TU", TokenKind.CODE, []),
        ("mục 3 - nhà/xưởng", TokenKind.CODE, []),
        ("ngày 10/7/2020, tại", TokenKind.DATE, ["2020-07-10", "2020-07", "07-10"]),
        ("hôm 10/7.Sau đó", TokenKind.DATE, ["07-10"]),
        ("từ 10/7-15/7", TokenKind.DATE, ["07-10", "07-15"]),
        ("quý IV/2020", TokenKind.DATE, ["2020-q4"]),
        ("30/2/2020", TokenKind.DATE, []),
        ("10/7/20", TokenKind.DATE, []),
        ("12/2020-QĐ", TokenKind.DATE, []),
        ("mùng 10/7", TokenKind.DATE, ["07-10"]),
        ("mồng 5 tháng 7", TokenKind.DATE, ["07-05"]),
        ("ngày 10-7 và 11.7", TokenKind.DATE, ["07-10"]),
        ("ngày 10-7-2020", TokenKind.DATE, ["2020-07-10", "2020-07", "07-10"]),
        ("ngày 10-12/7/2020", TokenKind.DATE, ["2020-07-12", "2020-07", "07-12"]),
        ("tổng 168.473.250.000 đồng", TokenKind.AMOUNT, ["168473250000"]),
        ("500.000đ", TokenKind.AMOUNT, ["500000"]),
        ("8,2%.", TokenKind.AMOUNT, ["8.2"]),
        ("8,2 tỷ đồng", TokenKind.AMOUNT, ["8200000000", "8.2"]),
        ("9 TỶ ĐỒNG", TokenKind.AMOUNT, ["9000000000"]),
        ("9tỉ", TokenKind.AMOUNT, ["9000000000"]),
        ("năm 2020 tỷ lệ", TokenKind.AMOUNT, []),
        ("9 ty", TokenKind.AMOUNT, []),
        ("0,0 tỷ", TokenKind.AMOUNT, ["0"]),
        ("bản 1.2.3", TokenKind.AMOUNT, []),
        ("123.456.7", TokenKind.AMOUNT, []),
        ("x1.500", TokenKind.AMOUNT, []),
    ],
)
def test_typed_tokens_are_kept_whole(text: str, kind: TokenKind, terms: list[str]) -> None:
    assert [each.term for each in tokenize(text) if each.kind is kind] == terms


@given(text=writings)
def test_terms_alone_are_those_of_the_tokens(text: str) -> None:
    assert find_terms(text) == [(each.term, each.position) for each in tokenize(text)]


def test_parts_of_a_typed_token_are_found_too_and_neighbours_stay_neighbours() -> None:
    assert [(each.term, each.position) for each in tokenize("theo 73-NQ/TU về 8,2 tỷ")] == [
        ("theo", 0),
        ("73-nq/tu", 1),
        ("73", 1),
        ("nq", 1),
        ("tu", 1),
        ("về", 2),
        ("8200000000", 3),
        ("8.2", 3),
        ("tỷ", 4),
    ]


def test_an_amount_states_its_sum_its_parts_and_its_numbers() -> None:
    assert [
        (each.term, each.start, each.end, each.position)
        for each in tokenize("chi 9 tỷ 500 triệu đồng")
    ] == [
        ("chi", 0, 3, 0),
        ("9500000000", 4, 18, 1),
        ("9000000000", 4, 8, 1),
        ("9", 4, 5, 1),
        ("tỷ", 6, 8, 2),
        ("500000000", 9, 18, 3),
        ("500", 9, 12, 3),
        ("triệu", 13, 18, 4),
        ("đồng", 19, 23, 5),
    ]


def test_a_code_takes_one_place_however_it_is_spaced() -> None:
    places = [
        [(each.term, each.position) for each in tokenize(f"theo {written} về")]
        for written in ("73-NQ/TU", "73 - NQ / TU", "73 NQ/TU")
    ]
    assert places[0] == places[1] == places[2]
    assert places[0][-1] == ("về", 2)


def test_words_of_a_date_keep_their_places() -> None:
    tokens = tokenize("tháng 7 năm 2020 tại")
    assert [(each.term, each.position) for each in tokens] == [
        ("2020-07", 0),
        ("tháng", 0),
        ("7", 1),
        ("năm", 2),
        ("2020", 3),
        ("tại", 4),
    ]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("TP.HCM", ["tp", "hcm"]),
        ("H'Mông, K’Ho", ["h", "mông", "k", "ho"]),
        ("mặt_trận", ["mặt", "trận"]),
        ("co-vid", ["co", "vid"]),
        ("h\u00adội\u200b nghị", ["hội", "nghị"]),
        ("\u200b \ufeff", []),
        ("日本 кот", ["日本", "кот"]),
    ],
)
def test_syllables_end_where_their_letters_do(text: str, terms: list[str]) -> None:
    assert [each.term for each in tokenize(text)] == terms


@pytest.mark.parametrize(
    "unit",
    [
        *("1", "1.", "1,", "1/", "1-", "111.", "1-a", "1-a/", "ngày", "ngày ", " ", "\t", "“"),
        *("tháng 1 ", "1 tháng 1 năm ", "quý i", "a\u0301", "\u0301", "a\u200b"),
    ],
)
def test_no_text_takes_long(unit: str) -> None:
    text = "tháng 1" + unit * (40_000 // len(unit))
    started = thread_time()
    tokenize(text)
    assert thread_time() - started < 3, "help: the time should grow with the text, not its square"
