"""Which elements no reader of a page sees: scripts, fields of forms, what is hidden.

What is hidden but holds much of the page's text is kept: some sites show their text by a script.
Nothing is taken out of the tree, for that joins texts again and again where there are many.
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
"""Share of the page's letters beyond which an element is not taken for hidden."""

LONGEST_ATTRIBUTE = 500

_STYLE = compile(r"display\s*:\s*none|visibility\s*:\s*hidden", IGNORECASE)
_CLASS = compile(
    r"(?:^|\s)(?:hidden|d-none|hide|element-invisible|sr-only|visually-hidden|hide-accessible"
    r"|screen-reader-text)(?:\s|$)"
)
_ARCHIVE = "wm-ipp"
"""How the toolbar of the Internet Archive begins its ids."""


def hidden_elements(tree: Any) -> frozenset[Any]:
    """Return the outermost hidden elements."""
    most = MOST_HIDDEN * _letters(tree)
    hidden: set[Any] = set()
    # Not by XPath, whose answer of many elements takes minutes to be put in order.
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
