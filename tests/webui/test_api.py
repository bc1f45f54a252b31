from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from search.advice import Advice, Offer
from search.answer import to_json
from search.parameters import read_request
from search.request import SearchRequest
from tests.webui.conftest import AppOver
from tests.webui.fake import FakeSearcher


def test_a_search_answers_what_the_command_line_does(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?q=tin&org=doan-thanh-nien&sort=oldest&page=2")
    asked = {"q": ["tin"], "org": ["doan-thanh-nien"], "sort": ["oldest"], "page": ["2"]}
    assert answer.mimetype == "application/json"
    assert answer.json == to_json(FakeSearcher().search(read_request(asked)))


def test_advice_comes_where_it_is_asked_for(app_over: AppOver) -> None:
    advice = Advice(restored=(Offer("cầu", SearchRequest("cầu"), 1),))
    client = app_over(advice=advice).test_client()
    assert "advice" not in (client.get("/api/v1/search?q=cau").json or {})
    answer = client.get("/api/v1/search?q=cau&advice=1").json
    assert answer and answer["advice"] == advice.to_json()
    assert answer["advice"]["restored"] == [
        {"label": "cầu", "total": 1, "parameters": {"q": "cầu"}}
    ]


def test_vietnamese_is_readable_in_the_answer(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?q=" + quote("suối"))
    assert "Khánh thành cầu dân sinh" in answer.text


def test_all_wrong_parameters_are_named_at_once(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?querry=x&from=32/1/2020&sort=best&page=0&page=1")
    assert answer.status_code == 400
    errors = answer.json["errors"] if answer.json else []
    assert {each["parameter"] for each in errors} == {"querry", "from", "sort", "page"}
    assert all(each["message"] and each["message_en"] for each in errors)


def test_a_page_past_the_end_is_missing(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?q=tin&page=4")
    assert answer.status_code == 404
    assert answer.json == {
        "errors": [
            {
                "parameter": "page",
                "message": "Không có trang 4: kết quả chỉ có 3 trang.",
                "message_en": "There is no page 4: the answer has 3.",
            }
        ]
    }


def test_a_bulletin_comes_whole(client: FlaskClient) -> None:
    bulletin = client.get("/api/v1/bulletins/cau-moi").json
    assert bulletin is not None
    assert bulletin["id"] == "cau-moi"
    assert bulletin["published"] == "2021-03-08T07:57:00+07:00"
    assert bulletin["captions"] == ["Đoàn viên đổ bê tông mặt cầu"]
    assert bulletin["url"] == "https://www.baosuoimay.example/cau-moi"
    assert bulletin["page"] == "/ban-tin/cau-moi"
    assert bulletin["source_organisations"] == []
    assert bulletin["codes"] == ["12-KH/TĐ"]
    assert [each["id"] for each in bulletin["organisations"]] == ["doan-thanh-nien", "cong-doan"]


@pytest.mark.parametrize(
    ("address", "status", "parameter"),
    [
        ("/api/v1/bulletins/khong-co", 404, "id"),
        ("/api/v1/khong-co", 404, "address"),
        ("/api/v2/search", 404, "address"),
    ],
)
def test_errors_are_json(client: FlaskClient, address: str, status: int, parameter: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.json and [each["parameter"] for each in answer.json["errors"]] == [parameter]


def test_the_endpoint_can_only_be_read(client: FlaskClient) -> None:
    answer = client.post("/api/v1/search")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert answer.json and answer.json["errors"]
