"""What a site sets around a bulletin: widgets, listing footers, lists of other bulletins.

None of it is the bulletin's text. Every pattern is for a whole line, so that a sentence that
merely begins like one stays.
"""

from pathlib import Path
from re import IGNORECASE, VERBOSE, compile

from index.reading.items import Listing

_WIDGETS = compile(
    r"""cỡ\ chữ\b[:\ aA+|-]*
      | (?:a\ ?[+-]?[\ |]*){2,}
      | (?:độ\ )?tương\ phản(?:\ (?:cao|thấp))?(?:\ ?:.{0,20})?
      | (?:lượt|số\ lần|số\ lượt)\ (?:xem|đọc|truy\ cập)\ ?:?\ ?[0-9.,]+
      | (?:đã\ xem\ ?:?\ ?)?[0-9.,]+\ lượt\ (?:xem|đọc)
      | chia\ sẻ(?:\ (?:bài\ viết|tin|lên|qua)\b.{0,30})?\ ?:?
      | (?:in|gửi|lưu)\ (?:trang|bài|bài\ viết|tin|email)(?:\ này)?
      | (?:bản\ in|print|email|facebook|twitter|zalo|link)
      | (?:nghe|đọc)\ (?:bài|tin|bài\ viết)(?:\ này)?
      | (?:quay|trở)\ (?:lại|về)(?:\ (?:trang\ trước|trang\ chủ))?
      | (?:lên\ |về\ )?đầu\ trang
      | trang\ chủ(?:\ ?[>»/|›].*)?
      | xem\ tin\ theo\ ngày\ ?:?[\ 0-9/]*""",
    IGNORECASE | VERBOSE,
)
_LISTING = compile(
    r"tổng số\s?:?\s?([0-9.]+)(?: tin| bài)?\s?\|\s?"
    r"trang\s?:?\s?([0-9]+)\s?(?:trên tổng số|trên|/)\s?([0-9]+)(?: trang)?",
    IGNORECASE,
)
_END = compile(
    r"(?:các )?(?:tin|bài|tin tức|tin bài)(?: viết)?"
    r" (?:liên quan|khác|cùng chuyên mục|cùng loại|mới hơn|cũ hơn|mới nhất|đã đưa|đã đăng)\s?:?"
    r"|(?:gửi |viết )?(?:ý kiến bạn đọc|bình luận|phản hồi)\s?:?(?: \([0-9]+\))?"
    r"|xem tin theo ngày\s?:?[ 0-9/]*",
    IGNORECASE,
)
_LONGEST = 120


def is_widget(line: str) -> bool:
    """Say whether the line is a font-size switch, a counter, a share button or the like."""
    return len(line) <= _LONGEST and _WIDGETS.fullmatch(line) is not None


def ends_article(line: str) -> bool:
    """Say whether only other bulletins and the site's own matter follow."""
    return len(line) <= _LONGEST and (
        _END.fullmatch(line) is not None or _LISTING.fullmatch(line) is not None
    )


def read_listing(path: Path, number: int, line: str) -> Listing | None:
    """Return the count of `Tổng số: 257 | Trang: 1 trên tổng số 26 trang`."""
    found = _LISTING.fullmatch(line) if len(line) <= _LONGEST else None
    if found is None:
        return None
    total, page, pages = (int(digits.replace(".", "") or "0") for digits in found.groups())
    return Listing(path, number, total, page, pages)
