"""CRFsuite's model file: what each attribute and each neighbouring label adds to a label's score.

The file is little-endian; its counts and offsets have 32 bits. After a header come the features,
then the names of labels and of attributes, each as a constant database (CQDB), which ends with an
array of the offset of each name. The format is that of crfsuite 0.12, lib/crf/src/crf1d_model.c and
lib/cqdb/src/cqdb.c. Its references and hash tables only speed up look-ups and are not read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from struct import Struct, error

import numpy as np

_HEADER = Struct("<4sI4s9I")
_FEATURES = Struct("<4sII")
_FEATURE = np.dtype([("kind", "<u4"), ("source", "<u4"), ("label", "<u4"), ("weight", "<f8")])
_STATE, _TRANSITION = 0, 1
_DATABASE = Struct("<4s5I")
_BYTE_ORDER = 0x62445371
_NAME = Struct("<II")


class UnknownModelError(ValueError):
    """The model is not the one that this code was written for; the message says why."""


@dataclass(frozen=True, slots=True)
class CrfModel:
    """The weights of a model, in the order of `labels`."""

    labels: tuple[str, ...]
    states: Mapping[str, tuple[float, ...]]
    """For each attribute, what it adds to each label."""
    transitions: tuple[tuple[float, ...], ...]
    """`transitions[a][b]` is what label b gains after label a."""


def decode(data: bytes) -> CrfModel:
    """Return the model of a file's bytes; raises UnknownModelError."""
    try:
        return _decode(data)
    except (error, IndexError, UnicodeDecodeError) as damage:
        raise UnknownModelError(f"the model file is damaged: {damage}") from damage


def _decode(data: bytes) -> CrfModel:
    (magic, size, kind, version, _, label_count, attribute_count, *offsets) = _HEADER.unpack_from(
        data
    )
    _expect(magic == b"lCRF" and kind == b"FOMC", "not a first-order model of CRFsuite")
    _expect(version == 100, f"model version {version}, known is 100")
    _expect(size == len(data), f"{len(data)} bytes instead of {size}")
    features = _features(data, offsets[0])
    labels = tuple(_names(data, offsets[1]))
    attributes = tuple(_names(data, offsets[2]))
    _expect(len(labels) == label_count, f"{len(labels)} labels instead of {label_count}")
    _expect(
        len(attributes) == attribute_count,
        f"{len(attributes)} attributes instead of {attribute_count}",
    )
    states = _table(features, _STATE, (attribute_count, label_count))
    transitions = _table(features, _TRANSITION, (label_count, label_count))
    return CrfModel(
        labels=labels,
        states=dict(zip(attributes, map(tuple, states), strict=True)),
        transitions=tuple(map(tuple, transitions)),
    )


def _features(data: bytes, offset: int) -> np.ndarray:
    magic, _, count = _FEATURES.unpack_from(data, offset)
    start = offset + _FEATURES.size
    _expect(magic == b"FEAT", "no features where the header says")
    _expect(start + count * _FEATURE.itemsize <= len(data), "features past the end of the file")
    features = np.frombuffer(data, _FEATURE, count, start)
    _expect(bool(np.isfinite(features["weight"]).all()), "a weight that is no number")
    return features


def _table(features: np.ndarray, kind: int, shape: tuple[int, int]) -> list[list[float]]:
    weights = np.zeros(shape)
    chosen = features[features["kind"] == kind]
    weights[chosen["source"], chosen["label"]] = chosen["weight"]
    table: list[list[float]] = weights.tolist()
    return table


def _names(data: bytes, start: int) -> Iterator[str]:
    """Yield the names of a constant database in the order of their numbers."""
    magic, _, _, byte_order, count, offsets = _DATABASE.unpack_from(data, start)
    _expect(magic == b"CQDB" and byte_order == _BYTE_ORDER, "no names where the header says")
    for number, (offset,) in enumerate(
        Struct("<I").iter_unpack(data[start + offsets : start + offsets + 4 * count])
    ):
        found, length = _NAME.unpack_from(data, start + offset)
        _expect(found == number, f"name {found} instead of name {number}")
        begin = start + offset + _NAME.size
        yield data[begin : begin + length].rstrip(b"\0").decode()


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise UnknownModelError(otherwise)
