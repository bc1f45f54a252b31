"""`/documents/…`: the bulletins that cite a document, and what they say of it."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import quote

from flask import Blueprint, Response, request
from pydantic import Field, WithJsonSchema

from search.browse.citation import Citation as Cited
from search.parameter_reader import ParameterReader
from webui.api.description import described
from webui.api.hit import Label, Span
from webui.api.model import Model
from webui.api.organisation import CountedLabel
from webui.api.paging import Page, page_of
from webui.api.query import Numbered
from webui.api.reply import reply
from webui.current import current_searcher
from webui.errors import MissingError
from webui.i18n.language import N_

blueprint = Blueprint("api_document", __name__)


class Order(StrEnum):
    """In which order citing bulletins come."""

    OLDEST = "oldest"
    NEWEST = "newest"


class DocumentQuery(Numbered):
    """Which of the bulletins that cite a document."""

    sort: Annotated[Order, WithJsonSchema({"type": "string", "enum": list(Order)})] = Field(
        Order.OLDEST, description=N_("Thứ tự: cũ nhất hay mới nhất trước.")
    )

    @classmethod
    def take(cls, reader: ParameterReader) -> Mapping[str, Any]:
        """Return the page, and the order."""
        return {**super().take(reader), "sort": reader.choice("sort", Order) or Order.OLDEST}


class Citation(Model):
    """A bulletin that cites a document."""

    id: str = Field(description=N_("Mã bản tin."))
    title: str = Field(description=N_("Tiêu đề."))
    published: datetime = Field(description=N_("Lúc đăng, kèm múi giờ."))
    organisations: list[Label] = Field(description=N_("Các cơ quan mà bản tin nhắc đến."))
    sentence: str = Field(description=N_("Câu nhắc đến văn bản lần đầu."))
    marks: list[Span] = Field(description=N_("Số hiệu nằm ở đâu trong câu ấy: [đầu, cuối]."))
    url: str = Field(description=N_("Trang của bản tin ở đây."))


class Document(Page):
    """A document, and the bulletins that cite it."""

    id: str = Field(description=N_("Dạng duy nhất của số hiệu."))
    code: str = Field(description=N_("Số hiệu, viết như các bản tin viết."))
    name: str = Field(description=N_("Loại văn bản, như Nghị quyết; trống nếu không rõ."))
    url: str = Field(description=N_("Trang của văn bản ở đây."))
    total: int = Field(description=N_("Bao nhiêu bản tin nhắc đến."))
    citations: list[Citation] = Field(description=N_("Các bản tin ấy."))
    organisations: list[CountedLabel] = Field(
        description=N_("Các cơ quan hay được nhắc cùng, nhiều nhất trước.")
    )


@blueprint.get("/documents/<path:code>")
@described("document", N_("Những bản tin nhắc đến một văn bản"), Document, 404, code="42/NQ-CP")
def document(code: str, query: DocumentQuery) -> Response:
    """Answer with the bulletins that cite a document, by time."""

    def make() -> Document:
        searcher = current_searcher()
        found = searcher.citations(
            code, query.page, query.per_page, newest_first=query.sort is Order.NEWEST
        )
        if not found.total:
            raise MissingError(
                "không có bản tin nào nhắc đến văn bản này",
                "no bulletin cites such a document",
                parameter="code",
                suggestion=next(iter(searcher.near_documents(code)), ""),
            )
        return Document(
            **dict(page_of(query, found.total)),
            id=found.id,
            code=found.code,
            name=found.name,
            url=f"{request.root_path}/van-ban/{quote(found.id)}",
            total=found.total,
            citations=[_citation(each) for each in found.citations],
            organisations=[
                CountedLabel(id=each.id, label=each.label, count=each.count)
                for each in found.organisations
            ],
        )

    return reply(query.canonical(), make)


def _citation(cited: Cited) -> Citation:
    mention = cited.mention
    return Citation(
        id=cited.id,
        title=cited.title,
        published=cited.published,
        organisations=[Label(id=each.id, label=each.label) for each in cited.organisations],
        sentence=mention.sentence.text if mention else "",
        marks=list(mention.sentence.marks) if mention else [],
        url=f"{request.root_path}/ban-tin/{quote(cited.id)}",
    )
