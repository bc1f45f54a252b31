from datetime import datetime

from index.answer_json.hit import HitJson, hit_json
from search.label import Label
from search.result import HighlightedText, Hit
from search.vietnam_time import VIETNAM

HIT = Hit(
    "cau-moi",
    HighlightedText("Khánh thành cầu", ((12, 15),)),
    datetime(2021, 3, 8, 7, 57, tzinfo=VIETNAM),
    HighlightedText("Cây cầu dài 42 mét", ((4, 7),)),
    (Label("tinh-doan", "Tỉnh đoàn"),),
    ("12-KH/TĐ",),
    0.12345678,
    lambda: ("title",),
    Label("bao-may", "Báo Mây"),
)


def test_a_hit_has_every_field_in_order() -> None:
    assert list(hit_json(HIT)) == list(HitJson.__annotations__)


def test_highlights_are_offsets_of_characters() -> None:
    hit = hit_json(HIT)
    start, end = hit["title_marks"][0]
    assert hit["title"][start:end] == "cầu"


def test_a_score_is_rounded_and_the_page_is_a_path() -> None:
    assert hit_json(HIT)["score"] == 0.123457
    assert hit_json(HIT)["url"] == "/ban-tin/cau-moi"
