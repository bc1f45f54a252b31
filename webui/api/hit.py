"""A hit as programs get it, and the facets' values beside it."""

from datetime import datetime
from typing import Any

from pydantic import ConfigDict, Field

from webui.api.model import Model, tidy
from webui.i18n.language import N_

Span = tuple[int, int]


class Label(Model):
    """The name of something that can be filtered by, under its stable id."""

    id: str = Field(description=N_("Mã, dùng làm giá trị của org."))
    label: str = Field(description=N_("Tên để cho người đọc thấy."))


def only_id(schema: dict[str, Any]) -> None:
    """Say in a schema that `fields` may leave out all but the id."""
    tidy(schema)
    schema["required"] = ["id"]


class Hit(Model):
    """One bulletin of an answer."""

    model_config = ConfigDict(json_schema_extra=only_id)

    id: str = Field(description=N_("Mã bản tin."))
    title: str = Field(description=N_("Tiêu đề, là chữ thường, không phải HTML."))
    title_marks: list[Span] = Field(
        description=N_("Những chỗ của tiêu đề trả lời câu tìm: [đầu, cuối], tính theo ký tự.")
    )
    published: datetime = Field(description=N_("Lúc đăng, kèm múi giờ."))
    snippet: str = Field(description=N_("Đoạn cho thấy rõ nhất vì sao tìm thấy; là chữ thường."))
    snippet_marks: list[Span] = Field(
        description=N_("Những chỗ của đoạn ấy trả lời câu tìm: [đầu, cuối], tính theo ký tự.")
    )
    matched: list[str] = Field(
        description=N_(
            "Những phần có từ của câu tìm: title, lead, body, captions, author; không kể từ có dấu"
            " *."
        )
    )
    organisations: list[Label] = Field(description=N_("Các cơ quan mà bản tin nhắc đến."))
    codes: list[str] = Field(description=N_("Số hiệu văn bản, viết như trong bài."))
    url: str = Field(description=N_("Trang của bản tin ở đây."))
    score: float = Field(description=N_("Điểm xếp hạng; chỉ so được trong một câu trả lời."))
