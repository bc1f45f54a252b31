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
from functools import cache

from search.label import Label
from search.organisations.identity import identify
from search.organisations.kind import OrganisationKind
from search.organisations.label import stem
from search.organisations.own_name import settled
from search.organisations.registry import registry
from search.places.place import NATIONAL, Place, central_slugs, slug, vocabulary, words
from search.places.typed_syllable import SYLLABLE, TypedSyllable, read_typed_syllables
from search.text.phrase import key
from search.text.spelling import is_compatible, plain, term

_JOINTS = frozenset(("va",))
_LONGEST = 14
"""Syllables of a name; those of the registry are shorter, what a source states may be longer."""
_LONGEST_PLACE = 4
_NUMBERS = tuple(f"-{number}" for number in range(2, 7))
_LONGEST_COUNTRY = 3
_SHORTEST_ALONE = 3
"""Letters of one syllable that can be a name, as VCCI is."""
MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Recognised:
    """`query[start:end]` may mean the organisation."""

    organisation: Label
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Name:
    kind: OrganisationKind
    word: str
    syllables: tuple[str, ...]
    needs_place: bool


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
            if labels and _is_abroad(syllables[at + count :]):
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
        for count in range(min(_LONGEST, len(syllables) - at), 0, -1):
            typed = syllables[at : at + count]
            if count == 1 and len(typed[0].plain) < _SHORTEST_ALONE:
                break
            label = self._find("-".join(each.plain for each in typed)) or self._find(
                "-".join(each.plain for each in typed if each.plain not in _JOINTS)
            )
            kind = registry().kinds.get(label.id) if label else None
            if kind and not _counts(kind, syllables, at, count):
                break
            if label and _agree(typed, SYLLABLE.findall(label.label.lower())):
                return count, (label,)
        return 0, ()

    def _by_kind(
        self, syllables: Sequence[TypedSyllable], at: int
    ) -> Iterator[tuple[int, Sequence[Label]]]:
        """Yield the readings of a kind's name at a syllable, each with the place after it."""
        for count, name in _names_at(syllables, at):
            if not _counts(name.kind, syllables, at, count):
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
        for more, whole in _names_at(syllables, at + count):
            if not part.is_part_of(whole.kind):
                continue
            after = syllables[at + count + more :]
            word, words_ = (whole.word, 0) if whole.word else _word_at(after)
            stem_ = f"{part.id}-{_stems(whole.kind, word)[0]}"
            if named := self._named(stem_, after[words_:]):
                yield count + more + words_ + named[0], (self._label(named[1]),)
            elif labels := self._all_of(stem_):
                yield count + more + words_, labels

    def _placed(self, name: _Name, after: Sequence[TypedSyllable]) -> tuple[int, Sequence[Label]]:
        """Return how many syllables after a name tell its place, and the organisations meant."""
        word, count = (name.word, 0) if name.word else _word_at(after)
        for stem_ in _stems(name.kind, word):
            named = self._named(stem_, after[count:])
            if named:
                return count + named[0], (self._label(named[1]),)
        if name.kind.named or (name.needs_place and not word):
            return 0, ()
        if word and _is_place_abroad(after[count:]):
            return 0, ()
        if word:
            return count, self._all_of(_stems(name.kind, word)[0])
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
                if label and _agree(typed, SYLLABLE.findall(label.label)[-count:]):
                    return count, label.id
            other = f"{stem_}-{_aliases().get(place)}"
            if self._knows(other):
                return count, other
        return None

    def _all_of(self, *stems: str) -> Sequence[Label]:
        """Return the organisations whose ids are or begin with a stem, the most frequent first.

        Where they are many, only one that is named as often as all others together is meant.
        """
        found = self._first.get(stems[0])
        if found is None:
            own = [each for each in stems if self._knows(each)]
            low, high = (
                bisect_left(self._ids, f"{stems[-1]}-"),
                bisect_left(self._ids, f"{stems[-1]}."),
            )
            others = sorted(
                filter(self._is_listed, self._ids[low:high]), key=self._ranks.__getitem__
            )
            if len(others) > MOST_OFFERED:
                counts = [self._counts[each] for each in others]
                others = others[:1] if 2 * counts[0] >= sum(counts) else []
            found = tuple(self._label(each) for each in dict.fromkeys((*own, *others)))
            self._first[stems[0]] = found
        return found


def _is_national(id_: str) -> bool:
    identity = identify(id_)
    return identity is not None and (
        identity.level == "trung-uong" or identity.kind.levels == ("trung-uong",)
    )


def _is_abroad(after: Sequence[TypedSyllable]) -> bool:
    """Tell whether syllables begin with another country, perhaps after "của" or "nước".

    Short names must have their marks: "nga" is Nga, "y" need not be Ý.
    """
    while after and after[0].plain in ("cua", "nuoc"):
        after = after[1:]
    for count in range(1, min(_LONGEST_COUNTRY, len(after)) + 1):
        typed = " ".join(each.typed for each in after[:count])
        bare = " ".join(each.plain for each in after[:count])
        if typed in _countries(term) or (count > 1 and bare in _countries(plain)):
            return True
    return False


