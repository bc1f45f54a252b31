"""Hostile bulletins and addresses do no harm on any page, feed or download."""

import csv
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from json import loads
from urllib.parse import quote, urlsplit

import pytest
from flask.testing import FlaskClient
from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from index.bulletin import Attachment, Bulletin
from search.vietnam_time import VIETNAM
from tests.webui.test_site import build
from webui.application import create_app

PAYLOADS = (
    '"><evil onclick="alert(1)">',
    "'><evil onclick='alert(1)'>",
    "</script><evil>",
    "</title></textarea><evil>",
    "]]><evil/>",
    "<!-- <evil>",
    "{{ 7 * 7 }}{% evil %}%(evil)s",
    "&lt;evil&gt; &amp;quot;",
    '=HYPERLINK("http://evil.example")',
)
SCHEMES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<evil>",
    "vbscript:evil",
    "//evil.example/",
    "https:///evil",
    "http://[evil",
    " javascript:alert(1)",
    'https://evil.example/"onmouseover="alert(1)',
)


def hostile(number: int) -> Bulletin:
    payload = PAYLOADS[number]
    return Bulletin(
        id=f"evil{number}/{payload}",
        title=f"{payload} Hội nghị số {number} của UBND tỉnh",
        published=datetime(2024, 2, 1 + number, 8, tzinfo=VIETNAM),
        lead=f"{payload} Nghị quyết 12/NQ-HĐND. {payload}",
        body=(payload, f"Hội nghị bàn việc {payload} năm 2024."),
        captions=(payload,),
        author=payload,
        publisher=payload,
        url=SCHEMES[number],
        attachments=(Attachment(payload, SCHEMES[number]),),
        organisations=(payload,),
    )


BULLETINS = [hostile(number) for number in range(len(PAYLOADS))]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Return a client of a site with only hostile bulletins."""
    return create_app(build(tmp_path_factory.mktemp("hostile"), BULLETINS)).test_client()


def pages(client: FlaskClient) -> Iterator[tuple[str, int, HtmlElement]]:
    """Yield the pages that links reach, and some that no link reaches."""
    waiting = [f"{prefix}/" for prefix in ("", "/en")]
    for payload in (*PAYLOADS, *SCHEMES):
        typed = quote(payload, safe="")
        waiting += [
            *(f"/?{name}={typed}" for name in ("q", "org", "from", "sort", "page", "marks")),
            *(f"/en/{typed}", f"/{typed}", f"/ban-tin/{typed}", f"/co-quan/{typed}"),
        ]
    seen = set[str]()
    while waiting and len(seen) < 500:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        with client.get(address, follow_redirects=True) as answer:
            if answer.mimetype != "text/html":
                continue
            document = document_fromstring(answer.data)
        yield address, answer.status_code, document
        waiting += [str(each) for each in document.xpath("//a/@href") if is_own(str(each))]


def is_own(address: str) -> bool:
    return address.startswith("/") and not address.startswith("//")


def test_no_page_has_an_element_or_address_of_a_bulletin(client: FlaskClient) -> None:
    statuses = set[int]()
    kinds = set[str]()
    for address, status, document in pages(client):
        statuses.add(status)
        kinds.add(urlsplit(address.removeprefix("/en")).path.partition("/")[2].partition("/")[0])
        found = f"help: {address}"
        assert not document.xpath("//evil | //@style | //style"), found
        assert not document.xpath("//@*[starts-with(name(), 'on')]"), found
        for script in document.xpath("//script"):
            if script.get("type") == "application/ld+json":
                assert loads(script.text), found
            else:
                assert script.get("src", "").startswith("/static/"), found
        for link in document.xpath("//*[@href or @src or @action]"):
            target = link.get("href") or link.get("src") or link.get("action")
            assert urlsplit(target).scheme.lower() in ("", "http", "https"), f"{found}: {target}"
            assert is_own(target) or target[:1] in "#?" or target.startswith("http"), target
            if link.tag == "a" and target.startswith("http") and "localhost" not in target:
                assert {"nofollow", "noopener"} <= set(link.get("rel", "").split()), target
    assert statuses == {200, 400, 404}
    assert {"", "ban-tin", "ngay"} <= kinds


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_feed_has_an_element_or_address_of_a_bulletin(client: FlaskClient, prefix: str) -> None:
    for payload in ("", *PAYLOADS):
        feed = etree.fromstring(client.get(f"{prefix}/ban-tin.atom?q={quote(payload)}").data)
        assert not feed.findall(".//{*}evil")
        for link in feed.findall(".//{*}link"):
            assert urlsplit(link.get("href", "")).scheme in ("http", "https")
    feed = etree.fromstring(client.get(f"{prefix}/ban-tin.atom").data)
    titles = sorted(each.text or "" for each in feed.findall("{*}entry/{*}title"))
    assert titles == sorted(each.title for each in BULLETINS)


def test_downloads_keep_every_letter_in_its_place(client: FlaskClient) -> None:
    text = client.get("/ban-tin.csv").text.removeprefix("\ufeff")
    rows = list(csv.reader(StringIO(text, newline="")))
    assert len(rows) == len(BULLETINS) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t")]
    assert not [cell for row in rows for cell in row if cell.lower().startswith(SCHEMES[:4])]
    lines = [loads(line) for line in client.get("/ban-tin.jsonl").text.splitlines()]
    assert sorted(each["title"] for each in lines) == sorted(each.title for each in BULLETINS)


def test_braces_are_letters(client: FlaskClient) -> None:
    lines = [loads(line) for line in client.get("/ban-tin.jsonl").text.splitlines()]
    (record,) = [each for each in lines if each["title"] == BULLETINS[6].title]
    (heading,) = document_fromstring(client.get(record["page"]).data).xpath("//h1")
    assert heading.text_content() == BULLETINS[6].title


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example/lich",
        "/van-ban//evil.example",
        "/van-ban/https://evil.example 73 tu",
        "/lich?next=https://evil.example",
        "/ngay?d=//evil.example",
    ],
)
def test_no_redirect_leads_away(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    location = urlsplit(answer.headers.get("Location", "/"))
    assert location.scheme in ("", "http")
    assert location.netloc in ("", "localhost")


@pytest.mark.parametrize(
    "address",
    [
        "/static/../settings.toml",
        "/static/..%2f..%2fpyproject.toml",
        "/static/%2e%2e/%2e%2e/pyproject.toml",
        "/static//etc/passwd",
        "/ban-tin/../../etc/passwd",
        "/ban-tin/..%2f..%2fcurrent",
    ],
)
def test_no_address_leads_to_a_file_outside(client: FlaskClient, address: str) -> None:
    assert client.get(address, follow_redirects=True).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "FOO"])
@pytest.mark.parametrize("address", ["/", "/ban-tin/x", "/api/v1/search", "/static/bantin.css"])
def test_nothing_can_be_written(client: FlaskClient, method: str, address: str) -> None:
    answer = client.open(address, method=method)
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) <= {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize(
    "address", ["/", "/?q=%FF", "/none", "/ban-tin.csv", "/ban-tin.atom", "/api/v1/search", "/lich"]
)
def test_every_answer_names_its_type_and_its_letters(client: FlaskClient, address: str) -> None:
    answer = client.get(address, follow_redirects=True)
    kind, _, parameters = answer.headers["Content-Type"].partition(";")
    assert "charset=utf-8" in parameters or kind.endswith("json"), answer.headers["Content-Type"]
