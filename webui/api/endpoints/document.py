"""`/documents/…`: the bulletins that cite a document, and the sentences that do."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import quote

from flask import Blueprint, Response, request
from pydantic import Field, WithJsonSchema
from typing_extensions import TypedDict

from index.answer_json.hit import BULLETIN_PAGES, LabelJson, Span, label_json
from index.answer_json.meaning import Meaning
from search.browse.citation import Citation
from search.parameter_reader import ParameterReader
from webui.api.description import described
from webui.api.endpoints.organisation import CountedLabelJson, counted_label_json
from webui.api.paging import PageJson, page_json
from webui.api.query import PageParameters
from webui.api.reply import reply
from webui.current import current_searcher
from webui.errors import MissingError
from webui.i18n.language import N_

blueprint = Blueprint("api_document", __name__)


class CitationOrder(StrEnum):
    """The order of the bulletins that cite a document."""

    OLDEST = "oldest"
    NEWEST = "newest"


class DocumentQuery(PageParameters):
    """Which of the bulletins that cite a document."""

    sort: Annotated[
        CitationOrder, WithJsonSchema({"type": "string", "enum": list(CitationOrder)})
    ] = Field(CitationOrder.OLDEST, description=N_("Thứ tự: cũ nhất hay mới nhất trước."))

    @classmethod
    def take(cls, reader: ParameterReader) -> Mapping[str, Any]:
        """Return the page, and the order."""
        return {
            **super().take(reader),
            "sort": reader.choice("sort", CitationOrder) or CitationOrder.OLDEST,
        }


class CitationJson(TypedDict):
    """A bulletin that cites a document."""

    id: Annotated[str, Meaning("Mã bản tin.")]
    title: Annotated[str, Meaning("Tiêu đề.")]
    published: Annotated[datetime, Meaning("Lúc đăng, kèm múi giờ.")]
    organisations: Annotated[list[LabelJson], Meaning("Các cơ quan mà bản tin nhắc đến.")]
    sentence: Annotated[str, Meaning("Câu nhắc đến văn bản lần đầu.")]
    marks: Annotated[list[Span], Meaning("Số hiệu nằm ở đâu trong câu ấy: [đầu, cuối].")]
    url: Annotated[str, Meaning("Trang của bản tin trên Bantin.")]


class DocumentJson(PageJson):
    """A document, and the bulletins that cite it."""

    id: Annotated[str, Meaning("Dạng duy nhất của số hiệu.")]
    code: Annotated[str, Meaning("Số hiệu, viết như các bản tin viết.")]
    name: Annotated[str, Meaning("Loại văn bản, như Nghị quyết; trống nếu không rõ.")]
    subject: Annotated[str, Meaning("Nội dung, như các bản tin viết; có thể trống.")]
    spellings: Annotated[list[str], Meaning("Các cách viết khác, đều được tính.")]
    others: Annotated[
        list[CountedLabelJson],
        Meaning("Văn bản cùng số, cùng loại, cùng nơi ban hành nhưng khác năm; không được tính."),
    ]
    url: Annotated[str, Meaning("Trang của văn bản trên Bantin.")]
    total: Annotated[int, Meaning("Số bản tin nhắc đến.")]
    citations: Annotated[list[CitationJson], Meaning("Các bản tin ấy.")]
    organisations: Annotated[
        list[CountedLabelJson], Meaning("Các cơ quan thường được nhắc cùng, nhiều nhất trước.")
    ]


@blueprint.get("/documents/<path:code>")
@described("document", N_("Các bản tin nhắc đến một văn bản"), DocumentJson, 404, code="42/NQ-CP")
def document(code: str, query: DocumentQuery) -> Response:
    """Answer with the bulletins that cite a document, in order of time."""

    def make() -> DocumentJson:
        searcher = current_searcher()
        found = searcher.citations(
            code, query.page, query.per_page, newest_first=query.sort is CitationOrder.NEWEST
        )
        if not found.total:
            raise MissingError(
                "không có bản tin nào nhắc đến văn bản này",
                "no bulletin cites such a document",
                parameter="code",
                suggestion=next(iter(searcher.near_documents(code)), ""),
            )
        return {
            **page_json(query, found.total),
            "id": found.id,
            "code": found.code,
            "name": found.name,
            "subject": found.subject,
            "spellings": list(found.spellings),
            "others": [counted_label_json(each) for each in found.others],
            "url": f"{request.root_path}/van-ban/{quote(found.id)}",
            "total": found.total,
            "citations": [_citation(each) for each in found.citations],
            "organisations": [counted_label_json(each) for each in found.organisations],
        }

    return reply(query.canonical(), make)


def _citation(citation: Citation) -> CitationJson:
    mention = citation.mention
    return {
        "id": citation.id,
        "title": citation.title,
        "published": citation.published,
        "organisations": [label_json(each) for each in citation.organisations],
        "sentence": mention.sentence.text if mention else "",
        "marks": list(mention.sentence.highlights) if mention else [],
        "url": f"{request.root_path}{BULLETIN_PAGES}/{quote(citation.id)}",
    }
