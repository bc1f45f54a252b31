from typing import cast

import pytest

from search.answer import Answer
from search.query.accent_matching import AccentMatching
from search.request import SearchRequest
from search.result import Understanding
from tests.webui.fake import FakeSearcher
from webui.serving.query_kind import QueryKind, kind_of


def answer_to(text: str, literal_total: int | None = None) -> Answer:
    understanding = Understanding(text, AccentMatching.COMPATIBLE, literal_total=literal_total)
    return cast(Answer, FakeSearcher(understanding=understanding).answer(SearchRequest(text)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", QueryKind.BLANK),
        ("-covid", QueryKind.BLANK),
        ("mat tran", QueryKind.PLAIN),
        ("xa OR phuong", QueryKind.PLAIN),
        ("mặt tran", QueryKind.ACCENTED),
        ('"mat tran"', QueryKind.PHRASE),
        ('73-NQ/TU "mat tran"', QueryKind.PHRASE),
        ("nghị quyết 73-NQ/TU", QueryKind.CODE),
        ("họp 13/7/2020", QueryKind.DATE),
        ("1.200 tỷ", QueryKind.AMOUNT),
        ("mặt tra*", QueryKind.PREFIX),
    ],
)
def test_a_query_is_of_the_first_kind_that_it_can_be(text: str, kind: QueryKind) -> None:
    assert kind_of(answer_to(text)) is kind


def test_what_was_read_as_keystrokes_is_of_that_kind() -> None:
    assert kind_of(answer_to("Mawjt traanj", literal_total=0)) is QueryKind.KEYSTROKES
