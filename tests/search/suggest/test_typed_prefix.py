import pytest
from hypothesis import given

from search.suggest.typed_prefix import TypedPrefix, read_typed_prefixes
from tests.search.writing import anything


def read(text: str) -> TypedPrefix:
    return read_typed_prefixes(text)[0]


@pytest.mark.parametrize(
    ("text", "terms", "stem"),
    [
        ("m", (), "m"),
        ("Mặ", (), "mặ"),
        ("mat tr", ("mat",), "tr"),
        ("mat tran ", ("mat", "tran"), ""),
        ("hòa bì", ("hoà",), "bì"),
        ("“mặt trận” t", ("mặt", "trận"), "t"),
        ("", (), ""),
        (" … ", (), ""),
    ],
)
def test_a_beginning_is_whole_words_and_an_open_one(
    text: str, terms: tuple[str, ...], stem: str
) -> None:
    beginning = read(text)
    assert (beginning.terms, beginning.stem) == (terms, stem)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("m", "mặt trận"),
        ("mat t", "mặt trận"),
        ("mặt trận", "mặt trận"),
        ("mặt ", "mặt trận"),
        ("mật", "mật"),
        ("ki", "kỹ thuật"),
        ("ki thuat", "kỹ thuật"),
        ("đư", "đường"),
    ],
)
def test_it_begins_phrases_that_go_on_from_it(text: str, phrase: str) -> None:
    assert read(text).begins(phrase.split())


@pytest.mark.parametrize(
    ("text", "phrase"),
    [("mặ", "mật ong"), ("mặt trận t", "mặt trận"), ("ma ", "mặt trận")],
)
def test_it_does_not_begin_what_contradicts_it_or_ends_before(text: str, phrase: str) -> None:
    assert not read(text).begins(phrase.split())


@pytest.mark.parametrize(
    "typed", ["m", "ma", "maw", "mă", "mawj", "mặ", "mawtj", "mặt", "ma8", "ma85t"]
)
def test_every_state_of_a_keyboard_begins_the_word(typed: str) -> None:
    assert any(each.begins(["mặt", "trận"]) for each in read_typed_prefixes(typed))


def test_whole_words_are_read_as_keystrokes_too() -> None:
    found = read_typed_prefixes("mawjt traanj tooo")
    assert found[0].terms == ("mawjt", "traanj")
    assert found[1].terms == ("mặt", "trận")


def test_lines_have_both_spellings_of_an_open_end() -> None:
    assert read("Bac si").lines == {"bac si", "bac sy"}
    assert read("Mặt ").lines == {"mat "}


def test_tails_keep_a_word_before_the_open_one() -> None:
    assert [(each.terms, each.stem) for each in read("ủy ban m").tails()] == [
        (("uỷ", "ban"), "m"),
        (("ban",), "m"),
    ]
    assert [each.terms for each in read("ủy ban tỉnh ").tails()] == [
        ("uỷ", "ban", "tỉnh"),
        ("ban", "tỉnh"),
    ]
    assert [each.stem for each in read("m").tails()] == ["m"]


def test_tails_know_where_they_begin() -> None:
    assert [each.text[: each.starts[0]] for each in read("ủy ban m").tails()] == ["", "ủy "]


def test_a_code_is_no_word() -> None:
    assert read("nghị quyết").is_word and not read("nghị quyết 73-N").is_word


@given(anything)
def test_any_text_begins_something(text: str) -> None:
    for each in read_typed_prefixes(text):
        assert len(each.starts) == len(each.terms) + 1
        assert each.stem in each.text.lower()
        assert next(each.tails()) == each
