import json
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.inputs.corpus import (
    MOST_ORGANISATIONS,
    ORGANISATIONS,
    Corpus,
    Synthesis,
    draw_organisations,
)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    path = tmp_path / "documents.jsonl"
    records = [
        {
            "id": f"t-{number}",
            "title": f"Chợ nổi ngày thứ {number}",
            "published": "2020-07-13T07:57:00+07:00",
            "lead": "Đông khách.",
            "body": f"Thuyền {number} về từ sớm.\nTrưa {number} thì vãn.",
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


def test_synthesised_documents_are_as_many_as_wanted_and_each_time_the_same(
    documents: Path,
) -> None:
    synthesis = Synthesis(Corpus(documents), 10)
    made = list(synthesis)
    assert len({each.id for each in made}) == 10
    assert list(synthesis) == made
    assert list(Synthesis(Corpus(documents), 10, seed=1)) != made
    assert list(synthesis.first(3)) == made[:3]


def test_synthesised_documents_share_out_the_paragraphs_of_real_ones(documents: Path) -> None:
    real = list(Corpus(documents))
    made = list(Synthesis(Corpus(documents), 8))
    for again in (made[:4], made[4:]):
        assert [each.title for each in again] == [each.title for each in real]
        assert [len(each.body) for each in again] == [len(each.body) for each in real]
        assert sorted(p for each in again for p in each.body) == sorted(
            p for each in real for p in each.body
        )
    assert [each.body for each in made[:4]] != [each.body for each in made[4:]]
    assert made[0].organisations == draw_organisations(made[0].id)


def test_synthesis_reads_no_further_than_it_must(documents: Path) -> None:
    assert len(list(islice(Synthesis(Corpus(documents), 10**12), 5))) == 5


def test_nothing_cannot_be_recombined(documents: Path) -> None:
    with pytest.raises(ValueError, match="no bulletin to recombine"):
        list(Synthesis(Corpus(documents, 0), 1))
