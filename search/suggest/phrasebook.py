"""The phrases that recur in some texts, found by how they begin."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice, pairwise

from search.query.rewriting import is_word, tokens_in_a_row
from search.suggest.typed_prefix import TypedPrefix
from search.text.spelling import plain

LONGEST = 6
"""Most syllables of a phrase: Mặt trận Tổ quốc Việt Nam has as many."""

LEAST_SHARE = 1 / 1_000
"""The least share of texts that a phrase stands in; at least two texts."""

LIFT = 15.0
"""How much likelier each syllable of a phrase must make the next one; in `của tỉnh` it is 1."""

PART_OF = 0.7
"""If this share of its occurrences is part of one longer phrase, a phrase is none by itself."""


Run = tuple[str, ...]
"""Terms in a row."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that stand in a row in so many texts."""

    terms: Run
    count: int


class Phrasebook:
    """Phrases of some texts; a text is the runs of terms between its signs."""

    def __init__(self, texts: Sequence[Sequence[Run]]) -> None:
        self._phrases = sorted(_choose(texts), key=lambda each: _line(each.terms))
        self._lines = [_line(each.terms) for each in self._phrases]

    def find(self, typed: TypedPrefix, limit: int) -> Sequence[Phrase]:
        """Return the most frequent phrases that begin with what is typed, and go on."""
        found = {each for line in typed.lines for each in self._begun(line)}
        ordered = sorted(found, key=lambda each: (-each.count, each.terms))
        longer = (each for each in ordered if each.terms != typed.terms)
        return list(islice((each for each in longer if typed.begins(each.terms)), limit))

    def _begun(self, line: str) -> Iterator[Phrase]:
        for rank in range(bisect_left(self._lines, line), len(self._lines)):
            if not self._lines[rank].startswith(line):
                return
            yield self._phrases[rank]


def read_runs(text: str) -> Iterator[Run]:
    """Yield the runs of syllables of a text that only spaces stand between."""
    run: list[str] = []
    end = 0
    for token in tokens_in_a_row(text):
        continues = is_word(text, token)
        if run and not (continues and text[end : token.start] == " "):
            yield tuple(run)
            run = []
        if continues:
            run.append(token.term)
        end = token.end
    yield tuple(run)


def _line(terms: Sequence[str]) -> str:
    return " ".join(map(plain, terms))


def _choose(texts: Sequence[Sequence[Run]]) -> Iterator[Phrase]:
    """Yield the phrases that are frequent, hold together, and are not mostly part of a longer."""
    least = max(2, int(LEAST_SHARE * len(texts)))
    runs = [run for each in texts for run in each]
    terms = Counter(term for run in runs for term in run)
    total = terms.total()
    pairs = Counter(pair for run in runs for pair in pairwise(run))
    bound = {
        (left, right)
        for (left, right), count in pairs.items()
        if count >= least and count * total >= LIFT * terms[left] * terms[right]
    }
    counts = Counter(phrase for each in texts for phrase in set(_bound_phrases(each, bound)))
    frequent = {phrase: count for phrase, count in counts.items() if count >= least}
    longer: Counter[Run] = Counter()
    for phrase, count in frequent.items():
        for part in (phrase[1:], phrase[:-1]):
            longer[part] = max(longer[part], count)
    for phrase, count in frequent.items():
        if longer[phrase] < PART_OF * count:
            yield Phrase(phrase, count)


def _bound_phrases(runs: Sequence[Run], bound: Set[tuple[str, str]]) -> Iterator[Run]:
    """Yield all parts of runs in which each syllable is bound to the next."""
    for run in runs:
        start = 0
        for end, pair in enumerate(pairwise(run), 1):
            if pair not in bound:
                start = end
            for first in range(max(start, end + 1 - LONGEST), end):
                yield run[first : end + 1]
