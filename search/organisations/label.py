"""The id and the label of an organisation that was read out of a text.

The id is the label's slug wherever the full name is short enough to be the label, so that people
can type it: `ubnd-tinh-tuyen-quang`.
"""

from functools import lru_cache

from search.label import Label
from search.organisations.kind import OrganisationKind
from search.organisations.own_name import settled
from search.organisations.reading import Reading
from search.organisations.registry import own_id, registry
from search.places.communes import told_apart
from search.places.place import NATIONAL, UNKNOWN_PROVINCE, Place, slug

_CITY = "Thành phố"
_NUMBERED_FORMS = ("Quận ủy", "Quận Đoàn")
_OWN_WORD = "Hồ Chí Minh"
"""The city whose word is a part of its name, and is written with a capital."""


def label_of(reading: Reading) -> Label:
    """Return the id and the label of what was read."""
    kind = reading.kind
    if reading.parent is not None:
        parent = label_of(reading.parent)
        return Label(f"{kind.id}-{parent.id}", f"{kind.title} {parent.label}")
    return _label(kind.id, reading.name, reading.place)


# Bulletins name the same organisations again and again.
@lru_cache(maxsize=1 << 14)
def _label(kind_id: str, name: str, place: Place) -> Label:
    kind = registry().kinds[kind_id]
    if name:
        return _own(kind, name, place)
    if not place.word:
        return Label(kind.alone_id or kind.id, kind.alone_label or kind.title)
    id_, label = stem(kind, place)
    if not place.name:
        return Label(id_, label)
    # What may be in any of several provinces is one entry, called so.
    own = place_slug(place.word, place.name).removesuffix(f"-{slug(UNKNOWN_PROVINCE)}")
    id_, label = f"{id_}-{own}", placed(label, place.name)
    return settled(id_, label) if kind.named else Label(id_, label)


def place_slug(word: str, name: str) -> str:
    """Return how ids write a place: its slug, which tells communes apart that differ in marks."""
    return told_apart(word, name) if Place(word).level == "xa" else slug(name)


def placed(label: str, name: str) -> str:
    """Return a label with the name of its place, in official style.

    >>> placed("UBND thành phố", "Hồ Chí Minh"), placed("Thành ủy", "Hồ Chí Minh")
    ('UBND Thành phố Hồ Chí Minh', 'Thành ủy Thành phố Hồ Chí Minh')
    >>> placed("Quận ủy", "1"), placed("Công an phường", "12")
    ('Quận ủy Quận 1', 'Công an Phường 12')
    """
    if name.isdigit():
        # A word before a mere number has a capital: Decree 30/2020/NĐ-CP, annex II.
        said, _, word = (f"{label} quận" if label.endswith(_NUMBERED_FORMS) else label).rpartition(
            " "
        )
        return f"{said} {word.capitalize()} {name}"
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


def _own(kind: OrganisationKind, name: str, place: Place) -> Label:
    """Return the label of an organisation with a name of its own, as a school has."""
    id_, label = f"{kind.id}-{own_id(name)}", f"{kind.title} {name}"
    if place.word:
        id_, label = f"{id_}-{slug(place.word)}", f"{label} {place.word}"
    if place.name:
        id_, label = f"{id_}-{place.slug}", placed(label, place.name)
    return settled(id_, label.replace(f"{_CITY.lower()} {_OWN_WORD}", f"{_CITY} {_OWN_WORD}"))
