"""Makes texts safe for a page: highlights, links of values, and web addresses."""

import re
from urllib.parse import urlsplit

from flask import request
from markupsafe import Markup, escape

from search.result import FacetValue, HighlightedText
from webui.i18n.language import gettext as _
from webui.view.notation import number

# https://www.w3.org/TR/xml/#charsets
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def highlighted(text: HighlightedText) -> Markup:
    """Return the text escaped, with each highlight in `<mark>`."""
    pieces: list[str] = []
    done = 0
    for start, end in text.highlights:
        pieces += (escape(text.text[done:start]), "<mark>", escape(text.text[start:end]), "</mark>")
        done = end
    pieces.append(escape(text.text[done:]))
    return Markup("".join(pieces))


def value_link(value: FacetValue, label: str, address: str) -> Markup:
    """Return the link that adds a value of a facet to the filters, or takes it from them.

    A page has a hundred of them, and a macro takes four times as long.
    """
    chosen, told = "", ""
    if value.selected:
        chosen = " chosen"
        told = f'<span class="unseen"> {escape(_("(đang chọn, bấm để bỏ)"))}</span>'
    return Markup(
        f'<a class="value{chosen}" rel="nofollow" href="{escape(address)}">'
        f"<span>{escape(label)}{told}</span>"
        f' <span class="count">{number(value.count)}</span></a>'
    )


def web_address(address: str) -> str | None:
    """Return an http or https address unchanged, and None for anything else."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def site(address: str) -> str:
    """Return the host of a web address as people write it: "baotinh.vn"."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def absolute(path: str) -> str:
    """Return an address of this site with its host."""
    return f"{request.host_url[:-1]}{path}"


def xml_text(text: str) -> str:
    """Return XML without the characters that are not allowed in it, not even escaped."""
    return _NOT_XML.sub("", text)
