import json
from hashlib import sha256
from pathlib import Path

import pytest

from benchmarks.organisations.__main__ import main
from benchmarks.organisations.sentences import (
    HALVES,
    LABELS,
    Labelled,
    Score,
    StaleLabelError,
    kind_of,
    measure,
    read_labels,
    to_table,
)
from search.organisations.registry import registry

TITLE = "UBND tỉnh họp"
LEAD = "Sở Y tế báo cáo UBND huyện Sơn Khê."
TEXT = f"{TITLE}\n{LEAD}\nHết."


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    record = {"id": "t-1", "title": TITLE, "lead": LEAD, "body": "Hết."}
    path = tmp_path / "documents.jsonl"
    path.write_text(json.dumps({**record, "published": "2020-07-13T07:57:00+07:00"}), "utf-8")
    return path


def labelled(half: str, *mentions: tuple[str, str], sentence: str = LEAD) -> Labelled:
    start = TEXT.index(sentence)
    spans = [
        (at := TEXT.index(written, start), at + len(written), id_) for written, id_ in mentions
    ]
    sha = sha256(sentence.encode()).hexdigest()[:16]
    return Labelled("t-1", half, "so", start, start + len(sentence), sha, spans)


def test_a_mention_is_right_only_with_its_organisation(documents: Path) -> None:
    right = ("Sở Y tế", "so-y-te")
    other_place = ("UBND huyện Sơn Khê", "ubnd-huyen-ha-lam")
    score = measure([documents], [labelled("test", right, other_place)])["test"]
    assert score.figures() == {"precision": 0.5, "recall": 0.5, "mentions": 2}
    assert score.figures(["so-nganh"]) == {"precision": 1.0, "recall": 1.0, "mentions": 1}
    assert score.figures(["chinh-quyen"])["precision"] == 0.0


def test_halves_are_counted_apart(documents: Path) -> None:
    scores = measure([documents], [labelled("tuning", ("UBND tỉnh", "ubnd-tinh"), sentence=TITLE)])
    assert scores["tuning"].figures()["mentions"] == 1
    assert scores["test"].figures()["mentions"] == 0


def test_other_documents_are_refused(documents: Path) -> None:
    record = json.loads(documents.read_text("utf-8"))
    documents.write_text(json.dumps({**record, "lead": "Tin khác."}), "utf-8")
    with pytest.raises(StaleLabelError, match="t-1"):
        measure([documents], [labelled("test")])


def test_json_has_the_agreed_keys(
    documents: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = tmp_path / "labels.jsonl"
    each = labelled("test", ("Sở Y tế", "so-y-te"))
    fields = {name: getattr(each, name) for name in Labelled.__slots__}
    labels.write_text(json.dumps(fields), "utf-8")
    main(["--documents", str(documents), "--labels", str(labels), "--json"])
    figures = json.loads(capsys.readouterr().out)
    assert {"precision", "recall", "kinds"} <= set(figures)
    assert figures["kinds"]["so-nganh"] == {"precision": 1.0, "recall": 1.0, "mentions": 1}


def test_the_table_has_a_line_for_each_kind() -> None:
    score = Score()
    score.add({(0, 1, "bo-y-te")}, {(0, 1, "bo-y-te"), (3, 4, "tand-tinh")})
    table = to_table({half: score for half in HALVES})
    assert "| Chính quyền" in table
    assert "0.500" in table.splitlines()[-1]


def test_enough_sentences_are_labelled_without_their_text() -> None:
    labels = read_labels(LABELS)
    assert len(labels) >= 400
    assert {each.half for each in labels} == set(HALVES)
    assert sum(not each.mentions for each in labels) >= 100
    assert all(kind_of(id_) in registry().groups for each in labels for *_, id_ in each.mentions)
    assert {kind_of(id_) for each in labels for *_, id_ in each.mentions} == set(registry().groups)
