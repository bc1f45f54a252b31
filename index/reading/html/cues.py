"""Cues: what the class, id and itemprop of an element suggest that it is.

NukeViet, VNPT, VHV, SharePoint, Liferay, Joomla, Drupal, WordPress and the systems of newspapers
use similar names, in English or in Vietnamese without marks: `detail-sapo`, `hometext`, `tomtat`.
A cue is a hint, never a proof.
"""

from enum import Enum, auto
from functools import lru_cache
from re import VERBOSE, compile
from typing import Any


class Cue(Enum):
    """What an element may be, judged by its names."""

    TEXT = auto()
    TITLE = auto()
    LEAD = auto()
    AUTHOR = auto()
    SOURCE = auto()
    DATE = auto()
    CAPTION = auto()
    ATTACHMENT = auto()
    BREADCRUMB = auto()
    CLOCK = auto()
    RELATED = auto()
    WIDGET = auto()
    COMMENT = auto()
    MENU = auto()
    FOOTER = auto()


AROUND = frozenset(
    (Cue.BREADCRUMB, Cue.CLOCK, Cue.RELATED, Cue.WIDGET, Cue.COMMENT, Cue.MENU, Cue.FOOTER)
)
"""Cues of parts of a page that do not belong to the text of an article."""

LONGEST_NAME = 200

_PATTERNS = {
    Cue.CLOCK: r"clock|dong-?ho|date-?top|time-?home|top-?date|current-?(?:date|time)|today\b",
    Cue.BREADCRUMB: r"bread-?crumb|pathway|crumbs?\b|dd-?chuyenmuc|duong-?dan",
    Cue.RELATED: (
        r"relat|lien-?quan|tin-?(?:khac|lq|cu\b|da-?dua|lien|moi|doc|hot)|tindadua|cac-?tin"
        r"|other(?:s|news|title|-|$)|\bother\b|other-?list|other-?news|similar"
        r"|most-?(?:read|view)|xem-?nhieu|doc-?nhieu|recommend|suggest|cung-?(?:chuyen|loai)"
        r"|same-?cat|box-?category|wp-rp|read-?more|tlq\b|bai-?(?:khac|lien)|next-?prev|prev-?next"
        r"|post-?navigation|news-?(?:hot|new|older|newer)|tin-?nong|topbar-sticky"
    ),
    Cue.COMMENT: r"comment|binh-?luan|phan-?hoi|feedback|y-?kien|ulike|disqus|fb-",
    Cue.WIDGET: (
        r"share|social|sharing|print|toolbar|tool-?box|font-?(?:size|switch)|zoom|rating|rate\b|star"
        r"|tags?\b|tag-?list|tu-?khoa|keyword|vote|danh-?gia|hit(?:s|count|counter)\b|view-?count"
        r"|counter|luot-?xem|like|button|btn|login|search|popup|modal|banner|quang-?cao|advert"
        r"|\bads?\b|newsletter|subscribe|toc\b|table-of-contents|audio|player|edit-?section"
        r"|capcha|captcha|weather|thoi-?tiet|poll|tham-?do|slide|marquee|copyright"
        r"|wm-ipp|status-link|previews-iframe"
    ),
    Cue.FOOTER: r"footer|foot\b|chan-?trang|ban-?quyen",
    Cue.MENU: r"\bmenu|nav(?:bar|igation|i)?\b|side-?bar|topnav|\bmnu|lien-?ket|link-?web|weblink",
    Cue.ATTACHMENT: r"attach|dinh-?kem|download|tai-?ve|file-?list|tep-?tin",
    Cue.CAPTION: r"caption|chu-?thich|img-?desc|image-?desc|pic-?desc|photo-?desc",
    Cue.SOURCE: r"source\b|nguon(?:-?tin)?\b",
    Cue.AUTHOR: r"author|by-?line|tac-?gia|nguoi-?(?:viet|dang)|but-?danh|creator|journalist",
    Cue.DATE: (
        r"date|time(?!line)|ngay(?:-?(?:dang|gio))?\b|thoi-?gian|publish|posted|submitted|created"
        r"|startdate"
    ),
    Cue.LEAD: (
        r"sapo|lead\b|summary|tom-?tat|trich-?yeu|home-?text|chapo|brief|intro(?:-?text)?\b|teaser"
        r"|description|desc\b|quick-?view|abstract|standfirst|mo-?ta"
    ),
    Cue.TITLE: (
        r"title|tieu-?de|headline|heading|\btit\b|-tit\b|article-?header|entry-?title|subject|ten-?bai"
    ),
    Cue.TEXT: (
        r"content|article|body-?text|bodyhtml|detail|noi-?dung|post\b|entry|chi-?tiet|fck|full-?text"
        r"|main|story|node\b|news-?body|text-?body|baiviet|bai-?viet|journal"
    ),
}
_CUES = compile(
    "|".join(f"(?P<{cue.name}>{pattern})" for cue, pattern in _PATTERNS.items()), VERBOSE
)
_NONE: frozenset[Cue] = frozenset()


def cues_of(element: Any) -> frozenset[Cue]:
    """Return the cues in the class, id and itemprop of an element."""
    named = [value for name in ("class", "id", "itemprop") if (value := element.get(name))]
    return _read(" ".join(named)[:LONGEST_NAME]) if named else _NONE


def is_around(element: Any) -> bool:
    """Tell whether the cues of an element say that it does not belong to an article's text."""
    cues = cues_of(element)
    around = cues & AROUND
    # A text whose font size can be changed has the name of that widget too: `brief font-size-text`.
    is_sized = around == {Cue.WIDGET} and cues & {Cue.TEXT, Cue.LEAD, Cue.TITLE}
    return bool(around) and not is_sized and element.tag != "body"


@lru_cache(maxsize=4096)
def _read(names: str) -> frozenset[Cue]:
    words = compile(r"(?<=[a-z])(?=[A-Z])").sub("-", names).replace("_", "-").lower()
    return frozenset(Cue[found.lastgroup] for found in _CUES.finditer(words) if found.lastgroup)
