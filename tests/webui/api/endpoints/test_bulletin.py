from urllib.parse import quote

from flask.testing import FlaskClient

from tests.webui.api.asking import ask, errors


def test_a_bulletin_comes_whole(client: FlaskClient) -> None:
    bulletin = ask(client, "bulletins/blg-100452")
    assert bulletin["id"] == "blg-100452"
    assert bulletin["published"] == "2015-09-23T17:05:00+07:00"
    assert bulletin["page"] == "/ban-tin/blg-100452"
    assert bulletin["body"] and bulletin["captions"]
    assert [each["id"] for each in bulletin["organisations"]]


def test_every_hit_is_a_bulletin(client: FlaskClient) -> None:
    for hit in ask(client, "search", per_page=100)["hits"]:
        bulletin = ask(client, f"bulletins/{quote(hit['id'], safe='')}", fields="title,codes")
        assert bulletin == {"id": hit["id"], "title": hit["title"], "codes": hit["codes"]}


def test_similar_ones_do_not_count_itself(client: FlaskClient) -> None:
    hits = ask(client, "bulletins/blg-100452/similar", count=3)["hits"]
    assert 0 < len(hits) <= 3
    assert "blg-100452" not in {each["id"] for each in hits}
    assert errors(ask(client, "bulletins/blg-100452/similar", 400, count=21)) == {"count": ""}
