"""A browser without scripts, which reads the text and the links of pages."""

from dataclasses import dataclass

from flask.testing import FlaskClient
from lxml.html import HtmlElement, document_fromstring
from werkzeug.test import TestResponse


@dataclass(frozen=True, slots=True)
class Page:
    """An answer and its parsed document."""

    response: TestResponse
    document: HtmlElement

    @classmethod
    def of(cls, response: TestResponse) -> "Page":
        """Return the page of an answer."""
        return cls(response, document_fromstring(response.text))

    def texts(self, xpath: str) -> list[str]:
        """Return the text of each of some elements, with single spaces."""
        return [" ".join(each.text_content().split()) for each in self.document.xpath(xpath)]

    def text(self, xpath: str = "//main") -> str:
        """Return the text of the only such element."""
        (text,) = self.texts(xpath)
        return text

    def values(self, xpath: str) -> list[str]:
        """Return the values of some attributes."""
        return [str(each) for each in self.document.xpath(xpath)]

    def link(self, text: str) -> str:
        """Return the target of the only link with this text."""
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
        """Return the page at an address; its answer must have the status."""
        response = self.client.get(address)
        assert response.status_code == status, response.text
        return Page.of(response)
