"""Documents are ranked in blocks: what a block has of a term is read in more ways than one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import numpy as np
import pytest

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.engine.compiled.engine import KernelEngine
from search.engine.index_reader import IndexReader
from search.engine.segment.postings import CODE_FORMS, CodeForm, DocForm, PostingLists
from search.kernel.library import Kernel, NoKernel
from search.query.clause import Query, Recency, ScoringClauses
from search.query.parser import parse
from search.request import Filters, Sort
from tests.search.engine.engines import KERNEL
from tests.search.indexing import FIRST, index

pytestmark = pytest.mark.skipif(isinstance(KERNEL, NoKernel), reason="there is no kernel here")

TOTAL = 2_600
"""More than the kernel scores together."""

ASKED = ("mưa", "mua", "mùa", "mưa gió", "mua gio", "mưa gió mùa", "mua gio nui", "núi", "đèo")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> IndexReader:
    """Bulletins of few words, each as often as chance wants; the last of them have hardly any."""
    random = Random(7)
    folder: Path = tmp_path_factory.mktemp("blocks")
    told = [_tell(random, number, number > TOTAL - 400) for number in range(TOTAL)]
    dead = [number for number in range(TOTAL) if random.random() < 0.02]
    return index(folder, told, told[:70], deleted=[dead, [3]])


def _tell(random: Random, number: int, is_sparse: bool) -> Bulletin:
    def draw(most: int, share: float) -> str:
        return "".join(
            f"{word} " * random.randint(1, most)
            for word in ("mưa", "gió", "mùa", "mua")
            if random.random() < (share / 8 if is_sparse else share)
        )

    rare = "núi " * (random.random() < 0.2) + "đèo " * (random.random() < 0.01)
    title, lead = draw(3, 0.4) or "họp", draw(4, 0.4)
    at = FIRST + timedelta(hours=number)
    return Bulletin(f"b{number}", title, at, lead=lead, body=(draw(40, 0.6) + rare or "họp",))


def _queries() -> Iterator[Query]:
    for text in ASKED:
        query = parse(text)
        yield query
        yield replace(query, recency=Recency(1.0, 30.0))
        # Not every document has what is scored, and some of it lowers the score.
        optional = ScoringClauses(parse("mưa gió mùa núi").required, 0.5)
        yield replace(query, ranked_by=(optional, ScoringClauses(query.required, -0.5)))
    yield replace(parse("mưa OR mùa OR mua OR đèo"), ranked_by=(optional,))


def test_documents_of_blocks_are_ranked_alike_to_the_last_bit(reader: IndexReader) -> None:
    assert isinstance(KERNEL, Kernel)
    kernel, numpy = KernelEngine(reader, KERNEL), ArrayEngine(reader)
    days = Filters(published_from=(FIRST + timedelta(days=20)).date())
    for query in _queries():
        matches, expected = kernel.match(query), numpy.match(query)
        for filters in (Filters(), days):
            for first, last in ((0, 1), (0, 10), (5, 300), (0, TOTAL)):
                page = matches.page(filters, Sort.RELEVANCE, first, last)
                wanted = expected.page(filters, Sort.RELEVANCE, first, last)
                # Not as lists: to show where long ones differ takes minutes.
                assert np.array_equal(page.doc_ids, wanted.doc_ids), query
                assert np.array_equal(page.scores, wanted.scores), query


def test_these_have_lists_of_all_forms(reader: IndexReader) -> None:
    lists: Sequence[PostingLists] = (
        reader.segments[0].arrays.plain_postings,
        reader.segments[0].arrays.accented_postings,
    )
    forms = {int(form) for each in lists for form in each.forms}
    assert {form & ~CODE_FORMS for form in forms} >= {DocForm.HALVES, DocForm.BITS}
    of_bits = {form & CODE_FORMS for form in forms if form & ~CODE_FORMS == DocForm.BITS}
    assert of_bits >= {CodeForm.TABLE, CodeForm.RARE}
