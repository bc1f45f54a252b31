"""The segmenter: words of several syllables, as pyvi finds them.

Words only raise the rank of a bulletin. Whether it matches never depends on them, since pyvi's
words change with case, accents and neighbouring letters. The model loads on the first call.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from unicodedata import is_normalized
from warnings import warn

import numpy as np
from numpy.typing import NDArray

from search.kernel.library import usable_kernel
from search.text.segmentation.crf_model import UnknownModelError
from search.text.segmentation.labeller import Labeller, Segmentation
from search.text.segmentation.pyvi_files import read_model, read_words
from search.text.segmentation.word_list import WordList
from search.text.spelling import clean, standard
from search.text.token import Token, TokenKind

JOINER = "_"
_STAND_IN = "1"
"""Stands for a code, date or amount, which pyvi would split."""


def find_all_words(texts: Iterable[tuple[str, Sequence[Token]]]) -> list[list[Token]]:
    """Return the words of two or more syllables in each text, given its tokens.

    The term of a word joins those of its syllables: `uỷ_ban`. Its position is that of the first
    syllable. No word crosses a line end. Many texts at once are faster.
    """
    outermost: list[Token] = []
    ends: list[int] = []
    prepared: list[str] = []
    letters: list[int] = []
    for text, tokens in texts:
        its_outermost = list(_outermost(tokens))
        outermost += its_outermost
        ends.append(len(outermost))
        prepared.append(_prepare(text, its_outermost, letters))
    words: list[list[Token]] = [[] for _ in ends]
    firsts, lasts = _spans(_owners(outermost, letters), _segment(prepared))
    indexes = np.searchsorted(np.array(ends, np.intp), firsts, "right")
    for index, first, last in zip(indexes.tolist(), firsts.tolist(), lasts.tolist(), strict=True):
        words[index].append(_join(outermost[first : last + 1]))
    return words


def _outermost(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens that do not overlap: typed tokens, and the syllables outside them."""
    end = 0
    for token in tokens:
        if token.start >= end:
            end = token.end
            yield token


def _prepare(text: str, outermost: Sequence[Token], letters: list[int]) -> str:
    """Return the text for pyvi: spelled in the standard way, runs of capitals in lower case.

    For each token, the number of visible characters before it and in it are appended to `letters`.
    """
    pieces: list[str] = []
    end = 0
    for number, token in enumerate(outermost):
        gap, visible = _gap(text[end : token.start])
        word = standard(text[token.start : token.end])
        if token.kind is not TokenKind.SYLLABLE:
            word = _STAND_IN
        elif len(word) > 1 and word.isupper() and _is_in_capital_run(outermost, number, text):
            word = word.lower()
        end = token.end
        pieces += (gap, word)
        letters += (visible, len(word))
    prepared = "".join(pieces)
    # A combining accent at the start of a gap would compose with the letter before it, and the
    # count would be wrong.
    return prepared if is_normalized("NFC", prepared) else " ".join(pieces)


@lru_cache(maxsize=1 << 12)
def _gap(written: str) -> tuple[str, int]:
    """Return the cleaned text between two tokens, and its number of visible characters."""
    gap = clean(written).replace(JOINER, " ")
    return gap, len("".join(gap.split()))


def _is_in_capital_run(outermost: Sequence[Token], number: int, text: str) -> bool:
    """Tell whether a syllable in capitals is part of a run of them, not an abbreviation."""
    neighbours = [*outermost[max(0, number - 1) : number], *outermost[number + 1 : number + 2]]
    return any(
        (written := text[each.start : each.end]).isupper() and len(written) > 1
        for each in neighbours
    )


def _owners(outermost: Sequence[Token], letters: Sequence[int]) -> NDArray[np.intp]:
    """Return the index of the syllable of each visible character; -1 for all other characters."""
    is_syllable = np.array([each.kind is TokenKind.SYLLABLE for each in outermost], np.bool_)
    owners = np.full(2 * len(outermost), -1, np.intp)
    owners[1::2] = np.where(is_syllable, np.arange(len(outermost)), -1)
    return np.repeat(owners, np.array(letters, np.intp))


def _spans(
    owners: NDArray[np.intp], segmentation: Segmentation
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the indexes of the first and last token of each word of several whole syllables."""
    letters, continues = segmentation.letters, segmentation.continues.copy()
    is_line_end = letters == 0
    continues[is_line_end] = False
    continues[1:][is_line_end[:-1]] = False
    ends = np.cumsum(letters)
    begins = (ends - letters)[~continues]
    ends = ends[~np.append(continues[1:], np.zeros(len(continues[:1]), np.bool_))]
    strangers = np.cumsum(np.append(0, owners < 0))
    is_whole = (begins < ends) & (strangers[begins] == strangers[ends])
    firsts, lasts = owners[begins[is_whole]], owners[ends[is_whole] - 1]
    return firsts[firsts < lasts], lasts[firsts < lasts]


def _join(syllables: Sequence[Token]) -> Token:
    first, last = syllables[0], syllables[-1]
    term = JOINER.join([each.term for each in syllables])
    return Token(term, first.start, last.end, first.position, TokenKind.WORD)


def _segment(texts: Sequence[str]) -> Segmentation:
    labeller = load_labeller()
    return _segment_by_pyvi(texts) if labeller is None else labeller.segment(texts)


@cache
def load_labeller() -> Labeller | None:
    """Return a labeller with pyvi's model; None, after a warning, if the model is not known."""
    try:
        return Labeller(read_model(), WordList(read_words()), usable_kernel())
    except UnknownModelError as error:
        warn(
            f"không nhận ra mô hình tách từ của pyvi ({error}), nên dùng chính pyvi, chậm hơn nhiều"
            f" · pyvi's model is not the known one ({error}); pyvi itself is used, much slower",
            RuntimeWarning,
            stacklevel=2,
        )
        return None


def _segment_by_pyvi(texts: Sequence[str]) -> Segmentation:
    """Return the segmentation by pyvi itself; the texts contain no joiner."""
    # Importing pyvi's own segmenter loads scikit-learn, SciPy and its model: most of a second.
    from pyvi import ViTokenizer

    words = [word.split(JOINER) for each in texts for word in ViTokenizer.tokenize(each).split()]
    return Segmentation(
        np.array([len(token) for word in words for token in word], np.int64),
        np.array([index > 0 for word in words for index in range(len(word))], np.bool_),
    )
