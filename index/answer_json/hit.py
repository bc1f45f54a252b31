"""A hit, and the label of an organisation, as JSON."""

from datetime import datetime
from typing import Annotated

from typing_extensions import TypedDict

from index.answer_json.meaning import Meaning, fields_can_be_chosen
from search.label import Label
from search.result import Hit, Retelling

BULLETIN_PAGES = "/ban-tin"
"""The path under which the web site has the page of each bulletin."""

Span = tuple[int, int]
"""The first character of a highlight, and the one after its last."""


class LabelJson(TypedDict):
    """The name of something that can be filtered by, under its stable id."""

    id: Annotated[str, Meaning("Mã, dùng làm giá trị của org hay source.")]
    label: Annotated[str, Meaning("Tên hiển thị.")]


class RetellingJson(TypedDict):
    """Another bulletin that tells the story of a hit."""

    id: Annotated[str, Meaning("Mã bản tin.")]
    title: Annotated[str, Meaning("Tiêu đề.")]
    published: Annotated[datetime, Meaning("Lúc đăng, kèm múi giờ.")]
    source: Annotated[LabelJson | None, Meaning("Nơi đăng; null nếu không rõ.")]
    url: Annotated[str, Meaning("Trang của bản tin ở đây.")]


class RetellingsJson(TypedDict):
    """The other bulletins that tell the story of a hit."""

    total: Annotated[int, Meaning("Số bản tương tự trong câu trả lời, chính xác.")]
    bulletins: Annotated[list[RetellingJson], Meaning("Những bản mới nhất trong số ấy.")]


@fields_can_be_chosen
class HitJson(TypedDict):
    """One bulletin of an answer."""

    id: Annotated[str, Meaning("Mã bản tin.")]
    title: Annotated[str, Meaning("Tiêu đề, văn bản thuần, không phải HTML.")]
    title_marks: Annotated[
        list[Span],
        Meaning("Các vị trí khớp trong tiêu đề: [đầu, cuối], tính theo ký tự."),
    ]
    published: Annotated[datetime, Meaning("Lúc đăng, kèm múi giờ.")]
    snippet: Annotated[str, Meaning("Đoạn trích cho thấy rõ nhất vì sao tìm thấy; văn bản thuần.")]
    snippet_marks: Annotated[
        list[Span],
        Meaning("Các vị trí khớp trong đoạn trích: [đầu, cuối], tính theo ký tự."),
    ]
    matched: Annotated[
        list[str],
        Meaning(
            "Những phần có từ của câu tìm: title, lead, body, captions, author; không kể từ có dấu"
            " *."
        ),
    ]
    organisations: Annotated[list[LabelJson], Meaning("Các cơ quan mà bản tin nhắc đến.")]
    codes: Annotated[list[str], Meaning("Số hiệu văn bản, viết như trong bài.")]
    source: Annotated[LabelJson | None, Meaning("Nơi đăng; null nếu không rõ.")]
    url: Annotated[str, Meaning("Trang của bản tin trên Bantin.")]
    retellings: Annotated[
        RetellingsJson,
        Meaning("Các bản tương tự; chỉ có khi gộp bằng duplicates=fold."),
    ]
    score: Annotated[float, Meaning("Điểm xếp hạng; chỉ so được trong một câu trả lời.")]


def hit_json(hit: Hit) -> HitJson:
    """Return a hit as JSON; `marks` are offsets of characters."""
    return {
        "id": hit.id,
        "title": hit.title.text,
        "title_marks": list(hit.title.highlights),
        "published": hit.published,
        "snippet": hit.snippet.text,
        "snippet_marks": list(hit.snippet.highlights),
        "matched": list(hit.matched),
        "organisations": [label_json(each) for each in hit.organisations],
        "codes": list(hit.codes),
        "source": label_json(hit.publisher) if hit.publisher else None,
        "url": f"{BULLETIN_PAGES}/{hit.id}",
        "retellings": {
            "total": hit.retelling_total,
            "bulletins": [_retelling_json(each) for each in hit.retellings],
        },
        "score": round(hit.score, 6),
    }


def _retelling_json(retelling: Retelling) -> RetellingJson:
    return {
        "id": retelling.id,
        "title": retelling.title,
        "published": retelling.published,
        "source": label_json(retelling.publisher) if retelling.publisher else None,
        "url": f"{BULLETIN_PAGES}/{retelling.id}",
    }


def label_json(label: Label) -> LabelJson:
    """Return a label as JSON."""
    return {"id": label.id, "label": label.label}
