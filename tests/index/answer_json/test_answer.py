"""Every name and value of an answer in JSON, which other programs rely on."""

from datetime import date, datetime
from json import dumps, loads
from typing import Any

from pydantic import TypeAdapter

from index.answer_json.answer import AnswerJson, answer_json
from search.label import Label
from search.query.accent_matching import AccentMatching
from search.request import Duplicates, SearchRequest, Sort
from search.result import (
    FacetValue,
    HighlightedText,
    Hit,
    ResultPage,
    ResultPart,
    Retelling,
    StricterInterpretation,
    Understanding,
)
from search.searcher import Searcher
from search.vietnam_time import VIETNAM

LOOSE = Hit(
    "giao-luu",
    HighlightedText("Giao lưu quý II", ((0, 4),)),
    datetime(2020, 7, 14, 8, 0, tzinfo=VIETNAM),
    HighlightedText(""),
    (),
    (),
    0.5,
)
PAGE = ResultPage(
    SearchRequest(
        "giao ban",
        ("ubnd-tinh",),
        date(2020, 7, 1),
        None,
        Sort.NEWEST,
        2,
        1,
        duplicates=Duplicates.FOLD,
    ),
    ResultPart(
        3,
        (
            Hit(
                "giao-ban",
                HighlightedText("Giao ban quý II", ((0, 8),)),
                datetime(2020, 7, 13, 7, 57, tzinfo=VIETNAM),
                HighlightedText("…họp giao ban…", ((5, 13),)),
                (Label("ubnd-tinh", "UBND tỉnh"),),
                ("45-NQ/TU",),
                1.23456789,
                lambda: ("title", "body"),
                Label("bao-may", "Báo Mây"),
                (Retelling("giao-ban-2", "Giao ban", datetime(2020, 7, 13, 9, 0, tzinfo=VIETNAM)),),
                2,
            ),
        ),
        3,
        5,
    ),
    (
        FacetValue(
            "ubnd-tinh", "UBND tỉnh", 3, True, (FacetValue("so-y-te-tinh", "Sở Y tế tỉnh", 1),)
        ),
        FacetValue("khong-ro", "Không rõ cơ quan", 1),
    ),
    (FacetValue("2020", "Năm 2020", 3, False, (FacetValue("2020-07", "Tháng 7/2020", 3),)),),
    Understanding(
        "giao ban",
        AccentMatching.IGNORE,
        has_all_units=False,
        stricter=(
            StricterInterpretation(AccentMatching.EXACT, 0),
            StricterInterpretation(AccentMatching.COMPATIBLE, 2),
        ),
        literal_total=1,
    ),
    4,
    (FacetValue("bao-may", "Báo Mây", 2),),
    1,
    1,
    ResultPart(1, (LOOSE,)),
    places=(FacetValue("tinh-lam-giang", "tỉnh Lâm Giang", 2),),
    place_total=3,
    unplaced=1,
)

