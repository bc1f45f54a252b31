"""Spelling knows every Vietnamese letter, every placement of tones, and missing marks."""

from itertools import product
from typing import Literal
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis.strategies import lists, permutations

from search.text.spelling import (
    TERM_LENGTH,
    _bare_word,
    alphabetical,
    bare,
    begins,
    clean,
    has_accents,
    is_compatible,
    plain,
    standard,
    term,
)
from tests.search.writing import LETTERS, TONES, VOWELS, anything, syllables, writings

Form = Literal["NFC", "NFD"]
FORMS: tuple[Form, ...] = ("NFC", "NFD")
MARKED = [each for each in LETTERS if not each.isascii()]
BASES = dict(zip(VOWELS, "aaaeeiooouuy", strict=True))


def test_all_letters_with_marks_are_tried() -> None:
    assert len({form for each in MARKED for form in (each, each.upper())}) == 134


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("letter", MARKED)
def test_every_letter_has_one_term_and_its_base_as_plain(letter: str, form: Form) -> None:
    base = "d" if letter == "đ" else BASES[_without_tone(letter)]
    for written in (letter, letter.upper()):
        # An x after it keeps the letter out of a syllable, so that nothing else changes.
        written = normalize(form, written) + "x"
        assert term(written) == f"{letter}x"
        assert plain(written) == f"{base}x"
        assert clean(written) == normalize("NFC", written)


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("\u00d0ảng \u0111ộ", "Đảng độ"),
        ("\u0189ội \u00f0o \u0256i", "Đội đo đi"),
        ("Mặt\u00a0trận\u3000Tổ", "Mặt trận Tổ"),
        ("\ufeffQuốc\u200b h\u00adội", "Quốc hội"),
        ("Việt", "Việt"),
        ("a\u0301\u0302", "a\u0301\u0302".replace("a\u0301", "á")),
    ],
)
def test_cleaning_changes_no_letter_that_a_reader_sees(written: str, cleaned: str) -> None:
    assert clean(written) == cleaned


@given(writings)
def test_cleaning_is_done_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("spellings", "accented"),
    [
        # Old and new placement of the reform of 1984, and marks that slipped to a neighbour.
        ("hòa hoà", "hoà"),
        ("hóa hoá", "hoá"),
        ("khỏe khoẻ", "khoẻ"),
        ("lòe loè", "loè"),
        ("thúy thuý", "thuý"),
        ("ủy uỷ", "uỷ"),
        ("Ủy UỶ uỷ", "uỷ"),
        ("tùy tuỳ", "tuỳ"),
        ("hòan hoàn", "hoàn"),
        ("tóan toán", "toán"),
        ("qúy quý quí", "quý"),
        ("qủa quả", "quả"),
        ("gìa già", "già"),
        ("gíup giúp", "giúp"),
        ("vịêt việt viêṭ", "việt"),
        ("qúôc quốc", "quốc"),
        ("mừơi mười", "mười"),
        ("rựơu rượu", "rượu"),
        ("khủyu khuỷu", "khuỷu"),
        ("ngòai ngoài ngoaì", "ngoài"),
        ("chuỷên chuyển", "chuyển"),
        ("cuả của", "của"),
        ("miá mía", "mía"),
        ("taì tài", "tài"),
        ("nưã nữa", "nữa"),
        ("xoòng xòong", "xoòng"),
        ("hoặc hoăc\u0323", "hoặc"),
        ("giêng giêng", "giêng"),
        ("gì gì", "gì"),
        ("quỳnh qùynh", "quỳnh"),
        ("đắk đăḱ", "đắk"),
    ],
)
def test_one_syllable_has_one_term(spellings: str, accented: str) -> None:
    for written in spellings.split():
        assert term(written) == accented
        assert term(normalize("NFD", written.upper())) == accented


