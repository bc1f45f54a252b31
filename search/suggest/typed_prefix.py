"""What is typed so far: whole words, and an open one that may go on.

Everything that is on the screen while a word is typed is a prefix of it: `m`, `ma`, `maw`, `mă`,
`mawj` and `mặ` all go on to mặt.
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
    """The terms of whole words, and the letters of the open word; `stem` is empty if none is open.

    `starts` are the offsets in `text` where those words begin, the open one last.
    """

    text: str
    starts: tuple[int, ...]
    terms: tuple[str, ...]
    stem: str

    @property
    def lines(self) -> frozenset[str]:
        """The plain terms with spaces between them, with i and with y in the open one."""
        whole = [plain(each) for each in self.terms]
        return frozenset(" ".join([*whole, last]) for last in (bare(self.stem), plain(self.stem)))

    def begins(self, terms: Sequence[str]) -> bool:
        """Tell whether terms begin with what is typed, including the typed accents."""
        count = len(self.terms)
        return (
            len(terms) > count - (not self.stem)
            and all(map(is_compatible, self.terms, terms))
            and (not self.stem or begins(self.stem, terms[count]))
        )

    def tails(self) -> Iterator["TypedPrefix"]:
        """Yield what is typed, then the same without its first word, and so on.

        The last tail has a whole word before the open one, or two whole words if none is open.
        """
        needed = 1 if self.stem else 2
        for count in range(max(1, len(self.terms) - needed + 1)):
            yield TypedPrefix(self.text, self.starts[count:], self.terms[count:], self.stem)

    @property
    def is_word(self) -> bool:
        """Tell whether the open word is no part of a code."""
        return not self.text.rpartition(" ")[2][:1].isdigit()


def read_typed_prefixes(text: str) -> Sequence[TypedPrefix]:
    """Return the prefix that a text is: as it is, and read as keystrokes of an input method."""
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
