"""Recognises captions of photos among paragraphs and sub-headings.

In page text, only the form of a line tells what it is. A caption is a line that

1. ends with a photographer's credit, `… (Ảnh: Hà Linh)`, or
2. is set apart below the first paragraph, has at most `MOST_WORDS` syllables and no final
   punctuation. Set apart means, in page text, blank lines around it and another indent than that
   of paragraphs; in HTML, directly below a picture.

Sub-headings have the second form too. They are recognised by a number, letter or dash in front, by
being all in capitals, by a colon at the end of the line above, by the indent of paragraphs, and by
words that begin sections of reports. Doubtful lines count as captions: captions are shown and
searched as well, so a mistake only moves a line on the page.
"""

from re import IGNORECASE, compile

from index.reading.prose.page_line import PageLine

MOST_WORDS = 35
"""Syllables. Captions that name several officials with their posts reach about thirty."""

MOST_CREDITED_WORDS = 80

_CREDIT = compile(
    r".*(?:^|[.,;(–-]|\s)\s?ảnh(?: minh họa| tư liệu)?\s?:\s?[^.:]{2,40}\)?\.?", IGNORECASE
)
_SENTENCE_END = (".", "!", "?", ":", ";", "…", ",")
_ENUMERATED = compile(r"(?:[0-9]{1,2}|[IVX]{1,5}|[a-zđ])\s?[.)/:-].*|[-–—•*+○●▪].*")
_SECTION_OPENINGS = (
    "kết quả", "nhiệm vụ", "giải pháp", "phương hướng", "mục tiêu", "mục đích", "yêu cầu",
    "nội dung", "hạn chế", "tồn tại", "nguyên nhân", "bài học", "một số", "những ", "về ",
    "công tác", "tăng cường", "đẩy mạnh", "nâng cao", "phát huy", "tiếp tục", "tổ chức thực hiện",
    "kiến nghị", "đề xuất", "thời gian", "địa điểm", "thành phần", "đặc điểm", "tình hình",
    "ưu điểm", "thuận lợi", "khó khăn", "đối tượng", "phạm vi", "kết luận", "mở đầu",
)  # fmt: skip


def is_caption(line: PageLine, above: PageLine | None) -> bool:
    """Tell whether `line`, which follows the line `above` of the article, is a caption."""
    if line.caption:
        return True
    words = len(line.text.split())
    if words <= MOST_CREDITED_WORDS and _CREDIT.fullmatch(line.text):
        return True
    return (
        line.apart
        and above is not None
        and words <= MOST_WORDS
        and not line.text.endswith(_SENTENCE_END)
        and not _opens_section(line.text)
        and not above.text.endswith(":")
    )


def _opens_section(text: str) -> bool:
    return (
        text.isupper()
        or _ENUMERATED.fullmatch(text) is not None
        or text.casefold().startswith(_SECTION_OPENINGS)
    )
