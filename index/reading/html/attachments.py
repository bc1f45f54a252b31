"""The files that a page offers with its article."""

from collections.abc import Iterable
from dataclasses import dataclass
from re import IGNORECASE, compile
from typing import Any

from index.bulletin import Attachment
from index.reading.html.blocks import SITE_TAGS
from index.reading.html.cues import Cue, cues_of
from index.reading.text import tidy
from index.reading.web import web_address

_DOCUMENT = compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar|7z)$", IGNORECASE)

_ELSEWHERE = frozenset((Cue.RELATED, Cue.MENU, Cue.FOOTER, Cue.COMMENT, Cue.BREADCRUMB))
_LABEL = compile(r"^tải (?:về|xuống)\s*:\s*", IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attachments:
    """The files, and the number of links that cannot be resolved without the page's address."""

    found: tuple[Attachment, ...]
    lost: int


def read_attachments(parts: Iterable[Any], base: str) -> Attachments:
    """Return the documents that some elements link to; `base` is the address of the page."""
    offered = {
        id(link): _attachment(link, base)
        for part in parts
        for link in part.iter("a")
        if _is_document(link) and not _is_elsewhere(link, part)
    }
    # Many pages link a file twice, by an icon and then by its name; the last link has the title.
    found = {each.url: each for each in offered.values() if each.url}
    return Attachments(tuple(found.values()), sum(not each.url for each in offered.values()))


def base_of(tree: Any, url: str) -> str:
    """Return the address that relative links of a page begin with."""
    return web_address(next(iter(tree.xpath("//base/@href")), ""), url) or url


def _is_elsewhere(link: Any, part: Any) -> bool:
    """Tell whether a link is in a box, a menu or a footer inside the part."""
    for element in link.iterancestors():
        if element is part:
            return False
        cues = cues_of(element)
        if element.tag in SITE_TAGS or (cues & _ELSEWHERE and Cue.ATTACHMENT not in cues):
            return True
    return False


def _is_document(link: Any) -> bool:
    address = link.get("href") or ""
    return any(_DOCUMENT.search(step.strip()) for step in _steps(address))


def _steps(address: str) -> list[str]:
    # Liferay appends to the name of the file: `/documents/1/0/ke-hoach.pdf/b775ea88?t=1`.
    return address.partition("?")[0].partition("#")[0].split("/")[-2:]


def _attachment(link: Any, base: str) -> Attachment:
    address = link.get("href") or ""
    file_name = next(step for step in _steps(address) if _DOCUMENT.search(step.strip()))
    title = _LABEL.sub("", tidy(" ".join(link.itertext()))) or tidy(file_name)
    return Attachment(title, web_address(address, base))
