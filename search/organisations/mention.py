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
from itertools import accumulate
from typing import NamedTuple

from search.label import Label
from search.organisations.label import label_of
from search.organisations.lexicon import find_namings
from search.organisations.resolution import resolve, told_apart
from search.organisations.role import Role, find_roles
from search.organisations.row import read
from search.places.home import home_of
from search.places.mentions.place_reader import PlaceReader
from search.places.place import Place, slug
from search.text.alignment import align

_WEIGHTS = {role: weight for weight, role in enumerate(Role)}


class Named(NamedTuple):
    """An organisation of a bulletin, and the weightiest part that it plays there."""

    id: str
    label: str
    role: Role = Role.MENTIONED


class Mention(NamedTuple):
    """`text[start:end]` names the organisation."""

    organisation: Label
    start: int
    end: int
    role: Role = Role.MENTIONED


def find_mentions(text: str, *, home: Place | None = None) -> list[Mention]:
    """Return the mentions of a text in order, none overlapping; offsets are the text's own.

    The first two lines are taken for title and lead: only there can a role be told. `home` is the
    province or city that the publisher belongs to, where that is known: a mere "UBND tỉnh" is its
    own.
    """
    lead = text.find("\n", text.find("\n") + 1)
    return _find(text, home, 0, lead if lead >= 0 else len(text))[0]


def _find(
    text: str, home: Place | None, lead_start: int, lead_end: int
) -> tuple[list[Mention], list[tuple[int, Place]], list[Place]]:
    """Return the mentions of a text, the places it names, and the places of its organisations.

    A place is named at an offset. Its title and lead stand between two offsets.
    """
    aligned = align(text)
    namings = find_namings(aligned)
    reader = PlaceReader(aligned, {each.after for each in namings}, home)
    gazetteer = reader.gazetteer
    readings = resolve(aligned, read(aligned, namings, reader), gazetteer) if namings else []
    spans = [aligned.span(each.start, each.end) for each in readings]
    told = sum(start < lead_end for start, _ in spans)
    roles = find_roles(aligned, readings[:told]) + [Role.MENTIONED] * (len(spans) - told)
    mentions = [
        Mention(
            label_of(told_apart(reading, gazetteer)),
            *span,
            role if span[0] >= lead_start else Role.MENTIONED,
        )
        for reading, span, role in zip(readings, spans, roles, strict=True)
    ]
    places = [(aligned.span(start, end)[0], place) for start, end, place in gazetteer.places()]
    return mentions, places, [(each.parent or each).place for each in readings]


def find_entities(
    texts: Sequence[str],
    given: Sequence[str] = (),
    *,
    publisher: str = "",
    url: str = "",
    home: Place | None = None,
) -> tuple[tuple[Named, ...], tuple[Place, ...]]:
    """Return the organisations and the places of one bulletin, the most prominent first.

    `texts` are its title, lead and paragraphs in this order, `given` the names that its source
    states: these come first, as they are where the registry doesn't know them. Then what the
    earlier text names precedes, then what is named more often. A `publisher` counts by the
    organisation in its name; a newspaper has none. Places are those that the texts name and those
    of the organisations in them.

    A mere "UBND tỉnh" is that of the `home`, or of the province that the publisher's name or the
    `url` of its site tells; else of the province that the text names; else it stays without a
    name, `ubnd-tinh`.
    """
    parts = (*given, *texts, publisher)
    starts = [0, *(end + number for number, end in enumerate(accumulate(map(len, parts)), 1))]
    stated = {
        number: Named(slug(name), " ".join(name.split()), Role.ISSUER)
        for number, name in enumerate(given)
        if slug(name)
    }
    found: list[tuple[int, Named]] = []
    placed: list[tuple[int, Place]] = []
    lead = starts[len(given)], starts[min(len(given) + 2, len(parts) - 1)]
    mentions, places, own = _find("\n".join(parts), home or home_of(publisher, url), *lead)
    for mention, place in zip(mentions, own, strict=True):
        number = bisect_right(starts, mention.start) - 1
        named = Named(mention.organisation.id, mention.organisation.label, mention.role)
        if number < len(parts) - 1:
            placed.append((number, place))
        if number == len(parts) - 1:
            found.append((number, named._replace(role=Role.ISSUER)))
        elif number >= len(given):
            found.append((number, named))
        elif mention.end - mention.start == len(given[number].strip()):
            stated[number] = named._replace(role=Role.ISSUER)
    for start, place in places:
        number = bisect_right(starts, start) - 1
        if number < len(parts) - 1:
            placed.append((number, place))
    return _by_prominence([*stated.items(), *found]), _prominent_places(placed)


def _prominent_places(found: Sequence[tuple[int, Place]]) -> tuple[Place, ...]:
    """Return each place once: what an earlier text names first, then what is named more often."""
    # By word and name, which are hashed more quickly than places are.
    times: dict[tuple[str, str], int] = {}
    first: dict[tuple[str, str], tuple[int, Place]] = {}
    for number, place in found:
        key = place.word, place.name
        if all(key):
            times[key] = times.get(key, 0) + 1
            if key not in first or number < first[key][0]:
                first[key] = number, place
    ordered = sorted(first, key=lambda key: (first[key][0], -times[key]))
    return tuple(first[key][1] for key in ordered)


def _by_prominence(found: Sequence[tuple[int, Named]]) -> tuple[Named, ...]:
    """Return each organisation once, in its weightiest role, given the text of each mention."""
    times = Counter(named.id for _, named in found)
    ranked: dict[str, tuple[int, int, int]] = {}
    weightiest: dict[str, Named] = {}
    for order, (number, named) in enumerate(found):
        ranked.setdefault(named.id, (number, -times[named.id], order))
        held = weightiest.setdefault(named.id, named)
        if _WEIGHTS[named.role] < _WEIGHTS[held.role]:
            weightiest[named.id] = held._replace(role=named.role)
    return tuple(weightiest[each] for each in sorted(ranked, key=lambda id_: ranked[id_]))
