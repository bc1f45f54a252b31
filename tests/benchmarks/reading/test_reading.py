"""The benchmark of reading runs on one or two invented pages."""

import json
import logging
from datetime import datetime
from pathlib import Path

import pytest

from benchmarks.reading.__main__ import main
from benchmarks.reading.answer import Answer
from benchmarks.reading.gold import GoldPage, read_gold
from benchmarks.reading.judgement import judge
from benchmarks.reading.readers import quiet
from search.vietnam_time import VIETNAM

LEAD = "Sáng 1/3, xã Đồng Lau ra quân trồng cây đầu xuân cùng 120 hội viên."
BODY = "Ngay sau lễ ra quân, các chi hội đã trồng được 600 cây lát hoa dọc đường liên thôn."
PAGE = f"""<title>Xã Đồng Lau trồng cây</title><body><div class=detail>
<h1>Xã Đồng Lau trồng cây</h1><div class=date>02/03/2021 08:15</div>
<p>{LEAD}</p><p>{BODY}</p></div>"""
GOLD = {
    "page": "1.html",
    "site": "donglau.lamgiang.gov.vn",
    "is_article": True,
    "title": "Xã Đồng Lau trồng cây",
    "published": "2021-03-02T08:15:00+07:00",
    "published_has_time": True,
    "lead": LEAD,
    "author": None,
    "body_first60": BODY[:60],
    "body_last60": BODY[-60:],
    "absent": ["Tin liên quan"],
}
OTHER = {"page": "2.html", "site": "a.edu.vn", "is_article": False}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "1.html").write_text(PAGE, "utf-8")
    (tmp_path / "pages" / "2.html").write_text("<h1>Tin tức</h1>", "utf-8")
    lines = "".join(json.dumps(each) + "\n" for each in (GOLD, OTHER))
    (tmp_path / "gold.jsonl").write_text(lines, "utf-8")
    return tmp_path


def answer(**changed: object) -> Answer:
    right = {
        "title": GOLD["title"],
        "published": datetime(2021, 3, 2, 8, 15, tzinfo=VIETNAM),
        "lead": LEAD,
        "author": "",
        "paragraphs": (LEAD, BODY),
        "everything": f"{LEAD}\n{BODY}",
    }
    return Answer(**{**right, **changed})  # type: ignore[arg-type]


@pytest.fixture
def page(folder: Path) -> GoldPage:
    return read_gold(folder)[0]


def test_all_is_right(page: GoldPage) -> None:
    found = judge(page, answer())
    assert found.whole
    assert (found.minute, found.lead, found.author) == (True, True, True)


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"title": "Trồng cây"}, "title"),
        ({"published": datetime(2021, 3, 3, 8, 15, tzinfo=VIETNAM)}, "day"),
        ({"published": None}, "day"),
        ({"paragraphs": ("Cỡ chữ", LEAD, BODY)}, "begin"),
        ({"paragraphs": (LEAD, BODY, "x" * 161)}, "end"),
        ({"paragraphs": (LEAD,)}, "end"),
        ({"everything": "Tin  liên quan"}, "clean"),
    ],
)
def test_what_is_wrong_is_not_whole(page: GoldPage, changed: dict[str, object], wrong: str) -> None:
    found = judge(page, answer(**changed))
    assert not found.whole
    assert not getattr(found, wrong)


def test_small_differences_do_not_count(page: GoldPage) -> None:
    found = judge(page, answer(lead=f"{LEAD} ", author=" ", paragraphs=(LEAD, f"{BODY} Hết.")))
    assert found.whole
    assert found.lead
    assert not judge(page, answer(author="Hà Linh")).author


def test_a_refused_article_is_wrong_everywhere(page: GoldPage) -> None:
    found = judge(page, None)
    assert (found.is_refused, found.title, found.minute, found.whole) == (True, False, False, False)


def test_a_wrong_day_is_silent_unless_the_reader_warns(page: GoldPage) -> None:
    wrong = datetime(2021, 3, 3, tzinfo=VIETNAM)
    assert judge(page, answer(published=wrong)).wrong_day_silent
    assert not judge(page, answer(published=wrong, is_warned=True)).wrong_day_silent


@pytest.mark.parametrize("nameless", [[], ["--nameless"]])
def test_the_figures(folder: Path, nameless: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["--pages", str(folder), "--readers", "bantin", "--json", *nameless])
    figures = json.loads(capsys.readouterr().out)["bantin"]
    assert (figures["pages"], figures["whole"], figures["taken_non_articles"]) == (1, 1.0, 0.0)


def test_the_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--pages", str(folder), "--readers", "bantin", "--wrong"])
    assert "portals" in capsys.readouterr().out


def test_peers_are_quiet_only_while_they_read() -> None:
    with quiet(["bantin"]):
        assert not logging.getLogger("trafilatura").isEnabledFor(logging.ERROR)
    assert logging.getLogger("trafilatura").isEnabledFor(logging.ERROR)
