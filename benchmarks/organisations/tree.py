"""The tree of organisations that many items make, without an index of them.

Items are recognised one by one, as in indexing; entries are counted by items, each below what
stands above it, and left out where an index would not list them. A sample is drawn half by entries
and half by mentions: the first half asks how
many entries are right, the second how many of those that a reader meets.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random

from index.bulletin import Bulletin
from index.reading.source import read
from search.facets.listed import Counts
from search.label import Label
from search.organisations.ancestry import ancestors, label_above
from search.organisations.mention import find_entities
from search.places.found_place import resolve_places
from search.places.home import home_of
from search.vietnam_time import local_date

Named = tuple[Sequence[tuple[str, str]], Sequence[str]]
"""Id and label of each organisation of one item, and the ids of its places."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the tree: in how many items it, or what is below it, is named."""

    id: str
    label: str
    count: int
    above: str = ""


def recognise(documents: Sequence[Path], kept: Path | None = None) -> Iterator[Named]:
    """Yield the organisations and places of each item that has any.

    They are written to `kept`, a file of JSON lines, or read from it where it exists: recognising
    hundreds of thousands of items takes minutes.
    """
    if kept is not None and kept.exists():
        with kept.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)
        return
    found = filter(any, map(_named, _bulletins(documents)))
    if kept is None:
        yield from found
        return
    part = kept.with_name(f"{kept.name}.part")
    with part.open("w", encoding="utf-8") as file:
        for each in found:
            file.write(json.dumps(each, ensure_ascii=False) + "\n")
            yield each
    part.rename(kept)


def entries(items: Iterable[Named]) -> Sequence[Entry]:
    """Return the entries of the tree, most frequent first."""
    counts: Counter[str] = Counter()
    places: Counter[str] = Counter()
    labels: dict[str, Counter[str]] = {}
    implied: dict[str, str] = {}
    bulletins = 0
    for organisations, named in items:
        bulletins += 1
        places.update(named)
        line: dict[str, None] = {}
        for id_, label in organisations:
            labels.setdefault(id_, Counter())[label] += 1
            line.update(dict.fromkeys((id_, *ancestors(id_))))
            for above in ancestors(id_):
                implied.setdefault(above, label_above(above, Label(id_, label)))
        counts.update(line.keys())
    seen = Counts(counts, places, bulletins)
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return [
        Entry(id_, _label(labels, id_) or implied[id_], count, _above(id_))
        for id_, count in ordered
        if seen.is_listed(id_)
    ]


def draw(tree: Sequence[Entry], size: int, seed: int) -> tuple[Sequence[Entry], Sequence[Entry]]:
    """Return two halves of a sample: drawn by entries, and by how often each is named."""
    random = Random(seed)
    by_entries = random.sample(tree, min(size // 2, len(tree)))
    ends = list(accumulate(each.count for each in tree))
    chosen: dict[str, Entry] = {}
    while len(chosen) < min(size - size // 2, len(tree)):
        entry = random.choices(tree, cum_weights=ends)[0]
        chosen.setdefault(entry.id, entry)
    return by_entries, list(chosen.values())


def _label(labels: Mapping[str, Counter[str]], id_: str) -> str:
    written = labels.get(id_)
    return max(written, key=lambda each: (written[each], each)) if written else ""


def _above(id_: str) -> str:
    return next(iter(ancestors(id_)), "")


def _bulletins(documents: Sequence[Path]) -> Iterator[Bulletin]:
    return (each for each in read(documents) if isinstance(each, Bulletin))


def _named(bulletin: Bulletin) -> Named:
    texts = [
        bulletin.title, bulletin.lead, *bulletin.body, *bulletin.captions, bulletin.author,
    ]  # fmt: skip
    home = home_of(bulletin.publisher, bulletin.url)
    found, places = find_entities(
        texts, bulletin.organisations, publisher=bulletin.publisher, home=home
    )
    resolved = resolve_places(places, local_date(bulletin.published), home)
    terms = dict.fromkeys(term for each in resolved for term in each.terms)
    return [(each.id, each.label) for each in found], list(terms)
