from dataclasses import replace
from datetime import datetime

import pytest

from index.command.output.answer import print_answer
from search.query.accent_matching import AccentMatching
from search.request import Duplicates, SearchRequest
from search.result import (
    FacetValue,
    HighlightedText,
    Hit,
    ResultPage,
    ResultPart,
    Retelling,
    Understanding,
)
from search.vietnam_time import VIETNAM


def test_a_story_is_told_with_the_ids_of_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    published = datetime(2021, 3, 8, 7, 57, tzinfo=VIETNAM)
    others = [Retelling(id, "Cầu", published) for id in ("hoa-2", "hoa-3")]
    text = HighlightedText("Khánh thành cầu")
    hit = Hit("hoa-1", text, published, HighlightedText(""), (), (), 1.0)
    told = replace(hit, retellings=others, retelling_total=2)
    request = SearchRequest("cầu", duplicates=Duplicates.FOLD)
    understanding = Understanding("cầu", AccentMatching.COMPATIBLE)
    print_answer(ResultPage(request, ResultPart(1, [told], 1, 3), [], [], understanding))
    assert capsys.readouterr().out.splitlines() == [
        "1 kết quả gộp từ 3 bản tin / results, bulletins grouped · trang / page 1/1",
        "",
        "1. Khánh thành cầu",
        "   08/03/2021 07:57",
        "   và 2 bản tương tự / more like this: hoa-2, hoa-3",
        "   hoa-1",
        "",
    ]


def test_an_answer_has_hits_facets_and_the_next_page(capsys: pytest.CaptureFixture[str]) -> None:
    published = datetime(2021, 3, 8, 7, 57, tzinfo=VIETNAM)
    snippet = HighlightedText("… cây cầu mới …", ((6, 9),))
    hit = Hit(
        "cau-moi", HighlightedText("Khánh thành cầu"), published, snippet, (), ("12-KH/TĐ",), 1.0
    )
    years = [FacetValue(f"{year}", f"{year}", 1) for year in range(2021, 2011, -1)]
    understanding = Understanding("cầu", AccentMatching.COMPATIBLE)
    print_answer(ResultPage(SearchRequest("cầu"), ResultPart(12, [hit]), [], years, understanding))
    assert capsys.readouterr().out.splitlines() == [
        "12 bản tin / bulletins · trang / page 1/2",
        "",
        "1. Khánh thành cầu",
        "   08/03/2021 07:57 · 12-KH/TĐ",
        "   … cây cầu mới …",
        "   cau-moi",
        "",
        "Thời gian / Dates: 2021 (1), 2020 (1), 2019 (1), 2018 (1), 2017 (1), 2016 (1), 2015 (1),"
        " 2014 (1), …",
        "Trang sau / Next page: --page 2",
    ]