@pytest.mark.parametrize(
    ("with_i", "with_y"),
    [
        ("hi", "hy"),
        ("kĩ", "kỹ"),
        ("lí", "lý"),
        ("mĩ", "mỹ"),
        ("sĩ", "sỹ"),
        ("tỉ", "tỷ"),
        ("quí", "quý"),
        ("KÌ", "kỳ"),
    ],
)
def test_i_and_y_are_one_in_open_syllables(with_i: str, with_y: str) -> None:
    assert term(with_i) == term(with_y) == with_y


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tai", "tay"),
        ("hai", "hay"),
        ("mai", "may"),
        ("lai", "lay"),
        ("thúi", "thúy"),
        ("túi", "túy"),
        ("lũi", "lũy"),
        ("vi", "vy"),
        ("bi", "by"),
        ("thi", "thy"),
        ("khi", "khy"),
        ("tin", "tyn"),
        ("kim", "kym"),
        ("hoà", "hoá"),
        ("ma", "mạ"),
        ("mua", "mưa"),
        ("ban", "bàn"),
        ("gia", "giá"),
        ("ý", "í"),
    ],
)
def test_other_syllables_stay_apart(one: str, other: str) -> None:
    assert term(one) != term(other)


@pytest.mark.parametrize(
    ("written", "accented", "plainly"),
    [
        ("Café", "café", "cafe"),
        ("Müller", "müller", "muller"),
        ("COVID", "covid", "covid"),
        ("m²", "m2", "m2"),
        ("Ⅳ", "iv", "iv"),
        ("Đ", "đ", "d"),
        ("h\u200bọ\u200dp", "họp", "hop"),
        ("…", "", ""),
        ("", "", ""),
        ("Россия", "россия", "россия"),
    ],
)
def test_what_is_no_syllable_keeps_its_marks_in_place(
    written: str, accented: str, plainly: str
) -> None:
    assert (term(written), plain(written)) == (accented, plainly)


@given(writings)
def test_terms_are_terms_of_themselves(text: str) -> None:
    assert term(term(text)) == term(text)
    assert plain(term(text)) == plain(text) == plain(plain(text))
    assert term(text) == "" or term(text).isalnum()


@given(syllables)
def test_case_and_composition_make_no_difference(syllable: str) -> None:
    for written in (syllable, syllable.upper(), syllable.title()):
        assert {term(normalize(form, written)) for form in FORMS} == {term(syllable)}


def test_a_term_has_a_longest_length() -> None:
    assert term("a" * 100_000) == "a" * TERM_LENGTH


@pytest.mark.parametrize(
    ("written", "spelled"),
    [("Hòa", "Hoà"), ("HÒA", "HOÀ"), ("hòa", "hoà"), ("Ủy", "Uỷ"), ("Ý", "Ý"), ("QĐND", "QĐND")],
)
def test_the_standard_spelling_keeps_the_case(written: str, spelled: str) -> None:
    assert standard(written) == spelled


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mat", "mặt mật mất mát mắt mạt mat"),
        ("mât", "mật mất"),
        ("mặt", "mặt"),
        ("mạt", "mạt mặt mật"),
        ("dương", "dương dường dượng"),
        ("đương", "đương đường đượng"),
        ("duong", "dương dường dượng đương đường đượng"),
        ("đuong", "đương đường đượng"),
        ("dường", "dường"),
        ("l", "l ḹ"),
        ("ḷ", "ḹ"),
    ],
)
def test_typed_marks_are_asked_for_and_others_are_open(typed: str, found: str) -> None:
    indexed = [
        "mặt",
        "mật",
        "mất",
        "mát",
        "mắt",
        "mạt",
        "mat",
        "dương",
        "dường",
        "dượng",
        "đương",
        "đường",
        "đượng",
        "l",
        "ḹ",
    ]
    assert {each for each in indexed if is_compatible(typed, each)} == set(found.split())


@example("KÎ")
@given(anything)
def test_every_term_is_compatible_with_itself_and_its_plain_form_with_it(text: str) -> None:
    indexed = term(text)
    assert is_compatible(indexed, indexed)
    assert is_compatible(plain(text), indexed)
    assert begins(text, indexed) or not indexed


def test_compatibility_is_transitive() -> None:
    variants = {
        term(normalize("NFC", d + u + tone + "n"))
        for d in "dđ"
        for u in ("u", "ư")
        for tone in ("", *TONES)
    }
    for typed, between, indexed in product(variants, repeat=3):
        if is_compatible(typed, between) and is_compatible(between, indexed):
            assert is_compatible(typed, indexed)
    assert not any(
        is_compatible(one, other) and is_compatible(other, one)
        for one, other in product(variants, repeat=2)
        if one != other
    )


