import pytest
from flask.testing import FlaskClient

from tests.webui.browser import Browser
from webui.api.description import ADDRESS


@pytest.mark.parametrize("address", ["/api", "/en/api"])
def test_people_read_what_programs_do(client: FlaskClient, address: str) -> None:
    description = client.get(ADDRESS).json
    assert description
    page = Browser(client).open(address)
    shown = set(page.texts("//code"))
    assert shown >= {f"GET {each}" for each in description["paths"]}
    for name, schema in description["components"]["schemas"].items():
        assert shown >= {name, *schema["properties"]}


def test_every_link_leads_somewhere(client: FlaskClient) -> None:
    page = Browser(client).open("/api")
    ids = set(page.values("//@id"))
    links = page.values("//main//a/@href")
    assert len(links) > 30
    for each in links:
        if each.startswith("#"):
            assert each[1:] in ids, each
        else:
            assert client.get(each).status_code == 200, each


def test_it_needs_nothing_from_elsewhere(client: FlaskClient) -> None:
    page = Browser(client).open("/api")
    assert not [
        each for each in page.values("//@src | //*[@rel='stylesheet']/@href") if "//" in each
    ]
    assert not page.document.xpath("//main//script | //main//style | //main//*[@style]")


def test_an_example_of_a_list_is_one_of_its_values(client: FlaskClient) -> None:
    page = Browser(client).open("/api")
    assert any("place=tinh-tuyen-quang" in each for each in page.values("//main//a/@href"))
