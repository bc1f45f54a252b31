"""Precision and recall of the places that labelled sentences name.

The labels, `place_labels.jsonl`, have ids of items, offsets and places, never text; a person wrote
them without the recognition. A sentence is read by itself, and each of its places counts once.
`open` are places that a reader may see or not, as in the name of a club: they count neither way.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from benchmarks.organisations.sentences import StaleLabelError, texts_of
from search.organisations.mention import find_entities
from search.places.unit import id_of

PLACE_LABELS = Path(__file__).with_name("place_labels.jsonl")


@dataclass(frozen=True, slots=True)
class LabelledPlaces:
    """One sentence, `text[start:end]` of the item `id`, and the places that it names."""

    id: str
    start: int
    end: int
    sha: str
    places: Sequence[str]
    open: Sequence[str]


def read_place_labels(path: Path) -> list[LabelledPlaces]:
    """Return the labelled sentences of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [LabelledPlaces(**json.loads(line)) for line in lines]


def measure_places(documents: Sequence[Path], labels: Sequence[LabelledPlaces]) -> dict[str, float]:
    """Return precision, recall and the number of labelled mentions.

    Raises:
        StaleLabelError: a sentence is not the one that was labelled, or its item isn't there.

    """
    texts = texts_of(documents, {each.id for each in labels})
    right = wrong = missed = 0
    for each in labels:
        sentence = texts.get(each.id, "")[each.start : each.end]
        if sha256(sentence.encode()).hexdigest()[: len(each.sha)] != each.sha:
            raise StaleLabelError(f"{documents[0]}: item {each.id} isn't the one that was labelled")
        found = {id_of(place) for place in find_entities([sentence])[1]} - set(each.open)
        right += len(found & set(each.places))
        wrong += len(found - set(each.places))
        missed += len(set(each.places) - found)
    return {
        "precision": round(right / (right + wrong), 4) if right + wrong else 1.0,
        "recall": round(right / (right + missed), 4) if right + missed else 1.0,
        "mentions": right + missed,
    }
