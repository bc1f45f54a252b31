import gc
from collections.abc import Iterator
from datetime import datetime

import pytest

from index.analysis import analyse_all
from index.bulletin import Bulletin
from index.codec.document import DocumentFields
from index.writing.document_batch import Receiver, Sender
from search.text import paragraphs
from search.vietnam_time import VIETNAM

DAY = datetime(2021, 3, 8, tzinfo=VIETNAM)


@pytest.fixture(autouse=True)
def empty_table() -> Iterator[None]:
    paragraphs._reader.cache_clear()
    yield
    paragraphs._reader.cache_clear()


def _batch(*titles: str) -> list[Bulletin]:
    return [
        Bulletin(id=each, title=each, published=DAY, body=(each, "73-NQ/TU")) for each in titles
    ]


def test_documents_come_as_they_were_sent() -> None:
    sender, receiver = Sender(), Receiver()
    for batch in (_batch("bão số 7", "lũ"), _batch("gió", "bão lũ"), _batch("lũ")):
        documents = analyse_all(batch)
        assert receiver.unpack(sender.pack(documents)) == documents


def test_a_term_is_sent_once() -> None:
    sender = Sender()
    sizes = [len(sender.pack(analyse_all(_batch("thượng nguồn")))) for _ in range(3)]
    assert sizes[0] > sizes[1] == sizes[2]
    assert "thượng".encode() not in sender.pack(analyse_all(_batch("nguồn")))


def test_what_comes_after_a_full_table_is_sent_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    sender, receiver = Sender(), Receiver()
    first = receiver.unpack(sender.pack(analyse_all(_batch("bão số 7"))))
    kept = analyse_all(_batch("bão số 7"))
    monkeypatch.setattr(paragraphs, "_MOST", 3)
    documents = analyse_all(_batch("bão lũ"))
    assert receiver.unpack(sender.pack(documents)) == documents
    assert first == kept


def test_a_table_that_was_replaced_is_kept_by_its_documents_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sender, receiver = Sender(), Receiver()
    documents = receiver.unpack(sender.pack(analyse_all(_batch("bão số 7"))))
    terms = DocumentFields.of(documents.pop().fields).analysed.vocabulary
    assert len(gc.get_referrers(terms)) == 1, "the receiver goes on with them"
    monkeypatch.setattr(paragraphs, "_MOST", 3)
    receiver.unpack(sender.pack(analyse_all(_batch("lũ"))))
    assert gc.get_referrers(terms) == []
