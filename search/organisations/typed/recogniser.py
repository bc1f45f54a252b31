"""Organisations that a query names, so that its page can offer them as filters.

People type names as they like: "ubnd tinh tuyen quang", "mttq tỉnh", "so y te ha giang". What is
recognised is always an organisation that the index knows; marks that are typed must agree.

    >>> names = {"uy-ban-mttq-tinh-ha-giang": "Ủy ban MTTQ tỉnh Hà Giang"}
    >>> known = Recogniser(dict.fromkeys(names, 1), names.__getitem__)
    >>> [each.organisation.label for each in known.recognise("mttq tinh")]
    ['Ủy ban MTTQ tỉnh Hà Giang']
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from search.label import Label
from search.organisations.identity import identify
from search.organisations.kind import OrganisationKind
from search.organisations.own_name import settled
from search.organisations.registry import registry
from search.organisations.typed.other_country import is_abroad, is_place_abroad
from search.organisations.typed.typed_name import (
    JOINTS,
    LONGEST,
    TypedName,
    agrees,
    is_allowed,
    names_at,
    other_places,
    stems,
    word_at,
)
from search.places.typed_syllable import SYLLABLE, TypedSyllable, read_typed_syllables

_LONGEST_PLACE = 4
_NUMBERS = tuple(f"-{number}" for number in range(2, 7))
_SHORTEST_ALONE = 3
"""Letters of one syllable that can be a name, as VCCI is."""
MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Recognised:
    """`query[start:end]` may mean the organisation."""

    organisation: Label
    start: int
    end: int


class Recogniser:
    """Knows the organisations of one index; built once, and safe to share among threads."""

    def __init__(
        self,
        counts: Mapping[str, int],
        name: Callable[[str], str],
        is_listed: Callable[[str], bool] = lambda _: True,
    ) -> None:
        """Take how often an index has each organisation, in this order, and what tells a name.

        Only those that are listed are recognised. An index has thousands, and the name of each is
        in a bulletin that must be read for it: only those are asked for that a query may mean.
        """
        self._name = name
        self._is_listed = is_listed
        self._counts = counts
        self._ranks = {each: rank for rank, each in enumerate(counts)}
        self._ids = sorted(counts)
        self._first: dict[str, tuple[Label, ...]] = {}

    def recognise(self, query: str) -> list[Recognised]:
        """Return what the query names, in order; several of one span come most frequent first."""
        found: list[Recognised] = []
        syllables = read_typed_syllables(query)
        at = 0
        while at < len(syllables):
            count, labels = self._at(syllables, at)
            if labels and is_abroad(syllables[at + count :]):
                # "chính phủ Israel" means another one.
                labels = [each for each in labels if not _is_national(each.id)]
            if labels:
                start, end = syllables[at].start, syllables[at + count - 1].end
                found += [Recognised(each, start, end) for each in labels[:MOST_OFFERED]]
            at += count if labels else 1
        return found

    def _find(self, id_: str) -> Label | None:
        """Return what the index has under an id, or under another name of the same organisation."""
        known = next((each for each in (id_, settled(id_, "").id) if self._knows(each)), None)
        return self._label(known) if known is not None else None

    def _knows(self, id_: str) -> bool:
        return id_ in self._ranks and self._is_listed(id_)

    def _label(self, id_: str) -> Label:
        return Label(id_, self._name(id_))

    def _at(self, syllables: Sequence[TypedSyllable], at: int) -> tuple[int, Sequence[Label]]:
        """Return how many syllables name organisations, and these: the longest name wins."""
        exact = self._by_label(syllables, at)
        composed = max(self._by_kind(syllables, at), key=lambda each: each[0], default=(0, ()))
        return max(exact, composed, key=lambda each: each[0])

    def _by_label(self, syllables: Sequence[TypedSyllable], at: int) -> tuple[int, Sequence[Label]]:
        for count in range(min(LONGEST, len(syllables) - at), 0, -1):
            typed = syllables[at : at + count]
            if count == 1 and len(typed[0].plain) < _SHORTEST_ALONE:
                break
            label = self._find("-".join(each.plain for each in typed)) or self._find(
                "-".join(each.plain for each in typed if each.plain not in JOINTS)
            )
            kind = registry().kinds.get(label.id) if label else None
            if kind and not is_allowed(kind, syllables, at, count):
                break
            if label and agrees(typed, SYLLABLE.findall(label.label.lower())):
                return count, (label,)
        return 0, ()

    def _by_kind(
        self, syllables: Sequence[TypedSyllable], at: int
    ) -> Iterator[tuple[int, Sequence[Label]]]:
        """Yield the readings of a kind's name at a syllable, each with the place after it."""
        for count, name in names_at(syllables, at):
            if not is_allowed(name.kind, syllables, at, count):
                continue
            more, labels = self._placed(name, syllables[at + count :])
            if labels:
                yield count + more, labels
            if name.kind.of:
                yield from self._parts(name.kind, syllables, at, count)

    def _parts(
        self, part: OrganisationKind, syllables: Sequence[TypedSyllable], at: int, count: int
    ) -> Iterator[tuple[int, Sequence[Label]]]:
        """Yield the readings of a part and its whole, as of "ban dan van tinh uy"."""
        for more, whole in names_at(syllables, at + count):
            if not part.is_part_of(whole.kind):
                continue
            after = syllables[at + count + more :]
            word, words_ = (whole.word, 0) if whole.word else word_at(after)
            stem_ = f"{part.id}-{stems(whole.kind, word)[0]}"
            if named := self._named(stem_, after[words_:]):
                yield count + more + words_ + named[0], (self._label(named[1]),)
            elif labels := self._all_of(stem_):
                yield count + more + words_, labels

    def _placed(
        self, name: TypedName, after: Sequence[TypedSyllable]
    ) -> tuple[int, Sequence[Label]]:
        """Return how many syllables after a name tell its place, and the organisations meant."""
        word, count = (name.word, 0) if name.word else word_at(after)
        for stem_ in stems(name.kind, word):
            named = self._named(stem_, after[count:])
            if named:
                return count + named[0], (self._label(named[1]),)
        if name.kind.named or (name.needs_place and not word):
            return 0, ()
        if word and is_place_abroad(after[count:]):
            return 0, ()
        if word:
            return count, self._all_of(stems(name.kind, word)[0])
        if name.kind.alone == "never":
            return 0, ()
        return 0, self._all_of(name.kind.alone_id or name.kind.id, name.kind.id)

    def _named(self, stem_: str, after: Sequence[TypedSyllable]) -> tuple[int, str] | None:
        """Return how many syllables name a place that makes a known id with the stem, and that."""
        for count in range(min(_LONGEST_PLACE, len(after)), 0, -1):
            typed = after[:count]
            place = "-".join(each.plain for each in typed)
            # Communes that differ in marks alone are numbered.
            for number in ("", *_NUMBERS):
                label = self._find(f"{stem_}-{place}{number}")
                if label and agrees(typed, SYLLABLE.findall(label.label)[-count:]):
                    return count, label.id
            other = f"{stem_}-{other_places().get(place)}"
            if self._knows(other):
                return count, other
        return None

    def _all_of(self, *stems_: str) -> Sequence[Label]:
        """Return the organisations whose ids are or begin with a stem, the most frequent first.

        Where they are many, only one that is named as often as all others together is meant.
        """
        found = self._first.get(stems_[0])
        if found is None:
            own = [each for each in stems_ if self._knows(each)]
            low, high = (
                bisect_left(self._ids, f"{stems_[-1]}-"),
                bisect_left(self._ids, f"{stems_[-1]}."),
            )
            others = sorted(
                filter(self._is_listed, self._ids[low:high]), key=self._ranks.__getitem__
            )
            if len(others) > MOST_OFFERED:
                counts = [self._counts[each] for each in others]
                others = others[:1] if 2 * counts[0] >= sum(counts) else []
            found = tuple(self._label(each) for each in dict.fromkeys((*own, *others)))
            self._first[stems_[0]] = found
        return found


def _is_national(id_: str) -> bool:
    identity = identify(id_)
    return identity is not None and (
        identity.level == "trung-uong" or identity.kind.levels == ("trung-uong",)
    )
