from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from lxml import etree

from index.bulletin import Bulletin
from search.vietnam_time import VIETNAM
from tests.webui.test_site import build
from webui.application import create_app

DAY = datetime(2021, 3, 1, 8, tzinfo=VIETNAM)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Return a client of a site over five days of March and one of May."""
    bulletins = [
        Bulletin(f"tin/{number} &", "UBND tỉnh Lào Cai", DAY + timedelta(days=number))
        for number in (0, 1, 2, 3, 4, 70)
    ]
    return create_app(build(tmp_path_factory.mktemp("site"), bulletins)).test_client()


def told(client: FlaskClient, address: str) -> list[tuple[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "application/xml"
    root = etree.fromstring(answer.data)
    return [(str(each[0].text), str(each[1].text)) for each in root]


def test_the_index_has_a_part_for_each_month_with_its_last_day(client: FlaskClient) -> None:
    assert told(client, "/sitemap.xml")[1:] == [
        ("http://localhost/sitemap/2021-03/1.xml", "2021-03-05"),
        ("http://localhost/sitemap/2021-05/1.xml", "2021-05-10"),
    ]


def test_every_address_of_the_map_is_a_page_with_that_canonical_address(
    client: FlaskClient,
) -> None:
    addresses = []
    for part, _ in told(client, "/sitemap.xml"):
        addresses += [each for each, _ in told(client, part.removeprefix("http://localhost"))]
    assert len(addresses) == len(set(addresses)) > 10
    assert sum("/ban-tin/" in each for each in addresses) == 6
    for each in addresses:
        answer = client.get(each.removeprefix("http://localhost"))
        assert answer.status_code == 200, each
        written = each.replace("&", "&amp;")
        assert f'<link rel="canonical" href="{written}">' in answer.text, each


def test_a_month_of_many_bulletins_has_several_parts(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webui.pages.machines.sitemap.PART", 2)
    parts = [each for each, _ in told(client, "/sitemap.xml") if "2021-03" in each]
    assert [len(told(client, each.removeprefix("http://localhost"))) for each in parts] == [2, 2, 1]


@pytest.mark.parametrize("part", ["2021-03/2", "2021-04/1", "khong/1", "2021-03/0"])
def test_there_are_no_other_parts(client: FlaskClient, part: str) -> None:
    assert client.get(f"/sitemap/{part}.xml").status_code == 404
