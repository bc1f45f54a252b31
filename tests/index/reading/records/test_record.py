"""Records become bulletins exactly when the published schema says so."""

from json import loads
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from index.bulletin import Attachment, Bulletin
from index.problem import Severity, SourceProblem
from index.reading.items import FoundItem
from index.reading.records.record import read_record

SCHEMA = loads((Path(__file__).parents[4] / "docs" / "bulletin.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
PATH = Path("a.jsonl")
LEAST = {"title": "Xã Đồng Lau trồng cây", "published": "2021-03-02T08:15:00+07:00"}


def read(**values: Any) -> tuple[Bulletin | None, list[SourceProblem]]:
    items = list(read_record(PATH, 7, {**LEAST, **values}))
    problems = [item for item in items if isinstance(item, SourceProblem)]
    bulletins = [item.bulletin for item in items if isinstance(item, FoundItem)]
    return (bulletins[0] if bulletins else None), problems


def test_a_whole_record() -> None:
    bulletin, problems = read(
        id="dong-lau-12",
        lead="Sáng 1/3,\nxã ra quân.",
        body=["Đoạn một.", "Đoạn hai,\ndòng hai."],
        captions=["Hội viên trồng cây", " "],
        author="Lò Thị Hiền",
        publisher="Đài Đồng Lau",
        url="https://dai.example/12",
        attachments=[{"title": "Kế hoạch", "url": "/kh.pdf"}, {"url": "https://dai.example/b.doc"}],
        organisations=["Hội Nông dân"],
        category="Kinh tế",
    )
    assert problems == []
    assert bulletin is not None
    assert bulletin.id == "dong-lau-12"
    assert bulletin.lead == "Sáng 1/3, xã ra quân."
    assert bulletin.body == ("Đoạn một.", "Đoạn hai,", "dòng hai.")
    assert bulletin.captions == ("Hội viên trồng cây",)
    assert bulletin.attachments == (
        Attachment("Kế hoạch", "https://dai.example/kh.pdf"),
        Attachment("b.doc", "https://dai.example/b.doc"),
    )
    assert bulletin.organisations == ("Hội Nông dân",)


def test_the_least_record_has_an_id_from_its_title_and_date() -> None:
    bulletin, _ = read(body="Đoạn một.\n\nĐoạn hai.", author=None)
    assert bulletin is not None
    assert bulletin.id.startswith("2021-03-02-xa-dong-lau-trong-cay-")
    assert bulletin.body == ("Đoạn một.", "Đoạn hai.")


def test_a_number_serves_as_id() -> None:
    bulletin, _ = read(id=0)
    assert bulletin is not None
    assert bulletin.id == "0"


def test_all_faults_are_told_at_once() -> None:
    bulletin, problems = read(title=" ", published="2021-02-30", body=7, captions="một dòng")
    assert bulletin is None
    assert len(problems) == 4
    assert {(each.path, each.line, each.severity) for each in problems} == {
        (PATH, 7, Severity.ERROR)
    }


@pytest.mark.parametrize(
    "values",
    [{"url": "javascript:alert(1)"}, {"attachments": [{"title": "Kế hoạch", "url": "kh.pdf"}]}],
)
def test_an_address_that_leads_nowhere_is_left_out_with_a_warning(values: dict[str, Any]) -> None:
    bulletin, problems = read(**values)
    assert bulletin is not None
    assert (bulletin.url, bulletin.attachments) == ("", ())
    assert [each.severity for each in problems] == [Severity.WARNING]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_knows_every_field_of_a_bulletin() -> None:
    # What Bantin gives away names the source's own organisations apart.
    given_away = {"source_organisations"}
    assert set(SCHEMA["properties"]) == set(Bulletin.__slots__) | given_away


WORDS = st.text(st.characters(), max_size=5) | st.sampled_from(["Đoạn một", "\u200b", "\x85", ""])
ANY = st.none() | st.booleans() | st.integers() | WORDS | st.lists(WORDS, max_size=2)
LABELS = st.lists(st.dictionaries(st.sampled_from(["id", "label"]), ANY) | WORDS, max_size=2)
ATTACHMENTS = st.lists(st.dictionaries(st.sampled_from(["title", "url"]), ANY) | ANY, max_size=2)
DATES = st.sampled_from(
    [
        "2021-03-02",
        "2021-03-02T08:15",
        "2021-03-02 08:15:07.5Z",
        "2021-03-02T08:15+0700",
        "2021-03-02T08:15:07.1234567+07:00",
        "2021-03-02, 08:15:07+07:00",
        "2021-03-02T08:15:07.1234567890123",
        "2021-3-2",
        "02/03/2021",
        "2021-03-02T08",
        "20210302",
        " 2021-03-02",
        "",
    ]
)
RECORDS = st.fixed_dictionaries(
    {},
    optional={
        "title": WORDS | ANY,
        "published": DATES | DATES | ANY,
        "attachments": ATTACHMENTS | ANY,
        "organisations": LABELS | ANY,
        **{
            name: ANY
            for name in SCHEMA["properties"]
            if name not in {"title", "published", "attachments", "organisations"}
        },
    },
)


@given(RECORDS)
def test_schema_and_reader_agree(record: dict[str, Any]) -> None:
    items = list(read_record(PATH, 1, record))
    accepted = any(isinstance(item, FoundItem) for item in items)
    assert accepted == VALIDATOR.is_valid(record), [*VALIDATOR.iter_errors(record), *items]


@given(RECORDS)
def test_what_is_read_can_be_stored(record: dict[str, Any]) -> None:
    for item in read_record(PATH, 1, {**record, **LEAST}):
        if isinstance(item, FoundItem):
            assert item.bulletin.content_hash


def test_what_bantin_gives_away_names_the_sources_own_organisations_apart() -> None:
    labels = [{"id": "hnd", "label": "Hội Nông dân"}, {"id": "du", "label": "Đảng ủy"}]
    (found,) = read_record(PATH, 1, {**LEAST, "organisations": labels})
    assert isinstance(found, FoundItem)
    assert found.bulletin.organisations == ("Hội Nông dân", "Đảng ủy")
    given = {**LEAST, "organisations": labels, "source_organisations": ["Hội ND"]}
    (found,) = read_record(PATH, 1, given)
    assert isinstance(found, FoundItem)
    assert found.bulletin.organisations == ("Hội ND",)
