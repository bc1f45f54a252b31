"""Paragraphs read in bulk have the same terms as when they are read letter by letter."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given

import search.text.paragraphs as module
from search.kernel.library import Kernel
from search.text.paragraphs import ParagraphReader
from search.text.segmenter import JOINER, find_all_words, load_labeller
from search.text.token import TokenKind
from search.text.tokenizer import tokenize
from tests.search.writing import writings

Read = tuple[Sequence[tuple[str, int]], int, Sequence[str]]
"""The terms with their places, how many positions they take, and the codes."""


@pytest.fixture(scope="module")
def reader(kernel: Kernel | None) -> ParagraphReader:
    labeller = load_labeller()
    assert labeller is not None
    return ParagraphReader(labeller, kernel)


def _read(reader: ParagraphReader, texts: Sequence[str]) -> list[Read]:
    read = reader.read(texts)
    terms = [read.vocabulary[each] for each in read.terms.tolist()]
    placed = list(zip(terms, read.packed_positions.tolist(), strict=True))
    starts = [0, *read.ends.tolist()]
    return [
        (placed[start:end], width, read.codes.get(number, []))
        for number, (start, end, width) in enumerate(
            zip(starts, starts[1:], read.widths.tolist(), strict=False)
        )
    ]


def _expected(text: str) -> Read:
    tokens = tokenize(text)
    joined = {
        word.position + syllable
        for word in find_all_words([(text, tokens)])[0]
        for syllable in range(word.term.count(JOINER))
    }
    return (
        [(each.term, 2 * each.position + (each.position in joined)) for each in tokens],
        tokens[-1].position + 1 if tokens else 0,
        [text[each.start : each.end] for each in tokens if each.kind is TokenKind.CODE],
    )


@given(writings, writings)
@example("theo Nghị quyết 73-NQ/TU của Ban Chấp hành", "UBND TỈNH họp, HĐND tỉnh nghe")
@example("bình quân 8,2km/giờ, 500.000đ và 1.2.3abc", "ngày 31/2 hoặc 24/24 giờ")
@example("TP. Hồ Chí Minh: TP.HCM, TP.", "hội nghị 12-KH/TĐ UBND huyện")
@example("uỷ ban nhân dân", "uỷ ban nhân\ndân \x01 \x02 \x03")
@example("nông thôn_mới… “mặt trận” tổ quốc.", "mặt trận tổ quốc...")
def test_paragraphs_are_read_as_alone(reader: ParagraphReader, one: str, other: str) -> None:
    assert _read(reader, [one, other, one]) == [_expected(each) for each in (one, other, one)]


def test_no_paragraphs_have_no_terms(reader: ParagraphReader) -> None:
    assert _read(reader, []) == []
    assert _read(reader, ["", " … "]) == [([], 0, []), ([], 0, [])]


def test_a_table_that_is_full_starts_anew(
    reader: ParagraphReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST", 3)
    for text in ("mặt trận tổ quốc việt nam", "hội nghị mặt trận"):
        assert _read(reader, [text]) == [_expected(text)]


def test_a_vocabulary_grows_and_its_terms_keep_their_numbers(reader: ParagraphReader) -> None:
    before = reader.read(["nông thôn mới"])
    read = reader.read(["mới 8,2 mới 12-KH/TĐ"])
    assert read.vocabulary is before.vocabulary
    numbers = dict(zip(read.terms.tolist(), ["mới", "8.2", "mới"], strict=False))
    assert [read.vocabulary[each] for each in numbers] == list(numbers.values())
    assert int(before.terms[-1]) == int(read.terms[0])
    assert len(set(read.vocabulary)) == len(read.vocabulary)
