"""Lines become lead, body, captions and author."""

from index.reading.prose.article import compose
from index.reading.prose.page_line import PageLine


def lines(*texts: str) -> list[PageLine]:
    return [PageLine(text, number) for number, text in enumerate(texts, 1)]


def test_the_first_paragraph_leads() -> None:
    article = compose(lines("Sapo.", "Một.", "Hai."))
    assert (article.lead, article.body) == ("Sapo.", ("Một.", "Hai."))


def test_the_only_paragraph_is_the_body() -> None:
    article = compose(lines("Một."))
    assert (article.lead, article.body) == ("", ("Một.",))


def test_all_below_the_end_is_left_out() -> None:
    article = compose(lines("Sapo.", "Một.", "Tin liên quan", "Đoàn xã làm đường điện."))
    assert article.body == ("Một.",)


def test_a_pager_above_the_text_ends_nothing() -> None:
    article = compose(lines("Tổng số: 31 | Trang: 1 trên tổng số 4 trang", "Sapo.", "Một."))
    assert (article.lead, article.body) == ("Sapo.", ("Một.",))


def test_wrapped_lines_are_one_paragraph() -> None:
    wrapped = [
        PageLine("Sáng 1/3, Hội Nông dân xã Đồng Lau", 1),
        PageLine("tổ chức lễ ra quân", 2, close=True),
        PageLine("trồng cây đầu xuân.", 3, close=True),
        PageLine("a) xã Đồng Lau", 4, close=True),
        PageLine("và các bản.", 6),
    ]
    assert compose(wrapped).lead == (
        "Sáng 1/3, Hội Nông dân xã Đồng Lau tổ chức lễ ra quân trồng cây đầu xuân."
    )
    assert compose(wrapped).body == ("a) xã Đồng Lau", "và các bản.")


def test_nothing_gives_nothing() -> None:
    article = compose(lines("Cỡ chữ: A+ A-"))
    assert (article.lead, article.body, article.captions) == ("", (), ())
