"""Synonyms: all the ways to write the names of the table of abbreviations.

    UBMTTQ = Ủy ban Mặt trận Tổ quốc = Ủy ban MTTQ

A name inside a longer name can be abbreviated there too. A query for the shorter name also finds
the abbreviations of the longer one, which contains it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from search.query.abbreviation import Abbreviation, Terms, terms_of
from search.text.tokenizer import tokenize


@dataclass(frozen=True, slots=True)
class SynonymGroup:
    """One way to write a name, and all synonyms to search for, the full name first.

    An ambiguous abbreviation stands for the name only if it is typed in capitals.
    """

    written: Terms
    synonyms: Sequence[Terms]
    ambiguous: bool = False


def find_synonym_groups(rows: Sequence[Abbreviation]) -> Iterator[SynonymGroup]:
    """Yield a group for every way to write a name of the table."""
    names = _Names()
    for row in rows:
        names.add(row)
    yield from names.groups()


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of the table, by their terms.

    A name inside a longer one starts with a capital there: Ủy ban Thường vụ does not contain Ban
    Thường vụ.
    """

    others: dict[Terms, list[Terms]] = field(default_factory=dict)
    """For each full name, the other ways to write it."""
    ambiguous: dict[Terms, list[Terms]] = field(default_factory=dict)
    """For each ambiguous abbreviation, the names it can stand for, and itself."""
    one_way: dict[Terms, list[Terms]] = field(default_factory=dict)
    """For each abbreviation that its name does not look for, the name, and itself."""
    starts: dict[Terms, Sequence[int]] = field(default_factory=dict)
    """For each way to write a name, the indexes of the terms that start with a capital."""

    def add(self, row: Abbreviation) -> None:
        for written in (*row.short, *row.names, *row.also):
            self.starts[terms_of(written)] = list(_capitals(written))
        names = [terms_of(each) for each in row.names]
        for each in names:
            self.others.setdefault(each, [])
        if row.ambiguous or row.one_way:
            shorts = [terms_of(each) for each in row.short]
            found = self.ambiguous if row.ambiguous else self.one_way
            found.update((each, [*names, *shorts]) for each in shorts)
        else:
            self.others[names[0]] += [terms_of(each) for each in (*row.short, *row.also)]

    def groups(self) -> Iterator[SynonymGroup]:
        for name, others in self.others.items():
            synonyms = self._synonyms(name)
            # A name with only such abbreviations is searched for as it is typed.
            if others:
                found = dict.fromkeys((*synonyms, *self._longer(name)))
                yield from (SynonymGroup(each, _shortest(found)) for each in synonyms)
        for short, names in (self.ambiguous | self.one_way).items():
            found = dict.fromkeys(synonym for name in names for synonym in self._synonyms(name))
            yield SynonymGroup(short, _shortest(found), ambiguous=short in self.ambiguous)

    def _synonyms(self, name: Terms) -> Sequence[Terms]:
        """Return a name, its abbreviations, and both with the names inside them abbreviated."""
        whole = [name, *self.others.get(name, ())]
        mixed = (each for synonym in whole for each in self._mix(synonym, 0))
        return tuple(dict.fromkeys((*whole, *mixed)))

    def _mix(self, name: Terms, start: int) -> Iterator[Terms]:
        """Yield a name from `start` on, with every choice of synonyms for the names inside it."""
        if start == len(name):
            yield ()
            return
        for rest in self._mix(name, start + 1):
            yield (name[start], *rest)
        if start in self.starts[name]:
            for end in range(start + 1, len(name) + 1):
                for synonym in self.others.get(name[start:end], ()):
                    yield from ((*synonym, *rest) for rest in self._mix(name, end))

    def _longer(self, name: Terms) -> Iterator[Terms]:
        """Yield the abbreviations of the names that contain a name."""
        for longer, others in self.others.items():
            starts = self.starts[longer] if longer != name else ()
            if any(longer[start : start + len(name)] == name for start in starts):
                yield from others


def _capitals(written: str) -> Iterator[int]:
    """Yield the indexes of the terms of a name that start with a capital."""
    for index, token in enumerate(tokenize(written)):
        if written[token.start].isupper():
            yield index


def _shortest(synonyms: Collection[Terms]) -> Sequence[Terms]:
    """Return the synonyms that contain no other one; that one finds all that they would find."""
    return [
        each
        for each in synonyms
        if not any(other != each and _contains(each, other) for other in synonyms)
    ]


def _contains(terms: Terms, part: Terms) -> bool:
    return any(terms[start : start + len(part)] == part for start in range(len(terms)))
