"""What is typed so far: whole words, and one that may go on.

Each state of a keyboard on its way to a word begins it: `m`, `ma`, `maw`, `mă`, `mawj`, `mặ` all
go on to mặt.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.query.keystrokes.word import decode_half_typed
from search.query.rewriting import tokens_in_a_row
from search.text.spelling import bare, begins, clean, is_compatible, plain

_WRITTEN = re.compile(r"[^\W\d_][^\W_]*")


@dataclass(frozen=True, slots=True)
class TypedPrefix:
    """The terms of whole words, and the letters of an open one, which may be none.

    `starts` are the places in `text` where those words begin, the open one last.
    """

    text: str
    starts: tuple[int, ...]
    terms: tuple[str, ...]
    stem: str

    @property
    def lines(self) -> frozenset[str]:
        """The plain terms with spaces between them; the last is open, and i and y are one there."""
        whole = [plain(each) for each in self.terms]
        return frozenset(" ".join([*whole, last]) for last in (bare(self.stem), plain(self.stem)))

    def begins(self, terms: Sequence[str]) -> bool:
        """Tell whether terms begin with what is typed, typed marks standing in them."""
        count = len(self.terms)
        return (
            len(terms) > count - (not self.stem)
            and all(map(is_compatible, self.terms, terms))
            and (not self.stem or begins(self.stem, terms[count]))
        )

    def tails(self) -> Iterator["TypedPrefix"]:
        """Yield the beginning, then without its first word, and so on.

        The last one has a word before the open one, or two where none is open.
        """
        needed = 1 if self.stem else 2
        for count in range(max(1, len(self.terms) - needed + 1)):
            yield TypedPrefix(self.text, self.starts[count:], self.terms[count:], self.stem)

    @property
    def is_word(self) -> bool:
        """Tell whether the open part is of letters, and no part of a code."""
        return not self.text.rpartition(" ")[2][:1].isdigit()


def read_typed_prefixes(text: str) -> Sequence[TypedPrefix]:
    """Return what a text begins: as it is, and as the keys of a keyboard in the wrong mode."""
    text = clean(text)
    typed = _WRITTEN.sub(lambda match: decode_half_typed(match[0]), text)
    return [_read(each) for each in dict.fromkeys((text, typed))]


def _read(text: str) -> TypedPrefix:
    tokens = tokens_in_a_row(text)
    starts = [each.start for each in tokens]
    if tokens and tokens[-1].end == len(text):
        tokens.pop()
    else:
        starts.append(len(text))
    terms = tuple(each.term for each in tokens)
    return TypedPrefix(text, tuple(starts), terms, text[starts[-1] :].lower())
