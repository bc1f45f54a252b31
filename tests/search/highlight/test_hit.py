"""A hit has the stored fields of a bulletin, with the matches of the query highlighted."""

from datetime import datetime

import pytest

from index.bulletin import Bulletin
from search.highlight.highlighter import Highlighter
from search.highlight.hit import make_hit
from search.label import Label
from search.query.parser import parse
from search.result import HighlightedText
from search.vietnam_time import VIETNAM

BULLETIN = Bulletin(
    "cau-moi",
    "Cầu mới",
    datetime(2021, 3, 8, 7, 57, tzinfo=VIETNAM),
    lead="Bản Mây vui hội.",
    body=("Cán bộ đến sớm.", "Cầu treo dài trăm mét."),
    captions=("Toàn cảnh lễ khánh thành",),
)
RECORD = {
    "bulletin": BULLETIN.to_json(),
    "organisations": [{"id": "ban-gio", "label": "Ban Gió"}],
    "codes": ["73-NQ/TU"],
    "publisher": {"id": "bao-may", "label": "Báo Mây"},
}


def test_a_hit_has_what_is_stored_and_its_score() -> None:
    hit = make_hit(RECORD, 2.5, Highlighter(parse("cầu")))
    assert (hit.id, hit.published, hit.score) == ("cau-moi", BULLETIN.published, 2.5)
    assert hit.organisations == (Label("ban-gio", "Ban Gió"),)
    assert hit.codes == ("73-NQ/TU",)
    assert hit.title == HighlightedText("Cầu mới", ((0, 3),))


@pytest.mark.parametrize(
    ("text", "words"),
    [("hội", "hội"), ("treo", "treo"), ("khánh thành", "khánh thành"), ("cầu treo", "Cầu treo")],
)
def test_the_snippet_is_of_lead_body_or_captions(text: str, words: str) -> None:
    snippet = make_hit(RECORD, 1.0, Highlighter(parse(text))).snippet
    marked = " ".join(snippet.text[start:end] for start, end in snippet.highlights)
    assert words in snippet.text and marked == words


def test_without_a_query_nothing_is_highlighted() -> None:
    hit = make_hit(RECORD, 0.0, Highlighter(parse("")))
    assert (list(hit.title.highlights), list(hit.snippet.highlights)) == ([], [])
    assert hit.snippet.text.startswith("Bản Mây vui hội.")


def test_fields_are_looked_for_when_they_are_asked_for() -> None:
    asked: list[str] = []

    def find() -> list[str]:
        asked.append("once")
        return ["title", "body"]

    hit = make_hit(RECORD, 1.0, Highlighter(parse("cầu")), find)
    assert asked == []
    assert hit.matched == ["title", "body"]
    assert make_hit(RECORD, 1.0, Highlighter(parse("cầu"))).matched == ()
