"""What stands above an organisation: who asks for UBND tỉnh also means each of its sở.

    >>> ancestors("phong-giao-duc-va-dao-tao-huyen-na-hang")
    ('ubnd-huyen-na-hang',)

An elected council has its own committees below it, but no government: UBND answers to HĐND, and
who asks for a council wants its sittings, not all that the government does.
"""

from functools import lru_cache

from search.label import Label
from search.organisations.identity import Identity, identify
from search.organisations.label import place_slug, placed, stem
from search.places.place import NATIONAL, UNKNOWN_PROVINCE, Place
from search.places.units import units

_COUNCILS = "dan-cu"


@lru_cache(maxsize=1 << 15)
def ancestors(id_: str) -> tuple[str, ...]:
    """Return the ids of the organisations above one, nearest first; no text need name them."""
    identity = identify(id_)
    above = identity.parent if identity else ""
    if not identity or not above or _is_council_over(above, identity):
        return ()
    return above, *ancestors(above)


def label_above(id_: str, below: Label) -> str:
    """Return the name of an ancestor of an organisation, its place written as that one's is."""
    identity = identify(below.id)
    assert identity is not None, "only what the registry knows has ancestors"
    nearest = identity.parent
    if identity.whole:
        label = below.label.removeprefix(f"{identity.kind.title} ")
    else:
        label = _named(nearest, _written(below.label, identity)) or nearest
    return label if nearest == id_ else label_above(id_, Label(nearest, label))


def label_of_id(id_: str) -> str | None:
    """Return the name of an organisation that no bulletin names, None where its id can't tell."""
    identity = identify(id_)
    if identity is None or identity.whole or identity.kind.named:
        return None
    written = {each.name for each in units().district(identity.place)}
    if identity.place in units().provinces:
        written = {units().provinces[identity.place].name}
    if identity.place and len(written) != 1:
        return None
    return _named(id_, written.pop() if identity.place else "")


def _is_council_over(above: str, identity: Identity) -> bool:
    found = identify(above)
    return found is not None and found.kind.group == _COUNCILS and identity.kind.group != _COUNCILS


def _named(id_: str, place: str) -> str | None:
    """Return the name of an organisation of the registry, given how its place is written."""
    identity = identify(id_)
    if identity is None or (identity.place and not place):
        return None
    if not identity.word:
        return identity.kind.alone_label or identity.kind.title
    _, label = stem(identity.kind, Place(identity.word, "" if identity.word == NATIONAL else "…"))
    return placed(label, place) if identity.place else label


def _written(label: str, identity: Identity) -> str:
    """Return the end of a label that names the place of an organisation, or nothing."""
    parts = label.removesuffix(f" ({UNKNOWN_PROVINCE})").split(" ")
    ends = (" ".join(parts[start:]) for start in range(len(parts)))
    return next((each for each in ends if place_slug(identity.word, each) == identity.place), "")
