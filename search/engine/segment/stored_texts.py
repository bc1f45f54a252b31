"""Stored texts: packed one by one by zstd, with a dictionary that they share. The door to zstd.

Measured on 20,000 news items of 3,547 bytes: 1,503 bytes each without a dictionary, 1,008 with one
of 110 KiB, 939 with one of 512 KiB, at level 9; unpacking takes 6 µs. Blocks of four texts save 2 %
more and unpack four times as long. Of 6,000 items that the dictionary was not learnt from, one of
1 MiB makes 904 bytes each at level 11 (0.27 ms an item), 928 at level 9 (0.14 ms), 942 at level 7
(0.10 ms), 968 at level 6 (0.08 ms), 1,010 at level 5 (0.04 ms). All unpack as fast.

Frames have no magic number, no checksum and no number of their dictionary, which saves four bytes
each. The index file has checksums of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import local
from typing import Any

from numpy import intp
from numpy.typing import NDArray
from zstandard import (
    FORMAT_ZSTD1_MAGICLESS,
    STRATEGY_GREEDY,
    ZstdCompressionDict,
    ZstdCompressionParameters,
    ZstdCompressor,
    ZstdDecompressor,
    ZstdError,
    train_dictionary,
)

DICTIONARY_BYTES = 1 << 20
SAMPLE_SHARE = 8
"""Bytes of samples for each byte of a dictionary; with fewer, it would copy whole samples."""

LEVEL = 7
_MIN_MATCH = 6
_SEARCH_LOG = 5
"""Matches of at least so many bytes, the first good one (greedy) among 2^5: with keys of 6 bytes as
good as the lazy search of level 7 with 5, in three quarters of its time."""
_DICTIONARY_LEVEL = 12
"""A third is left of a dictionary learnt from news; unpacking takes a millisecond, once."""
_FEWEST_BYTES = 256 << 10


class Packer:
    """Packs texts with one dictionary."""

    def __init__(self, dictionary: bytes) -> None:
        self.dictionary = dictionary
        learnt = ZstdCompressionDict(dictionary) if dictionary else None
        settings = ZstdCompressionParameters.from_level(
            LEVEL,
            strategy=STRATEGY_GREEDY,
            search_log=_SEARCH_LOG,
            min_match=_MIN_MATCH,
            dict_size=len(dictionary),
            format=FORMAT_ZSTD1_MAGICLESS,
            write_checksum=False,
            write_dict_id=False,
        )
        if learnt is not None:
            learnt.precompute_compress(compression_params=settings)
        self._compressor = ZstdCompressor(compression_params=settings, dict_data=learnt)

    def pack(self, text: bytes) -> bytes:
        """Return a text packed."""
        return self._compressor.compress(text)


def learn_dictionary(samples: Sequence[bytes]) -> bytes:
    """Return a dictionary for texts like these; empty if they are too few."""
    size = sum(map(len, samples))
    if size < _FEWEST_BYTES:
        return b""
    try:
        # k and d: segments of 200 bytes found by keys of 8, the fastest setting that packs well.
        learnt = train_dictionary(
            min(DICTIONARY_BYTES, size // SAMPLE_SHARE), list(samples), k=200, d=8
        )
    except ZstdError:  # The samples have nothing in common.
        return b""
    return learnt.as_bytes()


def pack_dictionary(dictionary: bytes) -> bytes:
    """Return a dictionary packed by itself; empty if it is."""
    return ZstdCompressor(level=_DICTIONARY_LEVEL).compress(dictionary) if dictionary else b""


@dataclass(frozen=True)
class Texts:
    """Packed texts end to end; text n ends before `ends[n]`.

    `read` returns the bytes between two offsets. Texts are read, not memory-mapped, because the
    neighbours of those on a page would stay in memory too: a third of the whole index.
    `packed_dictionary` is what `pack_dictionary` made.
    """

    read: Callable[[int, int], bytes]
    ends: NDArray[Any]
    packed_dictionary: bytes

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, number: int) -> bytes:
        """Return a text."""
        return self._decompressor.decompress(self.frame(number))

    def read_all(self, numbers: NDArray[intp]) -> Sequence[bytes]:
        """Return some texts."""
        ends, read, decompress = self._ends, self.read, self._decompressor.decompress
        return [
            decompress(read(ends[number - 1] if number else 0, ends[number]))
            for number in numbers.tolist()
        ]

    def frame(self, number: int) -> bytes:
        """Return a text as packed bytes."""
        first = int(self.ends[number - 1]) if number else 0
        return self.read(first, int(self.ends[number]))

    @cached_property
    def _ends(self) -> memoryview:
        # A page asks for twenty of them, and NumPy makes a value of its own of each.
        return memoryview(self.ends)  # type: ignore[arg-type]  # it is a buffer

    @property
    def _decompressor(self) -> ZstdDecompressor:
        """The decompressor of this thread; threads must not share one."""
        held = self._held
        if not hasattr(held, "decompressor"):
            held.decompressor = ZstdDecompressor(
                dict_data=self._learnt, format=FORMAT_ZSTD1_MAGICLESS
            )
        decompressor: ZstdDecompressor = held.decompressor
        return decompressor

    @cached_property
    def _held(self) -> local:
        return local()

    @cached_property
    def _learnt(self) -> ZstdCompressionDict | None:
        if not self.packed_dictionary:
            return None
        return ZstdCompressionDict(ZstdDecompressor().decompress(self.packed_dictionary))
