"""The places that one text names, which its later short mentions ("UBND huyện") stand for."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from search.places.mentions.province_name import find_bare_places
from search.places.place import UNKNOWN_PROVINCE, Place, names_abroad, slug, vocabulary
from search.places.units import name_today, units
from search.text.alignment import Alignment

_NEARBY = 100
_IN_A_ROW = re.compile(r" *[,;] *(?:và +)?| +và +")
_MANY = 3
"""Names in a row, none of which says where a text is."""


class Gazetteer:
    """Remembers where one text mentions places, and tells which of them a short mention means."""

    def __init__(self, text: Alignment, home: Place | None) -> None:
        self._text = text
        self._home = home
        self._mentions: list[tuple[int, Place]] = []
        self._spans: list[tuple[int, int, Place]] = []
        self._bare: Sequence[tuple[int, int, Place]] | None = None
        self._located: Sequence[tuple[int, Place]] | None = None
        self._abroad: bool | None = None
        self._known = {slug(each): each for each in vocabulary().central_cities}
        if home is not None:
            self._known[home.slug] = home.name

    def note(self, offset: int, place: Place) -> None:
        """Remember that the text names a place at an offset."""
        if place.name:
            self._mentions.append((offset, place))
            known = self._known.get(place.slug)
            if known is None or known.isascii():
                self._known[place.slug] = place.name

    def add(self, start: int, end: int, place: Place) -> None:
        """Take `clean[start:end]` for one of the places that the text names."""
        self._spans.append((start, end, place))

    def written(self, name: str) -> str | None:
        """Return how a place of a slug is written that the text or its home is known to name."""
        return self._known.get(name)

    def word_near(self, name: str, offset: int) -> str:
        """Return the word that a text gives a slug nearest to an offset, or nothing."""
        said = [(abs(at - offset), each.word) for at, each in self._mentions if each.slug == name]
        return min(said)[1] if said else ""

    def resolve(self, word: str, offset: int, *, provincial: bool = False) -> Place:
        """Return the place that a mere "tỉnh" or "huyện" means; nameless if that is open.

        A `provincial` body says no word, and may be a city's as well. A province is the home, else
        the nearest in the same paragraph, else the one that the text names most. Any other place is
        the one named last before the offset, else the first after it.
        """
        if self._home is not None and (provincial or self.is_home(word)):
            return self._home
        if provincial or word == "tỉnh":
            return self._province(offset, any_word=provincial) or Place(word)
        places = sorted((at, each.name) for at, each in self._mentions if each.word == word)
        if not places and word == "thành phố":
            places = [(at, each.name) for at, each in self._bare_provinces() if each.word == word]
        before = [name for at, name in places if at < offset]
        after = [name for at, name in places if at >= offset]
        return Place(word, (before[-1:] or after[:1] or [""])[0])

    @property
    def is_abroad(self) -> bool:
        """Tell whether the text speaks of other countries, and never of a place in Vietnam."""
        if self._abroad is None:
            named = self.is_home_named
            self._abroad = not named and names_abroad().search(self._text.clean) is not None
        return self._abroad

    @property
    def is_home_named(self) -> bool:
        """Tell whether the text speaks of Vietnam, or of a place in it."""
        named = any(place.level == "tinh" for *_, place in self._bare_places())
        return bool(named or self._mentions or "việt nam" in self._text.lower)

    def has_namesake(self, start: int, end: int) -> bool:
        """Tell whether what is named meets another of its name: Bộ Công an với Bộ Công an Lào."""
        lower = self._text.lower
        named, near = lower[start:end], lower[end : end + _NEARBY].partition("\n")[0]
        return any(f" {joint} {named} " in near for joint in ("với", "và", "cùng"))

    def is_home(self, word: str) -> bool:
        """Tell whether the mere word of a level means the home."""
        return self._home is not None and word == self._home.word

    def province_of(self, place: Place, offset: int) -> str | None:
        """Return the name of the province of a district at an offset; None if only one has it.

        It is the nearest that the text names among those that have such a district, else the home,
        else that of the text's other districts, else UNKNOWN_PROVINCE.
        """
        if place.level != "huyen" or not place.name:
            return None
        # What is a thị xã now was a huyện; a thành phố of the name is another body.
        words_ = ("huyện", "thị xã") if place.word == "huyện" else (place.word,)
        listed = [each for each in units().district(place.slug) if each.word in words_]
        if len({each.province for each in listed}) < 2:
            return None
        # Thanh Trì and Thạnh Trị have one slug, and are told apart by their marks.
        having = {each.province for each in listed if each.name == place.name}
        having = having or {each.province for each in listed}
        if len(having) == 1:
            return units().provinces[having.pop()].name
        near = [
            (abs(at - offset), name_today(each.slug))
            for at, each in (*self._mentions, *self._bare_provinces())
            if each.level == "tinh" and name_today(each.slug) in having
        ]
        if near:
            return units().provinces[min(near)[1]].name
        if self._home is not None and name_today(self._home.slug) in having:
            return self._home.name
        beside = having & {
            one.province
            for _, each in self._mentions
            if each.level == "huyen" and each.slug != place.slug
            for one in units().district(each.slug)
        }
        return units().provinces[beside.pop()].name if len(beside) == 1 else UNKNOWN_PROVINCE

    def provinces(self) -> set[Place]:
        """Return the provinces that the text names, with their word or without."""
        named = (*self._mentions, *self._bare_provinces())
        return {each for _, each in named if each.level == "tinh"}

    def places(self) -> list[tuple[int, int, Place]]:
        """Return start, end and name of all places of the text, in order, none overlapping."""
        named = sorted(self._spans, key=lambda each: each[0])
        starts = [start for start, *_ in named]
        kept = list(named)
        for start, end, place in self._bare_places():
            at = bisect_right(starts, start)
            if at and named[at - 1][1] > start:
                continue
            kept.append((start, end, place))
        return sorted(kept, key=lambda each: each[0])

    def best(self, name: str) -> str:
        """Return a name as the text writes it best: with its marks, if it has none."""
        return self._known.get(slug(name), name) if name.isascii() else name

    def _province(self, offset: int, *, any_word: bool) -> Place | None:
        """Return the province that is meant at an offset, if the text tells."""
        named = [each for each in self._mentions if each[1].level == "tinh"]
        named = [
            (at, each)
            for at, each in (*named, *self._bare_provinces())
            if any_word or each.word == "tỉnh"
        ]
        if not named:
            return self._province_of_districts(any_word=any_word)
        start, end = self._text.lower.rfind("\n", 0, offset), self._text.lower.find("\n", offset)
        near = [(abs(at - offset), each) for at, each in named if start < at < end or end < 0]
        if near:
            return min(near, key=lambda each: each[0])[1]
        most = Counter(each.slug for _, each in named).most_common(1)[0][0]
        return next(each for _, each in named if each.slug == most)

    def _province_of_districts(self, *, any_word: bool) -> Place | None:
        """Return the one province that all districts of the text can belong to."""
        each_of = [
            {one.province for one in units().district(place.slug)}
            for _, place in self._mentions
            if place.level == "huyen" and units().district(place.slug)
        ]
        common = set.intersection(*each_of) if each_of else set()
        province = units().provinces[next(iter(common))] if len(common) == 1 else None
        return province if province and (any_word or province.word == "tỉnh") else None

    def _bare_provinces(self) -> Sequence[tuple[int, Place]]:
        """Return where the text names provinces without saying tỉnh: "… (Quảng Nam)"."""
        if self._located is None:
            clean, named = self._text.clean, self._bare_places()
            rows = _rows(clean, named)
            # A row of names, "Đà Nẵng, Quảng Nam", doesn't say where the text is.
            self._located = [
                (at, place)
                for (at, end, place), row in zip(named, rows, strict=True)
                if row < _MANY and place.level == "tinh" and not clean[end + 1 : end + 3].istitle()
            ]
        return self._located

    def _bare_places(self) -> Sequence[tuple[int, int, Place]]:
        if self._bare is None:
            self._bare = find_bare_places(self._text.clean)
        return self._bare


def _rows(clean: str, named: Sequence[tuple[int, int, Place]]) -> Sequence[int]:
    """Return for each of the places of a text how many stand in a row with it."""
    rows: list[int] = []
    length = 0
    for number, (start, _, _) in enumerate(named):
        joined = number > 0 and _IN_A_ROW.fullmatch(clean, named[number - 1][1], start)
        length = length + 1 if joined else 1
        rows[len(rows) - length + 1 :] = [length] * length
    return rows
