import json
from pathlib import Path

import pytest

from benchmarks.corpus import MOST_ORGANISATIONS, ORGANISATIONS, Corpus, draw_organisations


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    path = tmp_path / "documents.jsonl"
    records = [
        {
            "id": f"t-{number}",
            "title": f"Chợ nổi ngày thứ {number}",
            "published": "2020-07-13T07:57:00+07:00",
            "lead": "Đông khách.",
            "body": "Thuyền về từ sớm.\nTrưa thì vãn.",
        }
        for number in range(4)
    ]
    path.write_text("".join(f"{json.dumps(each)}\n" for each in records), encoding="utf-8")
    return path


def test_the_first_documents_are_taken_each_time_anew(documents: Path) -> None:
    corpus = Corpus(documents, 3)
    assert [each.id for each in corpus] == ["t-0", "t-1", "t-2"]
    assert list(corpus) == list(corpus)


def test_no_limit_takes_all(documents: Path) -> None:
    assert len(list(Corpus(documents))) == 4


def test_organisations_hang_on_the_id_alone(documents: Path) -> None:
    assert [each.organisations for each in Corpus(documents)] == [
        draw_organisations(f"t-{number}") for number in range(4)
    ]


def test_organisations_are_none_to_five_and_two_and_a_half_on_average() -> None:
    drawn = [draw_organisations(str(number)) for number in range(3000)]
    assert {len(each) for each in drawn} == set(range(MOST_ORGANISATIONS + 1))
    assert sum(map(len, drawn)) / len(drawn) == pytest.approx(2.5, abs=0.1)
    assert {each for names in drawn for each in names} == set(ORGANISATIONS)
    assert all(len(set(names)) == len(names) for names in drawn)
