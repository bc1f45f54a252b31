"""The words of the levels as they stand in a text: huyện, TP., Q."""

import re
from functools import cache

from search.places.place import vocabulary, words
from search.text.phrase import Spelling, pattern
from search.text.spelling import plain

_END = r"(?![^\W_])"


def word_of(found: re.Match[str]) -> str:
    """Return the word of a level that one of the expressions found."""
    return words()[int(str(found.lastgroup)[1:])].name


@cache
def after_space(spelling: Spelling) -> re.Pattern[str]:
    """Return the expression of a word after spaces."""
    return re.compile(f" +(?:{_words(spelling)})")


@cache
def anywhere(spelling: Spelling) -> re.Pattern[str]:
    """Return the expression of a word that begins at any letter."""
    letters = {each[0].lower() for word in words() for each in (word.name, *word.short)}
    opening = "".join(sorted(letters | set(map(plain, letters))))
    # One letter is looked at first: most words of a text fail there.
    return re.compile(rf"(?=[{opening}])\b(?:{_words(spelling)})")


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
