"""Takes out of a tree what no reader of the page sees: scripts, forms' fields, hidden elements.

What is hidden but holds much of the page's text is kept: some sites show their text by a script.
"""

from re import IGNORECASE, compile
from typing import Any

from lxml import etree

SKIPPED_TAGS = (
    "audio", "button", "canvas", "datalist", "dialog", "embed", "head", "iframe", "input",
    "marquee", "noscript", "object", "script", "select", "style", "svg", "template", "textarea",
    "video",
)  # fmt: skip

MOST_HIDDEN = 0.3
"""Share of the page's letters beyond which an element is not taken for hidden."""

_HIDDEN = "//*[@hidden or @aria-hidden='true' or contains(@style, 'isplay') or @class or @id]"
_STYLE = compile(r"display\s*:\s*none|visibility\s*:\s*hidden", IGNORECASE)
_CLASS = compile(
    r"(?:^|\s)(?:hidden|d-none|hide|element-invisible|sr-only|visually-hidden|hide-accessible"
    r"|screen-reader-text|noprint-hidden)(?:\s|$)"
)
_ARCHIVE = "wm-ipp"
"""How the toolbar of the Internet Archive begins its ids."""


def prune(tree: Any) -> None:
    """Take out comments, what is skipped and what is hidden; the tree changes."""
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    etree.strip_elements(tree, *SKIPPED_TAGS, with_tail=False)
    hidden = [each for each in tree.xpath(_HIDDEN) if _is_hidden(each)]
    if not hidden:
        return
    most = MOST_HIDDEN * _letters(tree)
    for element in hidden:
        parent = element.getparent()
        if parent is not None and _letters(element) <= most:
            _drop(parent, element)


def _is_hidden(element: Any) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_STYLE.search((element.get("style") or "")[:500]))
        or bool(_CLASS.search((element.get("class") or "")[:500]))
        or (element.get("id") or "").startswith(_ARCHIVE)
    )


def _letters(element: Any) -> int:
    return sum(map(len, element.itertext()))


def _drop(parent: Any, element: Any) -> None:
    """Take an element out, and leave what follows it."""
    if tail := element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
    parent.remove(element)
