"""The id and the label of an organisation that was read out of a text.

The id is the label's slug wherever the full name is short enough to be the label, so that people
can type it: `ubnd-tinh-tuyen-quang`.
"""

from search.label import Label
from search.organisations.kind import OrganisationKind
from search.organisations.reading import Reading
from search.organisations.registry import registry
from search.places.place import NATIONAL, Place, slug

_JOINTS = ("và", "-", "&")
_CITY = "Thành phố"
_OWN_WORD = "Hồ Chí Minh"
"""The city whose word is a part of its name, and is written with a capital."""


def label_of(reading: Reading) -> Label:
    """Return the id and the label of what was read."""
    kind, place = reading.kind, reading.place
    if reading.parent is not None:
        parent = label_of(reading.parent)
        return Label(f"{kind.id}-{parent.id}", f"{kind.title} {parent.label}")
    if reading.name:
        return _own(reading)
    if not place.word:
        return Label(kind.alone_id or kind.id, kind.alone_label or kind.title)
    id_, label = stem(kind, place)
    return (
        Label(f"{id_}-{place.slug}", placed(label, place.name)) if place.name else Label(id_, label)
    )


def placed(label: str, name: str) -> str:
    """Return a label with the name of its place, in official style.

    >>> placed("UBND thành phố", "Hồ Chí Minh"), placed("Thành ủy", "Hồ Chí Minh")
    ('UBND Thành phố Hồ Chí Minh', 'Thành ủy Thành phố Hồ Chí Minh')
    """
    if name != _OWN_WORD:
        return f"{label} {name}"
    return f"{label.removesuffix(_CITY.lower()).rstrip()} {_CITY} {name}"


def stem(kind: OrganisationKind, place: Place) -> tuple[str, str]:
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


def _own(reading: Reading) -> Label:
    """Return the label of an organisation with a name of its own, as a school has.

    What joins the parts of a name is in the label only: Báo chí và Tuyên truyền, Báo chí - Tuyên
    truyền and Báo chí Tuyên truyền are one.
    """
    kind, place = reading.kind, reading.place
    own = " ".join(each for each in reading.name.split(" ") if each not in _JOINTS)
    id_, label = f"{kind.id}-{slug(own)}", f"{kind.title} {reading.name}"
    if place.word:
        id_, label = f"{id_}-{slug(place.word)}", f"{label} {place.word}"
    if place.name:
        id_, label = f"{id_}-{place.slug}", placed(label, place.name)
    label = label.replace(f"{_CITY.lower()} {_OWN_WORD}", f"{_CITY} {_OWN_WORD}")
    return registry().aliases.get(id_) or Label(id_, label)
