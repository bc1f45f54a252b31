"""Pairs of bulletins that tell one story: those found, beside those that were made so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from index.bulletin import Bulletin

SHARED = 0.5
"""The least share of the shorter bulletin's sentences that stand in the other word for word: then
two items of the file tell one story without having been made so."""

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class PairFigures:
    """Pairs with a bulletin that was republished, or a copy; `real` are right, but not made.

    `elsewhere` are the pairs among all other items, which nobody judged.
    """

    made: int
    found: int
    right: int
    real: int
    elsewhere: int

    @property
    def recall(self) -> float:
        """The share of the pairs that were made that was found."""
        return self.right / max(1, self.made)

    @property
    def precision(self) -> float:
        """The share of the pairs found that are right, real ones included."""
        return (self.right + self.real) / max(1, self.found)

    @property
    def strict_precision(self) -> float:
        """The same if only pairs that were made are right."""
        return self.right / max(1, self.found)


def pairs_in(groups: Iterable[Iterable[str]]) -> Iterator[Pair]:
    """Yield all pairs of ids in the same group."""
    for each in groups:
        yield from map(frozenset, combinations(sorted(each), 2))


def judge(
    stories: Iterable[Sequence[str]],
    originals: Mapping[str, str],
    texts: Mapping[str, Bulletin],
) -> PairFigures:
    """Return the figures of stories, given as ids.

    `originals` has the original of each copy, `texts` every bulletin that was not made.
    """
    families: dict[str, set[str]] = defaultdict(set)
    for copy, original in originals.items():
        families[original] |= {original, copy}
    made = set(pairs_in(families.values()))
    seeded = {id for held in families.values() for id in held}
    found = set(pairs_in(stories))
    concerned = {pair for pair in found if pair & seeded}
    real = [
        pair
        for pair in concerned - made
        if _tell_the_same(*(texts[originals.get(id, id)] for id in pair))
    ]
    return PairFigures(
        len(made), len(concerned), len(found & made), len(real), len(found) - len(concerned)
    )


def _tell_the_same(first: Bulletin, second: Bulletin) -> bool:
    sentences = [_sentences(each) for each in (first, second)]
    return len(set.intersection(*sentences)) >= SHARED * min(map(len, sentences))


def _sentences(bulletin: Bulletin) -> set[str]:
    text = ". ".join((bulletin.lead, *bulletin.body))
    return {each.strip() for each in text.split(".") if each.strip()}