GOLDEN: dict[str, Any] = {
    "query": "giao ban",
    "understood": {
        "text": "giao ban",
        "keystrokes": True,
        "corrected": False,
        "literal_total": 1,
        "marks": "ignore",
        "all_units": False,
        "in_a_row": False,
        "asking": [],
        "newest": [],
        "stricter": [{"marks": "exact", "total": 0}, {"marks": "compatible", "total": 2}],
        "units": [
            {"text": "giao", "kind": "syllable", "excluded": False},
            {"text": "ban", "kind": "syllable", "excluded": False},
        ],
        "notice": {
            "message": (
                "Ít kết quả có đủ các từ nên Bantin tìm cả bản tin chỉ có phần lớn các từ."
            ),
            "message_en": ("Few results have all words, so most of the words were enough."),
        },
    },
    "total": 3,
    "page": 2,
    "pages": 4,
    "per_page": 1,
    "counts": {"of": "stories", "stories": 3, "bulletins": 5},
    "sort": "newest",
    "hits": [
        {
            "id": "giao-ban",
            "title": "Giao ban quý II",
            "title_marks": [[0, 8]],
            "published": "2020-07-13T07:57:00+07:00",
            "snippet": "…họp giao ban…",
            "snippet_marks": [[5, 13]],
            "matched": ["title", "body"],
            "organisations": [{"id": "ubnd-tinh", "label": "UBND tỉnh"}],
            "codes": ["45-NQ/TU"],
            "source": {"id": "bao-may", "label": "Báo Mây"},
            "url": "/ban-tin/giao-ban",
            "retellings": {
                "total": 2,
                "bulletins": [
                    {
                        "id": "giao-ban-2",
                        "title": "Giao ban",
                        "published": "2020-07-13T09:00:00+07:00",
                        "source": None,
                        "url": "/ban-tin/giao-ban-2",
                    }
                ],
            },
            "score": 1.234568,
        }
    ],
    "loose": {
        "total": 1,
        "hits": [
            {
                "id": "giao-luu",
                "title": "Giao lưu quý II",
                "title_marks": [[0, 4]],
                "published": "2020-07-14T08:00:00+07:00",
                "snippet": "",
                "snippet_marks": [],
                "matched": [],
                "organisations": [],
                "codes": [],
                "source": None,
                "url": "/ban-tin/giao-luu",
                "retellings": {"total": 0, "bulletins": []},
                "score": 0.5,
            }
        ],
    },
    "facets": {
        "organisations": {
            "exact": True,
            "total": 4,
            "other": 1,
            "missing": 1,
            "values": [
                {
                    "id": "ubnd-tinh",
                    "label": "UBND tỉnh",
                    "count": 3,
                    "selected": True,
                    "parts": [
                        {
                            "id": "so-y-te-tinh",
                            "label": "Sở Y tế tỉnh",
                            "count": 1,
                            "selected": False,
                            "parts": [],
                        }
                    ],
                },
                {
                    "id": "khong-ro",
                    "label": "Không rõ cơ quan",
                    "count": 1,
                    "selected": False,
                    "parts": [],
                },
            ],
        },
        "dates": {
            "exact": True,
            "total": 2,
            "other": 0,
            "missing": 0,
            "values": [
                {
                    "id": "2020",
                    "label": "Năm 2020",
                    "count": 3,
                    "selected": False,
                    "parts": [
                        {
                            "id": "2020-07",
                            "label": "Tháng 7/2020",
                            "count": 3,
                            "selected": False,
                            "parts": [],
                        }
                    ],
                }
            ],
        },
        "sources": {
            "exact": True,
            "total": 1,
            "other": 0,
            "missing": 1,
            "values": [
                {
                    "id": "bao-may",
                    "label": "Báo Mây",
                    "count": 2,
                    "selected": False,
                    "parts": [],
                }
            ],
        },
        "places": {
            "exact": True,
            "total": 3,
            "other": 2,
            "missing": 1,
            "values": [
                {
                    "id": "tinh-lam-giang",
                    "label": "tỉnh Lâm Giang",
                    "count": 2,
                    "selected": False,
                    "parts": [],
                }
            ],
        },
    },
}


def as_json(page: ResultPage) -> dict[str, Any]:
    """Return a page as JSON, read back from what `bantin search --json` prints."""
    values: dict[str, Any] = loads(dumps(answer_json(page), default=datetime.isoformat))
    return values


def test_the_json_form_is_the_agreed_one() -> None:
    assert dumps(as_json(PAGE)) == dumps(GOLDEN), "the order of the names counts, too"


def test_an_answer_of_a_searcher_is_as_its_types_describe_it(searcher: Searcher) -> None:
    described = TypeAdapter(AnswerJson)
    for text in ("", '"mat tran"', "maqtj traanj", "mat tran khong co"):
        answer = as_json(searcher.search(SearchRequest(text)))
        checked = described.validate_json(dumps(answer), strict=True)
        assert described.dump_python(checked, mode="json") == answer, text
        assert list(answer) == list(GOLDEN)
