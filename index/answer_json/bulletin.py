"""A whole bulletin as JSON, from the API and in downloads."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from typing_extensions import TypedDict

from index.answer_json.hit import LabelJson
from index.answer_json.meaning import Meaning, fields_can_be_chosen


class AttachmentJson(TypedDict):
    """A file that the source offers with a bulletin."""

    title: Annotated[str, Meaning("Tên tệp.")]
    url: Annotated[str, Meaning("Địa chỉ tệp, do nguồn cho.")]


@fields_can_be_chosen
class BulletinJson(TypedDict):
    """A whole bulletin, as its source gave it."""

    id: Annotated[str, Meaning("Mã bản tin.")]
    title: Annotated[str, Meaning("Tiêu đề.")]
    published: Annotated[datetime, Meaning("Lúc đăng, kèm múi giờ.")]
    lead: Annotated[str, Meaning("Sa-pô.")]
    body: Annotated[list[str], Meaning("Thân bài, từng đoạn.")]
    captions: Annotated[list[str], Meaning("Chú thích ảnh.")]
    author: Annotated[str, Meaning("Tác giả.")]
    publisher: Annotated[str, Meaning("Nơi đăng.")]
    url: Annotated[str, Meaning("Địa chỉ ở nguồn, có thể trống.")]
    attachments: Annotated[list[AttachmentJson], Meaning("Tệp đính kèm.")]
    organisations: Annotated[list[LabelJson], Meaning("Các cơ quan mà bản tin nhắc đến.")]
    places: Annotated[list[LabelJson], Meaning("Các địa phương mà bản tin nhắc đến.")]
    source_organisations: Annotated[list[str], Meaning("Tên cơ quan do nguồn ghi.")]
    codes: Annotated[list[str], Meaning("Số hiệu văn bản, viết như trong bài.")]
    source: Annotated[LabelJson | None, Meaning("Nơi đăng như trong bộ lọc; null nếu không rõ.")]
    page: Annotated[str, Meaning("Trang của bản tin trên Bantin.")]


def bulletin_json(stored: Mapping[str, Any], page: str) -> BulletinJson:
    """Return a stored bulletin as JSON; `page` is the address of its page.

    As in hits, `organisations` are the labels by which answers are filtered; the names that the
    source itself states are `source_organisations`. `published` is the ISO 8601 string of the
    stored record.
    """
    record = stored["bulletin"]
    return {
        "id": record["id"],
        "title": record["title"],
        "published": record["published"],
        "lead": record["lead"],
        "body": record["body"],
        "captions": record["captions"],
        "author": record["author"],
        "publisher": record["publisher"],
        "url": record["url"],
        "attachments": record["attachments"],
        "organisations": stored["organisations"],
        "places": stored["places"],
        "source_organisations": record["organisations"],
        "codes": stored["codes"],
        "source": stored["publisher"],
        "page": page,
    }
