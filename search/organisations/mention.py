"""Which organisations a text mentions, and where.

A name of the registry and the place after it make an organisation: "Hội LHPN" and "xã Tân Khê".
A short mention stands for what the same bulletin names in full: "UBND huyện" for the huyện named
last before it.

    >>> [each.organisation.id for each in find_mentions("Hội LHPN xã Tân Khê gặp UBND tỉnh.")]
    ['hoi-lhpn-xa-tan-khe', 'ubnd-tinh']
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from search.organisations.alignment import align
from search.organisations.gazetteer import Gazetteer
from search.organisations.kind import Kind
from search.organisations.lexicon import find_namings
from search.organisations.place import NATIONAL, Place, slug
from search.organisations.reading import Reading, read
from search.organisations.resolution import resolve
from search.result import Label


@dataclass(frozen=True, slots=True)
class Mention:
    """`text[start:end]` names the organisation."""

    organisation: Label
    start: int
    end: int


def find_mentions(text: str, *, home: Place | None = None) -> list[Mention]:
    """Return the mentions of a text in order, none overlapping; offsets are the text's own.

    `home` is the province or city that the publisher belongs to, where that is known: a mere
    "UBND tỉnh" is its own.
    """
    aligned = align(text)
    namings = find_namings(aligned)
    if not namings:
        return []
    gazetteer = Gazetteer(aligned, {each.after for each in namings}, home)
    readings = resolve(read(aligned, namings, gazetteer), gazetteer)
    labels = _Labels(gazetteer, home)
    return [Mention(labels.of(each), *aligned.span(each.start, each.end)) for each in readings]


def find_organisations(
    texts: Sequence[str], given: Sequence[str] = (), *, home: Place | None = None
) -> tuple[Label, ...]:
    """Return the organisations of one bulletin, the most prominent first.

    `texts` are its title, lead and paragraphs in this order, `given` the names that its source
    states: these come first, as they are where the registry doesn't know them. Then what the
    earlier text names precedes, then what is named more often.

    A province's organisations carry no province's name, `ubnd-tinh`: bulletins of one province
    write "UBND tỉnh" and "UBND tỉnh Lâm Giang" for the same, mostly without the name, and both
    must count as one across all bulletins. Only where a text names several provinces, each gets
    its name, lest two be counted as one; with a `home` only the others get theirs.
    """
    parts = (*given, *texts)
    starts = list(accumulate((len(each) + 1 for each in parts), initial=0))
    stated = {
        number: Label(slug(name), " ".join(name.split()))
        for number, name in enumerate(given)
        if slug(name)
    }
    found: list[tuple[int, Label]] = []
    for mention in find_mentions("\n".join(parts), home=home):
        number = bisect_right(starts, mention.start) - 1
        if number >= len(given):
            found.append((number, mention.organisation))
        elif mention.end - mention.start == len(given[number].strip()):
            stated[number] = mention.organisation
    return _by_prominence([*stated.items(), *found])


def _by_prominence(found: Sequence[tuple[int, Label]]) -> tuple[Label, ...]:
    """Return each organisation once, given the number of the text for each mention."""
    times = Counter(label.id for _, label in found)
    ranked: dict[str, tuple[int, int, int, Label]] = {}
    for order, (number, label) in enumerate(found):
        ranked.setdefault(label.id, (number, -times[label.id], order, label))
    return tuple(label for *_, label in sorted(ranked.values(), key=lambda each: each[:3]))


class _Labels:
    """Makes the id and the label of an organisation, under one text's knowledge of places."""

    def __init__(self, gazetteer: Gazetteer, home: Place | None) -> None:
        self._home = home
        self._is_one_province = len(gazetteer.provinces()) <= 1

    def of(self, reading: Reading) -> Label:
        """Return the id and the label of what was read."""
        kind, place = reading.kind, reading.place
        if reading.parent is not None:
            parent = self.of(reading.parent)
            return Label(f"{kind.id}-{parent.id}", f"{kind.title} {parent.label}")
        if not place.word:
            return Label(kind.alone_id or kind.id, kind.alone_label or kind.title)
        named = place if place.name and not self._is_own(place) else replace(place, name="")
        id_, label = _stem(kind, named)
        if not named.name:
            return Label(id_, label)
        return Label(f"{id_}-{named.slug}", f"{label} {named.name}")

    def _is_own(self, place: Place) -> bool:
        if self._home is not None:
            return (place.word, place.slug) == (self._home.word, self._home.slug)
        return place.word == "tỉnh" and self._is_one_province


def _stem(kind: Kind, place: Place) -> tuple[str, str]:
    """Return id and label up to the place's name."""
    if form := kind.forms.get(place.word):
        return form.id, form.label
    if place.word == NATIONAL:
        if kind.alone == "level":
            return kind.id, kind.title
        if kind.of:
            return f"{kind.id}-trung-uong", f"{kind.title} Trung ương"
        return f"{kind.id}-viet-nam", f"{kind.title} Việt Nam"
    if kind.wordless and not place.name:
        return kind.id, kind.title
    return f"{kind.id}-{slug(place.word)}", f"{kind.title} {place.word}"