def _is_place_abroad(after: Sequence[TypedSyllable]) -> bool:
    """Tell whether syllables begin with a province or city of another country: Quảng Châu."""
    typed = [" ".join(each.typed for each in after[:count]) for count in range(1, 5)]
    bare = [" ".join(each.plain for each in after[:count]) for count in range(2, 5)]
    return not _places_abroad(term).isdisjoint(typed) or not _places_abroad(plain).isdisjoint(bare)


@cache
def _places_abroad(spelling: Callable[[str], str]) -> frozenset[str]:
    return frozenset(
        " ".join(map(spelling, SYLLABLE.findall(each.lower())))
        for each in vocabulary().foreign_places
    )


@cache
def _countries(spelling: Callable[[str], str]) -> frozenset[str]:
    return frozenset(
        " ".join(map(spelling, SYLLABLE.findall(each.lower()))) for each in vocabulary().foreign
    )


def _agree(typed: Sequence[TypedSyllable], written: Sequence[str]) -> bool:
    """Tell whether the typed marks all stand in the written name; other shapes can't be asked."""
    return len(typed) != len(written) or all(
        is_compatible(each.typed, term(other)) for each, other in zip(typed, written, strict=True)
    )


def _names_at(syllables: Sequence[TypedSyllable], at: int) -> Iterator[tuple[int, _Name]]:
    """Yield the names of the registry that begin at a syllable, and how many each has."""
    for count in range(min(_LONGEST, len(syllables) - at), 0, -1):
        typed = [each for each in syllables[at : at + count] if each.plain not in _JOINTS]
        for name in _names().get("".join(each.plain for each in typed), ()):
            if _agree(typed, name.syllables):
                yield count, name


def _counts(
    kind: OrganisationKind, syllables: Sequence[TypedSyllable], at: int, count: int
) -> bool:
    """Tell whether the syllables around a name allow it, as they must in a text."""
    before = syllables[at - 1].plain if at else ""
    after = syllables[at + count].plain if at + count < len(syllables) else ""
    return before not in map(plain, kind.not_after) and after not in map(plain, kind.not_before)


def _word_at(after: Sequence[TypedSyllable]) -> tuple[str, int]:
    """Return the word of a level that syllables begin with, and how many it has."""
    typed = [each.plain for each in after[:3]]
    if typed and typed[0] in _aliases() and typed[0].startswith("tp"):
        return "thành phố", 0
    for count in (2, 1):
        found = _words().get(" ".join(typed[:count])) if len(typed) >= count else None
        if found and not set(typed[count : count + 1]) & _not_before(found):
            return found, count
    return "", 0


@cache
def _not_before(name: str) -> frozenset[str]:
    """Return the syllables before which a level's word is none: tỉnh ủy, xã hội."""
    return frozenset(plain(n) for each in words() if each.name == name for n in each.not_before)


def _stems(kind: OrganisationKind, word: str) -> list[str]:
    """Return the beginnings of ids of a kind: at one level, or at all it exists at."""
    if kind.named:
        return [kind.id]
    levels = (
        [word] if word else [each.name for each in words() if kind.is_at(each.level, each.name)]
    )
    stems = [_long_stem(kind, each) for each in levels]
    if not word and "tinh" in kind.levels:
        stems += [_long_stem(kind, "tỉnh"), _long_stem(kind, "thành phố")]
    return list(dict.fromkeys(stems)) or [kind.id]


def _long_stem(kind: OrganisationKind, word: str) -> str:
    return stem(kind, Place(word, "…"))[0]


@cache
def _names() -> dict[str, list[_Name]]:
    """Return what every name of the registry can mean, by its plain syllables without joints."""
    names: dict[str, list[_Name]] = {}
    for kind in registry().kinds.values():
        own = (kind.name, *kind.names, *kind.capital_names)
        rows = [(phrase, "", False) for phrase in own]
        rows += [(phrase, "", True) for phrase in kind.short_names]
        for word, form in kind.forms.items():
            rows += [(phrase, word, False) for phrase in (*form.names, *form.capital_names)]
        for phrase, word, short in rows:
            parts = tuple(
                each for each in SYLLABLE.findall(phrase.lower()) if plain(each) not in _JOINTS
            )
            names.setdefault(key(phrase, plain), []).append(_Name(kind, word, parts, short))
    return names


@cache
def _words() -> dict[str, str]:
    """Return the words of the levels by all that people type for them."""
    typed = {"viet nam": NATIONAL, "vn": NATIONAL, "trung uong": NATIONAL, "tw": NATIONAL}
    for word in words():
        typed[" ".join(map(plain, word.name.split()))] = word.name
        typed |= {plain(short.replace(".", "")): word.name for short in word.short}
    return typed


@cache
def _aliases() -> dict[str, str]:
    """Return the slugs of places by their abbreviations and other spellings: hcm, kontum."""
    short = {plain(each): slug(name) for each, name in vocabulary().aliases.items()}
    spelled = {slug(each): slug(name) for each, name in vocabulary().respelled.items()}
    return (
        spelled
        | short
        | {f"tp{each}": name for each, name in short.items() if name in central_slugs()}
    )