@pytest.mark.parametrize(
    ("stem", "indexed"),
    [
        ("ki", "kinh"),
        ("ki", "kỹ"),
        ("kĩ", "kỹ"),
        ("Đườ", "đường"),
        ("đuo", "đường"),
        ("duo", "đường"),
        ("vie", "việt"),
        ("hòa", "hoàng"),
        ("covi", "covid"),
        ("ƯƠ", "ướm"),
        ("", "gì"),
    ],
)
def test_a_stem_begins_terms(stem: str, indexed: str) -> None:
    assert begins(stem, indexed)
    assert begins(normalize("NFD", stem), indexed)


@pytest.mark.parametrize(
    ("stem", "indexed"),
    [("dườ", "đường"), ("mâ", "mặt"), ("kỳ", "kỹ"), ("tai", "tay"), ("viet", "vie"), ("á", "an")],
)
def test_a_stem_does_not_begin_what_it_contradicts(stem: str, indexed: str) -> None:
    assert not begins(stem, indexed)


@pytest.mark.parametrize(("written", "without"), [("Đường", "Duong"), ("ủY", "uY"), ("a-1", "a-1")])
def test_bare_letters_keep_their_case(written: str, without: str) -> None:
    assert bare(written) == without


@given(lists(anything, max_size=4))
def test_a_text_without_accents_is_its_words_without_them(words: list[str]) -> None:
    assert bare(" ".join(words)) == " ".join(map(bare, words))


def test_whole_queries_are_not_remembered() -> None:
    before = _bare_word.cache_info().currsize
    for year in range(1900, 2100):
        assert bare(f"ngập lụt năm {year}") == f"ngap lut nam {year}"
    assert _bare_word.cache_info().currsize == before


def test_marks_are_what_a_foreign_keyboard_lacks() -> None:
    assert has_accents("đi") and has_accents("mật")
    assert not has_accents("di") and not has_accents("2020")


NAMES = """An Giang, Ăn, Ân Thi, Bả, Bã, Bạ, Bà Rịa, Bá Thước, Ba Vì, Ban Dân tộc, Ban Dân vận,
Ban Đảng, Bắc Giang, Bắc Kạn, Bến Tre, Công an, Công đoàn, Cơ quan, Dân, Đảng bộ, Đoàn, E, Ê Đê,
Hòa Bình, Hoà Vang, Hội Cựu chiến binh, Hội Nông dân, Hội Phụ nữ, Hơ Mông, Liên đoàn Lao động,
Mặt trận, Nghệ An, O, Ô Môn, Ơ Đu, Phú Thọ, Quảng Trị, Sở 1, Sở Tài chính, Sở Y tế, Tỉnh đoàn,
Tỉnh ủy, Trà Vinh, Tuyên Quang, Tư pháp, Ủy ban, Ứng Hòa, Vĩnh Long, Xã, Ý Yên"""
ALPHABETICALLY = NAMES.replace("\n", " ").split(", ")


@pytest.mark.parametrize("form", FORMS)
@given(names=permutations(ALPHABETICALLY))
def test_names_are_sorted_as_a_dictionary_does(form: Form, names: list[str]) -> None:
    written = sorted((normalize(form, each) for each in names), key=alphabetical)
    assert [normalize("NFC", each) for each in written] == ALPHABETICALLY


def test_letters_come_before_tones() -> None:
    letters = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert sorted(reversed(letters), key=alphabetical) == letters
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(reversed(tones), key=alphabetical) == tones
    assert sorted(["mai", "mạ", "mà", "ma"], key=alphabetical) == ["ma", "mà", "mạ", "mai"]


def test_spellings_of_one_name_are_sorted_alike() -> None:
    names = ("Hòa Bình", "HOÀ BÌNH", "hoà\u00a0bình")
    assert len({alphabetical(each) for each in names}) == 1
    assert alphabetical("\u00d0oàn") == alphabetical("Đoàn")


@given(anything)
def test_any_text_has_a_place_among_names(text: str) -> None:
    assert alphabetical(text) == alphabetical(normalize("NFD", text))


def _without_tone(letter: str) -> str:
    return normalize("NFC", "".join(c for c in normalize("NFD", letter) if c not in TONES))
