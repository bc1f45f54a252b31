"""What the id of an organisation says: its kind, its level, its place, and what it belongs to.

>>> found = identify("so-y-te-tinh-tuyen-quang")
>>> found.kind.name, found.level, found.place, found.parent
('Sở Y tế', 'tinh', 'tuyen-quang', 'ubnd-tinh-tuyen-quang')
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from search.organisations.kind import OrganisationKind
from search.organisations.label import stem
from search.organisations.registry import registry
from search.places.place import NATIONAL, Place, central_slugs, words


@dataclass(frozen=True, slots=True)
class Identity:
    """An organisation of the registry; `word` and the slug `place` are empty where not said.

    `whole` is the id of the body that it is a part of, as Ban Dân vận is of a Tỉnh ủy.
    """

    kind: OrganisationKind
    word: str
    place: str
    whole: str = ""

    @property
    def level(self) -> str:
        """The level, or empty for an organisation as a whole and for what has its own name."""
        if self.word == "thành phố" and self.place in central_slugs():
            return "tinh"
        return Place(self.word).level

    @property
    def parent(self) -> str:
        """The id of the organisation that it belongs to, or empty; no text need name that one."""
        if self.whole or not self.kind.parent:
            return self.whole
        above = registry().kinds[self.kind.parent]
        if self.kind.named and above.alone != "level":
            # A school's own name doesn't tell where it is.
            return ""
        if above.is_at(self.level, self.word):
            return "-".join(filter(None, (_stem(above, self.word), self.place)))
        return (
            above.id if above.alone == "level" and NATIONAL in (self.word, _nature(above)) else ""
        )


@lru_cache(maxsize=1 << 14)
def identify(id_: str) -> Identity | None:
    """Return what an id says; None if the registry has no kind of that name."""
    for known, rest in _beginnings(id_):
        found = _stems().get(known)
        if found is None:
            continue
        kind, word = found
        whole = identify(rest) if kind.of and rest and not word else None
        if whole is not None and kind.is_part_of(whole.kind):
            return Identity(kind, whole.word, whole.place, rest)
        if word or kind.named or not rest:
            return Identity(kind, word, rest)
    return None


def _beginnings(id_: str) -> Iterator[tuple[str, str]]:
    """Yield an id cut before each hyphen, the longest beginning first, and the rest."""
    yield id_, ""
    at = id_.rfind("-")
    while at > 0:
        yield id_[:at], id_[at + 1 :]
        at = id_.rfind("-", 0, at)


@cache
def _stems() -> dict[str, tuple[OrganisationKind, str]]:
    """Return the kind and the word of a level by all that ids can begin with."""
    stems: dict[str, tuple[OrganisationKind, str]] = {}
    for kind in registry().kinds.values():
        own = kind.named and kind.alone != "level"
        levels = [] if kind.named else [each.name for each in words()]
        for word in levels if own else (*levels, NATIONAL):
            if kind.is_at(Place(word).level, word) or (
                word == "thành phố" and "tinh" in kind.levels
            ):
                stems.setdefault(_stem(kind, word), (kind, word))
        stems.setdefault(kind.alone_id or kind.id, (kind, ""))
        stems.setdefault(kind.id, (kind, ""))
    return stems


def _stem(kind: OrganisationKind, word: str) -> str:
    return stem(kind, Place(word, "" if word == NATIONAL else "…"))[0]


def _nature(kind: OrganisationKind) -> str:
    return NATIONAL if kind.levels == ("trung-uong",) else ""
