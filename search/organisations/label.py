"""The id and the label of an organisation that was read out of a text.

The id is the label's slug wherever the full name is short enough to be the label, so that people
can type it: `ubnd-tinh-tuyen-quang`.
"""

from search.label import Label
from search.organisations.kind import OrganisationKind
from search.organisations.place import NATIONAL, Place, slug
from search.organisations.reading import Reading


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
        Label(f"{id_}-{place.slug}", f"{label} {place.name}") if place.name else Label(id_, label)
    )


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
    """Return the label of an organisation with a name of its own, as a school has."""
    kind, place = reading.kind, reading.place
    id_, label = f"{kind.id}-{slug(reading.name)}", f"{kind.title} {reading.name}"
    for each in filter(None, (place.word, place.name)):
        id_, label = f"{id_}-{slug(each)}", f"{label} {each}"
    return Label(id_, label)
