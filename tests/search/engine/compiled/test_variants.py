"""Accented terms are found by the kernel where NumPy finds them, in any form of variants."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from index.codec.segment_file import SegmentFile, open_segment
from search.engine.array_engine import ArrayEngine
from search.engine.compiled.engine import KernelEngine
from search.engine.index_reader import open_reader
from search.engine.segment.segment import Segment
from search.engine.segment.variants import VariantForm
from search.kernel.library import Kernel, NoKernel
from search.query.parser import parse
from search.request import Filters, Sort
from tests.search.engine.compiled.damaged_lists import COMMON, RARE, WORDS, titles
from tests.search.engine.engines import KERNEL
from tests.search.indexing import index, tell

pytestmark = pytest.mark.skipif(isinstance(KERNEL, NoKernel), reason="there is no kernel here")

ACCENTED = (*WORDS[:6], *COMMON, *RARE)


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> tuple[KernelEngine, ArrayEngine]:
    assert isinstance(KERNEL, Kernel)
    reader = index(tmp_path_factory.mktemp("variants"), tell(list(titles(Random(3)))))
    return KernelEngine(reader, KERNEL), ArrayEngine(reader)


def test_the_titles_have_rare_variants_in_both_forms(whole: SegmentFile) -> None:
    segment = whole.segment
    for plain, form in ((b"mat", VariantForm.COMMON_HALVES), (b"tran", VariantForm.TWO_BITS)):
        number = segment.plain_terms.find(plain)
        assert number is not None
        assert segment.variants.forms[number] == form
        assert segment.variants.stored[int(segment.variants.offsets[number])] > 0


@pytest.mark.parametrize("term", ACCENTED)
def test_phrases_and_scores_are_the_same(
    engines: tuple[KernelEngine, ArrayEngine], term: str
) -> None:
    for text in (term, f'"{term} họp"', f'"mặt {term}"', f'"{term} {term}"', f"{term} chợ cầu"):
        query = parse(text)
        found, expected = (each.match(query) for each in engines)
        listed = [each.listing(Filters(), Sort.OLDEST).tolist() for each in (found, expected)]
        assert listed[0] == listed[1]
        pages = [each.page(Filters(), Sort.RELEVANCE, 0, 50) for each in (found, expected)]
        assert pages[0].doc_ids.tolist() == pages[1].doc_ids.tolist()


def test_ngrams_are_counted_alike(engines: tuple[KernelEngine, ArrayEngine]) -> None:
    slots = [ACCENTED, ("họp", "chợ", "trẩn"), ACCENTED]
    own, wanted = (each.terms.ngram_counts(slots, 9_999) for each in engines)
    for counted, expected in ((own.singles, wanted.singles), (own.pairs, wanted.pairs)):
        assert all(map(np.array_equal, counted, expected))
    assert own.singles[0].all()


def altered(segment: Segment, plain: bytes, at: int, value: int) -> Segment:
    """Return a segment with another byte in the variants of a plain term."""
    number = segment.plain_terms.find(plain)
    assert number is not None
    stored = segment.variants.stored.copy()
    stored[int(segment.variants.offsets[number]) + at] = value
    return replace(segment, variants=replace(segment.variants, stored=stored))


def formed(segment: Segment, plain: bytes, form: int) -> Segment:
    """Return a segment in which a plain term claims another form of variants."""
    number = segment.plain_terms.find(plain)
    forms = segment.variants.forms.copy()
    forms[number] = form
    return replace(segment, variants=replace(segment.variants, forms=forms))


def opened_by_kernel(opened: SegmentFile, segment: Segment) -> KernelEngine:
    assert isinstance(KERNEL, Kernel)
    return KernelEngine(open_reader([(segment, opened.records, np.empty(0, np.intp))]), KERNEL)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> SegmentFile:
    folder = tmp_path_factory.mktemp("whole")
    index(folder, tell(list(titles(Random(3)))))
    return open_segment(folder / "0.bantin")


QUERY = parse('"mặt họp"')


def test_a_damaged_head_is_refused(whole: SegmentFile) -> None:
    segment = whole.segment
    assert opened_by_kernel(whole, segment).match(QUERY).total
    number = segment.plain_terms.find(b"mat")
    assert number is not None
    rares = int(segment.variants.stored[int(segment.variants.offsets[number])])
    numbers_at = 4 + 15
    for at, value in (
        *((0, 255), (0, rares - 1), (3, 1)),  # how many are rare
        *((5, 0), (18, 0)),  # common variants, ascending
        *((numbers_at + 3, 255), (numbers_at + 7, 255)),  # rare occurrences, ascending
        (numbers_at + 4 * rares - 1, 255),  # the last of them
    ):
        engine = opened_by_kernel(whole, altered(segment, b"mat", at, value))
        with pytest.raises(ValueError):
            engine.match(QUERY)


@pytest.mark.parametrize(
    ("plain", "form"),
    [
        *((b"mat", form) for form in (*(set(VariantForm) - {VariantForm.COMMON_HALVES}), 6, 255)),
        *((b"hop", form) for form in (*(set(VariantForm) - {VariantForm.ONE}), 6, 255)),
    ],
)
def test_another_form_is_refused(whole: SegmentFile, plain: bytes, form: int) -> None:
    with pytest.raises(ValueError):
        opened_by_kernel(whole, formed(whole.segment, plain, form)).match(QUERY)
