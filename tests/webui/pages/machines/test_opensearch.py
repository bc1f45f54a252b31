from flask.testing import FlaskClient
from lxml import etree

SPEC = "{http://a9.com/-/spec/opensearch/1.1/}"


def addresses(client: FlaskClient, description: str) -> dict[str, str]:
    answer = client.get(description)
    assert answer.headers["Content-Type"].startswith("application/opensearchdescription+xml")
    document = etree.fromstring(answer.data)
    assert len(document.findtext(f"{SPEC}ShortName") or "") <= 16
    assert document.findtext(f"{SPEC}InputEncoding") == "UTF-8"
    return {
        str(each.get("type")): str(each.get("template")) for each in document.findall(f"{SPEC}Url")
    }


def test_a_browser_finds_what_it_needs(client: FlaskClient) -> None:
    found = addresses(client, "/opensearch.xml")
    assert found["text/html"] == "http://localhost/?q={searchTerms}&page={startPage?}"
    assert found["application/x-suggestions+json"] == "http://localhost/goi-y?q={searchTerms}"


def test_every_address_that_it_names_answers(client: FlaskClient) -> None:
    for language in ("", "/en"):
        found = addresses(client, f"{language}/opensearch.xml")
        assert len(found) == 5
        for template in found.values():
            typed = template.replace("{searchTerms}", "c%E1%BA%A7u").replace("{startPage?}", "")
            assert client.get(typed).status_code == 200, f"help: {typed}"


def test_english_pages_search_in_english(client: FlaskClient) -> None:
    assert addresses(client, "/en/opensearch.xml")["text/html"].startswith("http://localhost/en/?")


def test_every_page_names_the_description(client: FlaskClient) -> None:
    for address in ("/", "/ban-tin/cau-moi", "/khong-co"):
        assert 'rel="search"' in client.get(address).text
