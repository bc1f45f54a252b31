"""The invisible elements of a page: scripts, form fields, and hidden elements.

A hidden element with much of the page's text counts as visible, because some sites show their text
by a script. Elements stay in the tree: removing one joins the texts around it, which is slow where
there are many.
"""

from re import IGNORECASE, compile
from typing import Any

SKIPPED_TAGS = frozenset(
    (
        "audio", "button", "canvas", "datalist", "dialog", "embed", "head", "iframe", "input",
        "marquee", "noscript", "object", "script", "select", "style", "svg", "template",
        "textarea", "video",
    )
)  # fmt: skip

MOST_HIDDEN = 0.3
"""An element with more than this share of the page's letters never counts as hidden."""

LONGEST_ATTRIBUTE = 500

_STYLE = compile(r"display\s*:\s*none|visibility\s*:\s*hidden", IGNORECASE)
_CLASS = compile(
    r"(?:^|\s)(?:hidden|d-none|hide|element-invisible|sr-only|visually-hidden|hide-accessible"
    r"|screen-reader-text)(?:\s|$)"
)
_ARCHIVE = "wm-ipp"
"""The prefix of ids in the toolbar of the Internet Archive."""


def hidden_elements(tree: Any) -> frozenset[Any]:
    """Return the outermost hidden elements."""
    most = MOST_HIDDEN * _letters(tree)
    hidden: set[Any] = set()
    # Not by XPath: lxml takes minutes to sort the result if it has many elements.
    for element in filter(_is_hidden, tree.iter("*")):
        is_inner = bool(hidden) and any(each in hidden for each in element.iterancestors())
        if not is_inner and _letters(element) <= most:
            hidden.add(element)
    return frozenset(hidden)


def _is_hidden(element: Any) -> bool:
    return bool(element.attrib) and (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_STYLE.search((element.get("style") or "")[:LONGEST_ATTRIBUTE]))
        or bool(_CLASS.search((element.get("class") or "")[:LONGEST_ATTRIBUTE]))
        or (element.get("id") or "").startswith(_ARCHIVE)
    )


def _letters(element: Any) -> int:
    return sum(map(len, element.itertext()))
