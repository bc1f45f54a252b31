"""Labels of tokens by the kernel (`labeller.c`)."""

from collections.abc import Sequence
from ctypes import Structure, byref, c_double, c_int64, c_void_p
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.kernel.library import Kernel
from search.text.segmentation.array_labels import Span
from search.text.segmentation.features import Features, advantage
from search.text.segmentation.token_table import TokenTable
from search.text.segmentation.word_list import KeySet, WordList


class _KeySet(Structure):
    """`KeySet` of analysis.h."""

    _fields_ = (
        ("by_slot", c_void_p),
        ("firsts", c_void_p),
        ("taken_bits", c_void_p),
        ("mask", c_int64),
    )


class _SlottedKeys:
    """The keys of a set by their slots, and `struct`, which tells the kernel where they are."""

    def __init__(self, keys: KeySet) -> None:
        mask = len(keys.is_taken) - 1
        slots = keys.ascending & mask
        self._by_slot = keys.ascending.take(np.argsort(slots, kind="stable"))
        self._firsts = np.zeros(mask + 2, np.int32)
        np.cumsum(np.bincount(slots, minlength=mask + 1), out=self._firsts[1:])
        # Bits, because 32 KB stay in the first cache.
        self._taken_bits = np.packbits(keys.is_taken, bitorder="little")
        self.struct = _KeySet(
            *(_at(self._by_slot), _at(self._firsts), _at(self._taken_bits), mask),
        )


class _Model(Structure):
    """`LabelModel` of analysis.h."""

    _fields_ = (
        ("pairs", _KeySet),
        ("triples", _KeySet),
        ("base", c_int64),
        ("previous_pair", c_double),
        ("next_pair", c_double),
        ("previous_triple", c_double),
        ("next_triple", c_double),
        ("transitions", c_double * 4),
        ("rounding", c_double),
    )


class CompiledLabels:
    """Finds labels text by text, token by token."""

    def __init__(
        self,
        kernel: Kernel,
        features: Features,
        words: WordList,
        transitions: Sequence[Sequence[float]],
        rounding: float,
    ) -> None:
        self._calls = kernel.calls
        self._words = words
        self._keys = _SlottedKeys(words.pairs), _SlottedKeys(words.triples)
        self._model = _Model(
            *(each.struct for each in self._keys),
            words.base,
            advantage([features.previous_pair]),
            advantage([features.next_pair]),
            advantage([features.previous_triple]),
            advantage([features.next_triple]),
            (c_double * 4)(*(each for row in transitions for each in row)),
            rounding,
        )

    def find(
        self, bordered: NDArray[np.int32], table: TokenTable
    ) -> tuple[NDArray[np.bool_], Sequence[Span]]:
        rows, count = table.all_rows(), len(bordered)
        leads = np.empty(count)
        labels = np.empty(count, np.bool_)
        spans = np.empty((count // 2 + 1, 2), np.int64)
        close = self._calls.bt_label(
            *(byref(self._model), _at(rows), _at(bordered), count),
            *(_at(leads), _at(labels), _at(spans)),
        )
        return labels, [(start, end) for start, end in spans[:close].tolist()]

    def join(
        self, bordered: NDArray[np.int32], table: TokenTable, labels: NDArray[np.bool_]
    ) -> NDArray[np.bool_]:
        continues = labels.copy()
        self._calls.bt_join(_at(table.all_rows()), _at(bordered), len(bordered), _at(continues))
        return continues


def _at(values: NDArray[Any]) -> int:
    return values.ctypes.data
