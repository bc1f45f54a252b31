"""Hits as programs get them; the kernel has written nearly all of most of them."""

from collections.abc import Sequence
from typing import cast

from orjson import Fragment, dumps

from index.answer_json.hit import BULLETIN_PAGES, HitJson, hit_json
from search.highlight.hit import Hits, WrittenHit
from search.result import Hit
from webui.api.fields import only_fields

# In the order of `HitJson`; a hit that stands for others is never written.
_FORM = (
    b'{"id":%b,"title":%b,"title_marks":%b,"published":%b,"snippet":%b,"snippet_marks":%b,'
    b'"matched":%b,"organisations":%b,"codes":%b,"source":%b,"url":"%b/%b,'
    b'"retellings":{"total":0,"bulletins":[]},"score":%b}'
)
_PAGES = BULLETIN_PAGES.encode()


def write_hits(hits: Sequence[Hit], fields: Sequence[str]) -> list[HitJson]:
    """Return hits as JSON with the chosen fields; what the kernel wrote is written already."""
    if fields or not isinstance(hits, Hits):
        return [cast(HitJson, only_fields(hit_json(each), fields)) for each in hits]
    written = map(hits.written, range(len(hits)))
    return [
        hit_json(hits[number]) if each is None else _write(each)
        for number, each in enumerate(written)
    ]


def _write(hit: WrittenHit) -> HitJson:
    written = _FORM % (
        hit.id,
        hit.title,
        hit.title_highlights,
        hit.published,
        hit.snippet,
        hit.snippet_highlights,
        dumps(hit.matched),
        hit.organisations,
        hit.codes,
        hit.publisher,
        _PAGES,
        # Without its opening quote.
        hit.id[1:],
        dumps(round(hit.score, 6)),
    )
    # What it is once it is sent.
    return cast(HitJson, Fragment(written))
