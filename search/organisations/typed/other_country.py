"""What a reader types of other countries: "chính phủ Israel" is none of ours."""

from collections.abc import Callable, Sequence
from functools import cache

from search.places.place import vocabulary
from search.places.typed_syllable import SYLLABLE, TypedSyllable
from search.text.spelling import plain, term

_LONGEST_COUNTRY = 3


def is_abroad(after: Sequence[TypedSyllable]) -> bool:
    """Tell whether syllables begin with another country, perhaps after "của" or "nước".

    Short names must have their marks: "nga" is Nga, "y" need not be Ý.
    """
    while after and after[0].plain in ("cua", "nuoc"):
        after = after[1:]
    for count in range(1, min(_LONGEST_COUNTRY, len(after)) + 1):
        typed = " ".join(each.typed for each in after[:count])
        bare = " ".join(each.plain for each in after[:count])
        if typed in _countries(term) or (count > 1 and bare in _countries(plain)):
            return True
    return False


def is_place_abroad(after: Sequence[TypedSyllable]) -> bool:
    """Tell whether syllables begin with a province or city of another country: Quảng Châu."""
    typed = [" ".join(each.typed for each in after[:count]) for count in range(1, 5)]
    bare = [" ".join(each.plain for each in after[:count]) for count in range(2, 5)]
    return not _places_abroad(term).isdisjoint(typed) or not _places_abroad(plain).isdisjoint(bare)


@cache
def _places_abroad(spelling: Callable[[str], str]) -> frozenset[str]:
    return frozenset(
        " ".join(map(spelling, SYLLABLE.findall(each.lower())))
        for each in vocabulary().foreign_places
    )


@cache
def _countries(spelling: Callable[[str], str]) -> frozenset[str]:
    return frozenset(
        " ".join(map(spelling, SYLLABLE.findall(each.lower()))) for each in vocabulary().foreign
    )
