from dataclasses import replace
from datetime import UTC, datetime
from json import dumps, loads

from index.analysis import analyse
from index.bulletin import Bulletin
from search import field
from search.field import Field
from search.vietnam_time import VIETNAM
from tests.newsroom import BULLETINS

FRONT = BULLETINS[0]


def test_every_text_of_a_bulletin_is_searched() -> None:
    document = analyse(FRONT)
    assert set(document.fields) == set(Field)
    assert list(document.fields[Field.AUTHOR].terms) == ["lê", "văn", "đạt"]
    assert {"quang", "cảnh"} <= set(document.fields[Field.CAPTIONS].terms)
    assert {"45-nq/tu", "1250000000", "vận"} <= set(document.fields[Field.BODY].terms)


def test_a_field_without_words_is_left_out() -> None:
    bulletin = Bulletin("a", "Tin", datetime(2020, 1, 1, tzinfo=VIETNAM), lead="…", body=("", " "))
    assert set(analyse(bulletin).fields) == {Field.TITLE}


def test_keywords_are_matched_whole() -> None:
    keywords = analyse(FRONT).keywords
    assert keywords[field.ID] == ("giao-ban",)
    assert keywords[field.CODES] == ("45-nq/tu",)
    assert keywords[field.DAY] == ("2020-07-13",)
    assert "uy-ban-mttq-tinh-thanh-giang" in keywords[field.ORGANISATIONS]


def test_the_day_is_the_one_in_vietnam() -> None:
    bulletin = Bulletin("a", "Tin", datetime(2021, 12, 31, 17, 30, tzinfo=UTC))
    document = analyse(bulletin)
    assert document.keywords[field.DAY] == ("2022-01-01",)
    assert document.published == bulletin.published.timestamp()


def test_the_day_of_an_old_bulletin_is_that_of_its_time() -> None:
    bulletin = Bulletin("a", "Tin", datetime(1968, 6, 1, tzinfo=VIETNAM))
    assert analyse(bulletin).keywords[field.DAY] == ("1968-06-01",)


def test_the_whole_bulletin_is_kept_with_what_was_found_in_it() -> None:
    stored = loads(analyse(FRONT).text)
    assert Bulletin.from_json(stored["bulletin"]) == FRONT
    assert stored["codes"] == ["45-NQ/TU"]
    assert {
        "id": "uy-ban-mttq-tinh-thanh-giang",
        "label": "Ủy ban MTTQ tỉnh Thanh Giang",
    } in stored["organisations"]


def test_what_is_kept_is_plain_json() -> None:
    """Every letter is written as itself, and only what JSON demands is escaped."""
    bulletin = replace(FRONT, title='Họp "giao ban" \\ \x1f\x7f\u2028 😀')
    text = analyse(bulletin).text
    assert text == dumps(loads(text), ensure_ascii=False, separators=(",", ":")).encode()


def test_a_code_that_comes_twice_is_kept_once_as_first_written() -> None:
    bulletin = Bulletin(
        "a",
        "Về 45–NQ/TU",
        datetime(2020, 1, 1, tzinfo=VIETNAM),
        body=("Theo 45-nq/tu và 15/2020/NĐ-CP.",),
    )
    stored = loads(analyse(bulletin).text)
    assert stored["codes"] == ["45-NQ/TU", "15/2020/NĐ-CP"]


def test_organisations_that_the_source_gives_come_first() -> None:
    bulletin = Bulletin(
        "a",
        "Họp Mặt trận Tổ quốc tỉnh",
        datetime(2020, 1, 1, tzinfo=VIETNAM),
        organisations=("Đội Múa lân phố Mới",),
    )
    first, *_ = loads(analyse(bulletin).text)["organisations"]
    assert first["label"] == "Đội Múa lân phố Mới"


def test_what_stands_above_is_asked_for_but_not_named() -> None:
    names = ("Sở Y tế tỉnh Hà Giang", "Sở Nội vụ tỉnh Hà Giang")
    bulletin = Bulletin("a", "Tin", datetime(2020, 1, 1, tzinfo=VIETNAM), organisations=names)
    document = analyse(bulletin)
    health, interior = "so-y-te-tinh-ha-giang", "so-noi-vu-tinh-ha-giang"
    assert document.keywords[field.ORGANISATIONS] == (health, "ubnd-tinh-ha-giang", interior)
    assert [each["id"] for each in loads(document.text)["organisations"]] == [health, interior]


def test_a_source_that_says_unknown_names_nothing() -> None:
    bulletin = Bulletin(
        "a", "Tin", datetime(2020, 1, 1, tzinfo=VIETNAM), organisations=("Không rõ",)
    )
    document = analyse(bulletin)
    assert document.keywords[field.ORGANISATIONS] == ()
    assert loads(document.text)["organisations"] == []
