"""All the ways to write the names of a table of abbreviations.

    UBMTTQ = Ủy ban Mặt trận Tổ quốc = Ủy ban MTTQ

Where one name is part of another, it may be abbreviated there too; and whatever asks for it also
finds the abbreviations of the longer one, in which it stands.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from search.query.abbreviation import Abbreviation, Terms, terms_of
from search.text.tokenizer import tokenize


@dataclass(frozen=True, slots=True)
class SynonymGroup:
    """A way to write a name, and all ways that find it, the full name first.

    An ambiguous one means the name only in capitals.
    """

    written: Terms
    ways: Sequence[Terms]
    ambiguous: bool = False


def find_synonym_groups(rows: Sequence[Abbreviation]) -> Iterator[SynonymGroup]:
    """Yield all ways to write the names of a table."""
    names = _Names()
    for row in rows:
        names.add(row)
    yield from names.wordings()


@dataclass(frozen=True, slots=True)
class _Names:
    """Full names with the other ways to write them; ambiguous abbreviations with all they find.

    A name inside of another begins with a capital there: in Ủy ban Thường vụ is no Ban Thường vụ.
    """

    others: dict[Terms, list[Terms]] = field(default_factory=dict)
    ambiguous: dict[Terms, list[Terms]] = field(default_factory=dict)
    beginnings: dict[Terms, Sequence[int]] = field(default_factory=dict)

    def add(self, row: Abbreviation) -> None:
        for written in (*row.short, *row.names, *row.also):
            self.beginnings[terms_of(written)] = list(_capitals(written))
        names = [terms_of(each) for each in row.names]
        for each in names:
            self.others.setdefault(each, [])
        if row.ambiguous:
            shorts = [terms_of(each) for each in row.short]
            self.ambiguous.update((each, [*names, *shorts]) for each in shorts)
        else:
            self.others[names[0]] += [terms_of(each) for each in (*row.short, *row.also)]

    def wordings(self) -> Iterator[SynonymGroup]:
        for name, others in self.others.items():
            ways = self._ways(name)
            # A name that has none but ambiguous abbreviations is asked for as it is.
            if others:
                all_ways = dict.fromkeys((*ways, *self._longer(name)))
                yield from (SynonymGroup(each, _shortest(all_ways)) for each in ways)
        for short, meant in self.ambiguous.items():
            meant_ways = dict.fromkeys(way for each in meant for way in self._ways(each))
            yield SynonymGroup(short, _shortest(meant_ways), ambiguous=True)

    def _ways(self, name: Terms) -> Sequence[Terms]:
        """Return a name, its abbreviations, and itself with names inside of it abbreviated."""
        whole = [name, *self.others.get(name, ())]
        mixed = (each for way in whole for each in self._mix(way, 0))
        return tuple(dict.fromkeys((*whole, *mixed)))

    def _mix(self, name: Terms, start: int) -> Iterator[Terms]:
        """Yield what follows `start` in a name, with any names inside of it in their other ways."""
        if start == len(name):
            yield ()
            return
        for rest in self._mix(name, start + 1):
            yield (name[start], *rest)
        if start in self.beginnings[name]:
            for end in range(start + 1, len(name) + 1):
                for way in self.others.get(name[start:end], ()):
                    yield from ((*way, *rest) for rest in self._mix(name, end))

    def _longer(self, name: Terms) -> Iterator[Terms]:
        """Yield the abbreviations of names that a name is part of."""
        for longer, others in self.others.items():
            starts = self.beginnings[longer] if longer != name else ()
            if any(longer[start : start + len(name)] == name for start in starts):
                yield from others


def _capitals(written: str) -> Iterator[int]:
    """Yield which terms of a name begin with a capital."""
    for place, token in enumerate(tokenize(written)):
        if written[token.start].isupper():
            yield place


def _shortest(ways: Collection[Terms]) -> Sequence[Terms]:
    """Drop ways that hold another one, which finds whatever they find."""
    return [
        each for each in ways if not any(other != each and _holds(each, other) for other in ways)
    ]


def _holds(terms: Terms, part: Terms) -> bool:
    return any(terms[start : start + len(part)] == part for start in range(len(terms)))
