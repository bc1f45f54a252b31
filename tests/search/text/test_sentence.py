import pytest

from search.text.sentence import LONGEST, sentence_around


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("Một. Hai ba. Bốn.", "ba", "Hai ba."),
        ("Một hai", "hai", "Một hai"),
        ("Một? Hai! Ba… Bốn", "Ba", "Ba…"),
        ("Góp 1.200 ngày công. Xong.", "công", "Góp 1.200 ngày công."),
        ("Họp ở TP. Lâm Giang hôm qua. Xong.", "hôm", "Họp ở TP. Lâm Giang hôm qua."),
        ("“Ai đi?” Bà hỏi. Xong.", "hỏi", "Bà hỏi."),
        ("Xong. Theo A. B. Cường thì đúng.", "đúng", "Theo A. B. Cường thì đúng."),
    ],
)
def test_a_sentence_ends_where_another_begins(text: str, word: str, sentence: str) -> None:
    start = text.index(word)
    first, last = sentence_around(text, start, start + len(word))
    assert text[first:last] == sentence


def test_a_long_one_is_cut_at_spaces_around_the_place() -> None:
    text = f"{'đầu ' * 200}GIỮA {'cuối ' * 200}"
    start = text.index("GIỮA")
    first, last = sentence_around(text, start, start + 4)
    assert last - first <= LONGEST
    assert text[first:last].startswith("đầu ")
    assert text[first:last].endswith(" cuối")
    assert first < start < last


def test_without_spaces_the_place_itself_is_kept() -> None:
    text = "x" * 900
    first, last = sentence_around(text, 450, 460)
    assert first <= 450
    assert last >= 460
