"""The encoder chooses the right forms; `test_builder.py` decodes what it encodes."""

from pathlib import Path

import numpy as np
import pytest

from index.codec.container import Container, Sinks, open_container
from index.codec.encoder import BITS_FROM, HALVES_FROM, Postings, PostingsEncoder
from index.codec.frequency import FrequencyTable
from search.engine.segment.postings import CHUNK, CODE_FORMS, CodeForm, DocForm


def encode(folder: Path, count: int, doc_ids: list[int], frequencies: list[int]) -> Container:
    """Return the arrays of one list in a segment of `count` documents, with a single field."""
    sinks = Sinks(folder)
    encoder = PostingsEncoder(sinks, "plain", count, FrequencyTable(1))
    postings = Postings(
        np.zeros(len(doc_ids), np.intp),
        np.array(doc_ids, np.uint32),
        np.array(frequencies, np.uint32).reshape(-1, 1),
    )
    encoder.append(postings, 1)
    sinks.write(folder / "a.bantin", {})
    return open_container(folder / "a.bantin")


@pytest.mark.parametrize(
    ("count", "length", "form"),
    [
        (CHUNK, 1, DocForm.HALVES),
        (CHUNK + 1, HALVES_FROM - 1, DocForm.NUMBERS),
        (CHUNK + 1, HALVES_FROM, DocForm.HALVES),
        (HALVES_FROM * BITS_FROM, HALVES_FROM, DocForm.BITS),
        (HALVES_FROM * BITS_FROM + 1, HALVES_FROM, DocForm.HALVES),
    ],
)
def test_documents_take_the_shortest_form(
    tmp_path: Path, count: int, length: int, form: DocForm
) -> None:
    arrays = encode(tmp_path, count, list(range(length)), [1] * length)
    assert arrays["plain.forms"].tolist() == [form | CodeForm.BYTE]
    assert arrays["plain.lengths"].tolist() == [length]


@pytest.mark.parametrize(
    ("rows", "form"), [(256, CodeForm.BYTE), (257, CodeForm.RARE), (300, CodeForm.RARE)]
)
def test_rows_take_a_byte_while_they_fit(tmp_path: Path, rows: int, form: CodeForm) -> None:
    arrays = encode(tmp_path, CHUNK, list(range(rows)), list(range(1, rows + 1)))
    assert int(arrays["plain.forms"][0]) & CODE_FORMS == form
    if form is CodeForm.BYTE:
        assert arrays["plain.codes"].tolist() == list(range(rows))
