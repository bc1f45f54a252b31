"""The parameters of an address: read by `search.parameter_reader`, described by a model.

The types of a model only describe what a program may send. `ParameterReader` checks it, as it does
for pages and the command line, so that a mistake has one message everywhere.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from pydantic import Field, PlainSerializer, WithJsonSchema, model_validator

from search.parameter_reader import ParameterReader
from search.parameters import PAGE_LIMIT, PER_PAGE_LIMIT, TEXT_LIMIT, take_request
from search.query.accent_matching import AccentMatching
from search.request import Duplicates, SearchRequest, Sort
from webui.api.model import Model
from webui.i18n.language import N_

Day = Annotated[date | None, WithJsonSchema({"type": "string", "format": "date"})]
Bound = Annotated[
    AccentMatching | None, WithJsonSchema({"type": "string", "enum": list(AccentMatching)})
]
# At least one character that Python does not strip; JSON Schema knows fewer kinds of white space.
Word = Annotated[str, Field(json_schema_extra={"pattern": r"[^\s\x1c-\x1f\x85]"})]
Flag = Annotated[bool, WithJsonSchema({"type": "integer", "enum": [0, 1]}), PlainSerializer(int)]


class Parameters(Model):
    """The parameters of an address, all of them optional; an unknown one is refused."""

    @classmethod
    def names(cls) -> Sequence[str]:
        """Return the names of the parameters in an address."""
        return [field.alias or name for name, field in cls.model_fields.items()]

    @classmethod
    def take(cls, reader: ParameterReader) -> Mapping[str, Any]:
        """Return the values of the parameters; the reader collects their faults."""
        return {}

    @model_validator(mode="before")
    @classmethod
    def _read(cls, given: Mapping[str, str | list[str]]) -> Mapping[str, Any]:
        """Read the parameters; raises RequestError with everything that is wrong."""
        values = {name: [each] if isinstance(each, str) else each for name, each in given.items()}
        reader = ParameterReader(values, refuses_empty=True)
        reader.check_names(cls.names())
        taken = cls.take(reader)
        reader.finish()
        return taken

    def canonical(self) -> str:
        """Return the shortest query string with the same meaning."""
        return urlencode(self.model_dump(by_alias=True, exclude_defaults=True), doseq=True)


class FilterParameters(Parameters):
    """Which bulletins are meant: the same parameters as those of the search page."""

    q: str = Field(
        "",
        json_schema_extra={"maxLength": TEXT_LIMIT},
        description=N_("Câu tìm; để trống là mọi bản tin, mới nhất trước."),
        examples=["mat tran to quoc"],
    )
    org: list[Word] = Field(
        default_factory=list,
        description=N_(
            "Mã cơ quan, lặp lại được: chỉ cần một trong các cơ quan ấy hoặc đơn vị trực thuộc;"
            " khong-ro là bản tin không rõ cơ quan."
        ),
    )
    place: list[Word] = Field(
        default_factory=list,
        description=N_(
            "Mã địa phương, lặp lại được, kể cả nơi bên dưới; tên cũ dẫn đến nơi hiện nay, thêm -cu"
            " là tỉnh như trước ngày 1/7/2025."
        ),
        examples=[["tinh-tuyen-quang"]],
    )
    source: list[Word] = Field(
        default_factory=list, description=N_("Mã nơi đăng, lặp lại được: chỉ cần một trong số ấy.")
    )
    from_: Day = Field(
        None, alias="from", description=N_("Đăng từ ngày này, như 2020-07-13 hoặc 13/7/2020.")
    )
    to: Day = Field(None, description=N_("Đăng đến hết ngày này."))
    duplicates: Annotated[
        Duplicates, WithJsonSchema({"type": "string", "enum": list(Duplicates)})
    ] = Field(
        Duplicates.SHOW,
        description=N_(
            "show: mỗi bản tin một mục; fold: các bản tương tự gộp làm một mục và tính một lần"
            " trong mọi con số."
        ),
    )
    marks: Bound = Field(
        None,
        description=N_("Cách so khớp dấu đã gõ; mặc định là đúng dấu, nới ra khi ít kết quả."),
    )
    literal: Flag = Field(False, description=N_("1: không đọc câu tìm như phím Telex hay VNI."))

    @classmethod
    def take(cls, reader: ParameterReader) -> Mapping[str, Any]:
        """Return the same request as the search page's."""
        request = take_request(reader)
        return {
            "q": request.text,
            "org": sorted(request.organisations),
            "place": sorted(request.places),
            "source": sorted(request.publishers),
            "from": request.published_from,
            "to": request.published_to,
            "duplicates": request.duplicates or Duplicates.SHOW,
            "marks": request.marks,
            "literal": request.is_literal,
            "sort": request.sort,
            "page": request.page,
            "per_page": request.per_page,
            "advice": request.wants_advice,
        }

    @property
    def request(self) -> SearchRequest:
        """The request to a searcher."""
        return self._asked()

    def _asked(
        self, sort: Sort = Sort.RELEVANCE, page: int = 1, per_page: int = 10, advice: bool = False
    ) -> SearchRequest:
        """Return the request for a page of the answer, made at once."""
        return SearchRequest(
            self.q,
            tuple(self.org),
            self.from_,
            self.to,
            sort,
            page,
            per_page,
            self.marks,
            self.literal,
            advice,
            places=tuple(self.place),
            publishers=tuple(self.source),
            duplicates=self.duplicates,
        )


class PageParameters(Parameters):
    """A page, by number."""

    page: int = Field(
        1, json_schema_extra={"minimum": 1, "maximum": PAGE_LIMIT}, description=N_("Trang, từ 1.")
    )
    per_page: int = Field(
        10,
        json_schema_extra={"minimum": 1, "maximum": PER_PAGE_LIMIT},
        description=N_("Số mục mỗi trang."),
    )

    @classmethod
    def take(cls, reader: ParameterReader) -> Mapping[str, Any]:
        """Return the number of the page, and the number of items on a page."""
        return {
            "page": reader.number("page", 1, PAGE_LIMIT),
            "per_page": reader.number("per_page", 10, PER_PAGE_LIMIT),
        }


class FilteredPageParameters(PageParameters, FilterParameters):
    """A page of what the filtered bulletins have, by number."""

    @classmethod
    def take(cls, reader: ParameterReader) -> Mapping[str, Any]:
        """Return the same request as the search page's, with the number of the page."""
        return FilterParameters.take(reader)
