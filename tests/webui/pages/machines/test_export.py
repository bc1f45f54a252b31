import csv
from io import StringIO
from json import loads

import pytest
from flask.testing import FlaskClient

from search.request import SearchRequest
from tests.webui.conftest import AppOver
from tests.webui.fake import FakeAnswer, FakeSearcher
from tests.webui.newsroom import BRIDGE, NEWSROOM, SERIES


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_spreadsheet_has_a_row_for_everything_that_matches(client: FlaskClient) -> None:
    answer = client.get("/ban-tin.csv?q=Tin+vắn&sort=oldest&page=2&per_page=5")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.headers["X-Total-Count"] == "28"
    assert [each["Tiêu đề"] for each in rows(answer.text)] == [
        each.bulletin.title for each in SERIES
    ]


def test_a_row_has_what_a_reader_sorts_and_counts_by(client: FlaskClient) -> None:
    (row,) = rows(client.get("/ban-tin.csv?q=dân+sinh").text)
    assert row == {
        "Đăng lúc": "2021-03-08 07:57",
        "Tiêu đề": BRIDGE.bulletin.title,
        "Cơ quan, tổ chức": "Tỉnh đoàn; Liên đoàn Lao động tỉnh",
        "Địa phương": "",
        "Số hiệu văn bản": "12-KH/TĐ",
        "Sapo": BRIDGE.bulletin.lead,
        "Tác giả": "Lò Thị Mận",
        "Nơi đăng": "Báo Suối Mây",
        "Bài gốc": "https://www.baosuoimay.example/cau-moi",
        "Trang trên Bantin": "http://localhost/ban-tin/cau-moi",
        "Mã bản tin": "cau-moi",
    }


def test_lines_of_json_hold_whole_bulletins_as_the_endpoint_does(client: FlaskClient) -> None:
    answer = client.get("/ban-tin.jsonl")
    assert answer.headers["X-Total-Count"] == str(len(NEWSROOM))
    records = [loads(line) for line in answer.text.splitlines()]
    assert len(records) == len(NEWSROOM)
    for record in records[:4]:
        given = client.get(f"/api/v1/bulletins/{record['id']}").json
        assert given is not None
        assert {**record, "page": ""} == {**given, "page": ""}
        assert client.get(record["page"]).status_code == 200


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_the_count_is_that_of_the_page(client: FlaskClient, suffix: str) -> None:
    for query in ("", "q=cầu", "org=cong-doan", "q=xyz"):
        total = client.get(f"/api/v1/search?{query}").json["total"]  # type: ignore[index]
        assert client.get(f"/ban-tin.{suffix}?{query}").headers["X-Total-Count"] == str(total)


def test_nothing_found_is_an_empty_file_and_no_error(client: FlaskClient) -> None:
    assert client.get("/ban-tin.jsonl?q=xyz").text == ""
    assert rows(client.get("/ban-tin.csv?q=xyz").text) == []


def test_a_wrong_parameter_is_an_error_before_anything_is_sent(client: FlaskClient) -> None:
    assert client.get("/ban-tin.csv?from=hôm+qua").status_code == 400


def test_pages_in_english_lead_to_english_downloads(client: FlaskClient) -> None:
    (record, *_) = client.get("/en/ban-tin.jsonl").text.splitlines()
    assert loads(record)["page"].startswith("http://localhost/en/ban-tin/")


def test_bulletins_are_read_only_as_they_are_sent(
    app_over: AppOver, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[FakeAnswer] = []
    answer_to = FakeSearcher.answer

    def remember(self: FakeSearcher, request: SearchRequest) -> FakeAnswer:
        answers.append(answer_to(self, request))
        return answers[-1]

    monkeypatch.setattr(FakeSearcher, "answer", remember)
    monkeypatch.setattr("webui.pages.machines.export._BATCH", 5)
    client = app_over(*NEWSROOM).test_client()
    answer = client.get("/ban-tin.jsonl", buffered=False)
    chunks = answer.iter_encoded()
    assert next(chunks).count(b"\n") == 5
    assert answers[-1].listing.read == 5
    assert b"".join(chunks).count(b"\n") == len(NEWSROOM) - 5


def test_a_download_may_be_of_one_publisher(client: FlaskClient) -> None:
    (row,) = rows(client.get("/ban-tin.csv?source=noi-la").text)
    assert row["Nơi đăng"] == "Nơi lạ"
    (line,) = client.get("/ban-tin.jsonl?source=noi-la").text.splitlines()
    assert loads(line)["source"] == {"id": "noi-la", "label": "Nơi lạ"}
