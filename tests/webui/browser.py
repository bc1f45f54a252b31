"""A browser without scripts, that reads what a page says and where its links go."""

from dataclasses import dataclass

from flask.testing import FlaskClient
from lxml.html import HtmlElement, document_fromstring
from werkzeug.test import TestResponse


@dataclass(frozen=True, slots=True)
class Page:
    """An answer, and its document."""

    response: TestResponse
    document: HtmlElement

    @classmethod
    def of(cls, response: TestResponse) -> "Page":
        """Return the page that an answer carries."""
        return cls(response, document_fromstring(response.text))

    def texts(self, xpath: str) -> list[str]:
        """Return what each of some elements says, spaces made single."""
        return [" ".join(each.text_content().split()) for each in self.document.xpath(xpath)]

    def text(self, xpath: str = "//main") -> str:
        """Return what the only such element says."""
        (text,) = self.texts(xpath)
        return text

    def values(self, xpath: str) -> list[str]:
        """Return the values of some attributes."""
        return [str(each) for each in self.document.xpath(xpath)]

    def link(self, text: str) -> str:
        """Return where the only link that says `text` goes."""
        links = [
            str(each.get("href"))
            for each in self.document.xpath("//a[@href]")
            if " ".join(each.text_content().split()) == text
        ]
        assert len(set(links)) == 1, f"help: {text!r} has {len(links)} links"
        return links[0]


@dataclass(frozen=True, slots=True)
class Browser:
    """Opens pages of a site."""

    client: FlaskClient

    def open(self, address: str, status: int = 200) -> Page:
        """Return the page at an address, which must answer with the status."""
        response = self.client.get(address)
        assert response.status_code == status, response.text
        return Page.of(response)
