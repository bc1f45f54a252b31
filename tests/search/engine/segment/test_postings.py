"""Single lists are decoded; `tests/index/codec/test_builder.py` decodes whole segments."""

from collections.abc import Sequence

import numpy as np

from search.engine.segment.postings import CHUNK, ELSEWHERE, CodeForm, DocForm, PostingLists


def lists(
    form: int, length: int, count: int = CHUNK, *, codes: Sequence[int] = (), **pools: np.ndarray
) -> PostingLists:
    """Return one list, with its documents in the pool of its form."""
    empty: dict[str, np.ndarray] = {
        "numbers": np.empty(0, np.uint32),
        "halves": np.empty(0, np.uint16),
        "bits": np.empty(0, np.uint64),
    }
    pool = {**empty, **pools}
    return PostingLists(
        count,
        np.array([length]),
        np.array([form], np.uint8),
        np.array([0]),
        np.array([0]),
        pool["numbers"],
        pool["halves"],
        pool["bits"],
        np.array(codes, np.uint8),
    )


def words(*values: int) -> list[int]:
    """Return numbers as bytes of four-byte words."""
    return list(np.array(values, "<u4").tobytes())


def test_documents_in_each_form() -> None:
    plain = lists(DocForm.NUMBERS, 2, numbers=np.array([3, 70_000], np.uint32))
    assert plain.documents(0).to_numbers().tolist() == [3, 70_000]
    bits = lists(DocForm.BITS, 2, 65, bits=np.array([1 << 2, 1], np.uint64))
    assert bits.documents(0).to_numbers().tolist() == [2, 64]
    # Two chunks: the second begins at the second number.
    starts = np.array([1], np.uint32).view(np.uint16)
    halves = np.concatenate((starts, np.array([9, 0, 5], np.uint16)))
    chunked = lists(DocForm.HALVES, 3, CHUNK + 6, halves=halves)
    assert chunked.documents(0).to_numbers().tolist() == [9, CHUNK, CHUNK + 5]


def test_rows_in_each_form() -> None:
    column = np.arange(1000) * 10
    byte = lists(CodeForm.BYTE, 3, codes=[2, 0, 7])
    assert byte.frequency_codes(0, None).take(column).tolist() == [20, 0, 70]
    assert byte.frequency_codes(0, np.array([2])).take(column).tolist() == [70]
    table = lists(CodeForm.TABLE, 3, codes=[1, *words(300, 900), 1, 0, 1])
    assert table.frequency_codes(0, None).take(column).tolist() == [9000, 3000, 9000]


def test_rare_rows_stand_beside_the_common_ones() -> None:
    column = np.arange(1000)
    common = words(*range(500, 500 + ELSEWHERE))
    codes = [*common, 0, ELSEWHERE, 254, ELSEWHERE, *words(2, 1, 3, 998, 999)]
    rare = lists(CodeForm.RARE, 4, codes=codes)
    whole = rare.frequency_codes(0, None)
    assert len(whole) == 4
    assert whole.take(column).tolist() == [500, 998, 754, 999]
    assert rare.frequency_codes(0, np.array([2, 3])).take(column).tolist() == [754, 999]
    assert whole.choose(np.array([0, 3])).take(column).tolist() == [500, 999]
