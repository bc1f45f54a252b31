"""The words of the levels as they stand in a text: huyện, TP., Q."""

import re
from collections.abc import Iterator
from functools import cache

from search.places.place import vocabulary, words
from search.text.alignment import Alignment
from search.text.phrase import Beginnings, Spelling, beginnings, pattern

_END = r"(?![^\W_])"


def word_of(found: re.Match[str]) -> str:
    """Return the word of a level that one of the expressions found."""
    return words()[int(str(found.lastgroup)[1:])].name


@cache
def after_space(spelling: Spelling) -> re.Pattern[str]:
    """Return the expression of a word after spaces."""
    return re.compile(f" +(?:{_words(spelling)})")


def find_level_words(
    text: Alignment, start: int, end: int, spelling: Spelling
) -> Iterator[re.Match[str]]:
    """Yield where words of the levels stand in `lower[start:end]`, none overlapping."""
    lower = text.lower
    beginnings_, expression = _anywhere(spelling)
    done = start
    for at in beginnings_.find(lower, start, end, is_wide=text.is_wide):
        if at >= done and (found := expression.match(lower, at, end)):
            done = found.end()
            yield found


@cache
def _anywhere(spelling: Spelling) -> tuple[Beginnings, re.Pattern[str]]:
    """Return where the words may begin, and their expression."""
    short = {each.lower() for word in words() for each in word.short}
    written = beginnings((word.name for word in words()), spelling)
    return Beginnings(written | short), re.compile(_words(spelling))


@cache
def _words(spelling: Spelling) -> str:
    aliases = "|".join(each.lower() for each in vocabulary().aliases)
    free = rf"(?:\.|{_END}|(?={aliases}))"
    branches = []
    for number, word in enumerate(words()):
        full = pattern([word.name], spelling) + _END
        if word.not_before:
            full += rf"(?! +(?:{pattern(word.not_before, spelling)}){_END})"
        short = [
            re.escape(each.lower()) + ("" if each.endswith(".") else free) for each in word.short
        ]
        branches.append(f"(?P<w{number}>{'|'.join((full, *short))})")
    return "|".join(branches)
