"""An answer as JSON values: the one form that the endpoint and the command line share."""

from typing import Any

from search.result import FacetValue, Hit, Label, ResultPage
from search.understanding import Understanding


def to_json(page: ResultPage) -> dict[str, Any]:
    """Return a result page as JSON values."""
    request = page.request
    return {
        "query": request.text,
        "understood": _understood(page.understanding),
        "total": page.total,
        "page": request.page,
        "pages": page.pages,
        "per_page": request.per_page,
        "sort": str(request.sort),
        "hits": [_hit(each) for each in page.hits],
        "facets": {
            "organisation": [_value(each) for each in page.organisations],
            "organisation_total": page.organisation_total,
            "date": [
                {**_value(year), "months": [_value(month) for month in year.parts]}
                for year in page.dates
            ],
        },
    }


def _understood(understanding: Understanding) -> dict[str, Any]:
    return {
        "text": understanding.text,
        "keystrokes": understanding.literal_total is not None,
        "literal_total": understanding.literal_total,
        "marks": understanding.marks.value,
        "all_units": understanding.has_all_units,
        "stricter": [
            {"marks": each.marks.value, "total": each.total} for each in understanding.stricter
        ],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "title": hit.title.text,
        "title_marks": [list(span) for span in hit.title.marks],
        "published": hit.published.isoformat(),
        "snippet": hit.snippet.text,
        "snippet_marks": [list(span) for span in hit.snippet.marks],
        "organisations": [_label(each) for each in hit.organisations],
        "codes": list(hit.codes),
        "url": f"/ban-tin/{hit.id}",
        "score": round(hit.score, 6),
    }


def _value(value: FacetValue) -> dict[str, Any]:
    return {
        "id": value.id,
        "label": value.label,
        "count": value.count,
        "selected": value.selected,
    }


def _label(label: Label) -> dict[str, str]:
    return {"id": label.id, "label": label.label}
