"""What the kernel writes of a hit is what `hit_json` says of it, byte for byte."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orjson import dumps

from index.answer_json.hit import hit_json
from search.highlight.hit import Hits, make_hits
from search.kernel.library import usable_kernel
from search.query.expansion import expand
from search.query.parser import parse
from webui.api.fields import only_fields
from webui.api.hit import write_hits

KERNEL = usable_kernel()
TITLE = 'Thả diều “giấy”\\ ở "bến" %d'
LEAD = "Chiều qua, bến Đò mới\tthả diều.\x0b\x1f\b\f\r\n\x7f"


def record(title: str, lead: str, publisher: bool = True, id: str = 'dieu/"%b"\\') -> bytes:
    bulletin = {"id": id, "title": title, "published": "2021-03-08T07:57:00.250000+07:00"}
    texts = {"lead": lead, "body": ["Gió nhẹ."], "captions": [], "author": "", "url": ""}
    label = {"id": "hoi-dieu", "label": 'Hội "Diều"'}
    return dumps(
        {
            "bulletin": {**bulletin, **texts},
            "organisations": [label],
            "publisher": label if publisher else None,
            "codes": ["73-NQ/TU"],
            "places": [],
            "roles": {},
        }
    )


def hits_of(records: Sequence[bytes], text: str = "thả diều") -> Hits:
    query = expand(parse(text))
    scores = [1 / (3 + number) for number in range(len(records))]
    matched = [lambda: ("title", "lead")] * len(records)
    return make_hits(query, records, scores, matched, KERNEL)


def check(hits: Hits) -> None:
    assert dumps(write_hits(hits, ())) == dumps([hit_json(each) for each in hits])


@pytest.mark.skipif(KERNEL is None, reason="there is no kernel here")
@given(st.text('ảbếĐ \t\n\r\b\f\x00\x1f\x7f"\\/%“m\u0323😀7', max_size=30), st.booleans())
def test_hits_are_written_as_they_are_made(text: str, publisher: bool) -> None:
    hits = hits_of([record(text, f"{text}thả diều {text}", publisher), record(TITLE, text)])
    check(hits)


@pytest.mark.skipif(KERNEL is None, reason="there is no kernel here")
def test_the_kernel_writes_odd_letters_as_they_were() -> None:
    hits = hits_of([record(TITLE, LEAD)])
    assert hits.written(0) is not None
    check(hits)


def test_what_the_kernel_is_not_sure_of_is_made() -> None:
    hits = hits_of([record("m\u0323 thả diều", LEAD), record(TITLE, LEAD, id="b")])
    assert hits.written(0) is None
    check(hits)


def test_only_the_chosen_fields_are_told() -> None:
    hits = hits_of([record(TITLE, LEAD)])
    fields = ("title", "codes")
    assert write_hits(hits, fields) == [only_fields(hit_json(each), fields) for each in hits]


def test_no_hits_are_none() -> None:
    assert write_hits((), ()) == [] == write_hits(hits_of(()), ())
