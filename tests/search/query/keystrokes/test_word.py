"""One word is decoded: its case, foreign words, escapes, and words that are half typed."""

import pytest
from hypothesis import given

from search.query.keystrokes import telex, vni, word
from search.query.keystrokes.strokes import Confidence
from search.query.keystrokes.word import KEPT, KNOWN, METHODS, decode_half_typed, decode_word
from search.text.spelling import bare, begins, term
from tests.search.query.keystrokes import typist
from tests.search.writing import anything


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("mawjt", "mặt"),
        ("Mawjt", "Mặt"),
        ("MAWJT", "MẶT"),
        ("DDaf", "Đà"),
        ("Ddaf", "Đà"),
        ("DDAF", "ĐÀ"),
        ("AAn", "Ân"),
        ("Ys", "Ý"),
        ("hoaf", "hoà"),
        ("kix", "kỹ"),
        ("HDDND", "HĐND"),
    ],
)
def test_a_word_comes_back_in_its_case(written: str, text: str) -> None:
    reading = decode_word(written, telex)
    assert reading and reading.text == text


@pytest.mark.parametrize(
    "written", ["mAwjt", "wiFi", "DDAf", "mat", "si", "Jones", "ddddddddddddddd"]
)
def test_other_words_are_no_keystrokes(written: str) -> None:
    assert decode_word(written, telex) is None


def test_words_of_other_languages_are_possible_at_most() -> None:
    assert decode_word("visa", telex) is None
    car = decode_word("car", telex)
    assert car and car.confidence is Confidence.POSSIBLE


def test_an_abbreviation_of_three_keys_may_be_english() -> None:
    university, council = decode_word("DDH", telex), decode_word("HD9ND", vni)
    assert university and university.confidence is Confidence.POSSIBLE
    assert council and council == ("HĐND", Confidence.LIKELY)


@pytest.mark.parametrize(
    ("written", "text"),
    [("ass", "as"), ("boxx", "box"), ("taxxi", "taxi"), ("bosss", "boss"), ("Carss", None)],
)
def test_a_doubled_key_writes_its_letter(written: str, text: str | None) -> None:
    reading = decode_word(written, telex)
    assert (reading and reading.text) == text
    assert reading is None or reading.confidence is Confidence.POSSIBLE


@pytest.mark.parametrize("written", ["miss", "less", "mess", "off", "www", "xxx"])
def test_words_with_double_letters_are_not_mistaken_for_escapes(written: str) -> None:
    assert decode_word(written, telex) is None


def test_foreign_words_are_listed_once_and_in_order() -> None:
    assert not KEPT & KNOWN
    text = (word.FOREIGN_WORDS).read_text(encoding="utf-8")
    for listed in text.split('"""')[1::2]:
        assert listed.split() == sorted(set(listed.split())), "help: sort the list"


def test_every_known_word_could_be_misread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "KNOWN", frozenset())
    idle = {each for each in KNOWN if not any(decode_word(each, method) for method in METHODS)}
    assert idle == set(), "help: these do no harm, take them out of foreign.toml"


@pytest.mark.parametrize(
    ("typed", "states"),
    [
        ("mawjt", "m ma mă mặ mặt"),
        ("matwj", "m ma mat măt mặt"),
        ("ma85t", "m ma mă mặ mặt"),
        ("DDaf", "D Đ Đa Đà"),
        ("nguowif", "n ng ngu nguo ngươ ngươi người"),
        ("kisnh", "k ki kí kín kính"),
        ("duongdwf", "d du duo duon duong đuong đương đường"),
        ("covid", "c co cov covi covid"),
        ("u23", "u ù u23"),
    ],
)
def test_each_state_of_typing_stands_for_a_beginning(typed: str, states: str) -> None:
    typed_so_far = [typed[:end] for end in range(1, len(typed) + 1)]
    assert [decode_half_typed(each) for each in typed_so_far] == states.split()


@pytest.mark.parametrize("keys", [typist.telex, typist.vni])
@pytest.mark.parametrize("habit", typist.USUAL)
def test_no_state_of_typing_loses_the_syllable(keys: typist.Keys, habit: str) -> None:
    for syllable in typist.syllables()[::13]:
        # The second o makes ô before the third one takes it back.
        if "oo" not in bare(syllable):
            typed = keys(syllable)[habit]
            for end in range(1, len(typed) + 1):
                assert begins(decode_half_typed(typed[:end]), syllable), typed[:end]


@given(anything)
def test_any_word_has_an_answer(text: str) -> None:
    assert term(decode_half_typed(text)) or not term(text)
    for method in METHODS:
        reading = decode_word(text, method)
        assert reading is None or reading.text != text
