"""Texts are read back byte for byte, whatever dictionary they were packed with."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from random import Random
from unicodedata import normalize

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine.segment import stored_texts as texts
from search.engine.segment.stored_texts import (
    Packer,
    Texts,
    learn_dictionary,
    pack_dictionary,
)

WORDS = ("bản", "làng", "mở", "hội", "mừng", "lúa", "mới", "đường", "về", "suối", "xa", "sương")


def invented(count: int) -> Sequence[bytes]:
    """Return texts of some 600 letters that share their words."""
    random = Random(7)
    return [" ".join(random.choices(WORDS, k=120)).encode() for _ in range(count)]


def packed(held: Sequence[bytes], dictionary: bytes) -> Texts:
    packer = Packer(dictionary)
    frames = [packer.pack(each) for each in held]
    ends = np.array(list(accumulate(map(len, frames))), np.int64)
    joined = b"".join(frames)
    return Texts(lambda first, last: joined[first:last], ends, pack_dictionary(packer.dictionary))


@pytest.fixture(scope="module")
def dictionary() -> bytes:
    return learn_dictionary(invented(600))


def test_a_dictionary_saves_space(dictionary: bytes) -> None:
    held = invented(20)
    assert dictionary
    assert packed(held, dictionary).ends[-1] < 0.8 * packed(held, b"").ends[-1]


@pytest.mark.parametrize("samples", [[], [b"a" * 10], [b"x"] * 1000, invented(20)])
def test_too_few_samples_teach_nothing(samples: Sequence[bytes]) -> None:
    assert learn_dictionary(samples) == b""


def test_samples_with_nothing_in_common_teach_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_FEWEST_BYTES", 0)
    assert learn_dictionary([b"a", b"b"]) == b""


@given(st.lists(st.binary(max_size=50) | st.text(max_size=50).map(str.encode), max_size=6))
def test_texts_come_back(dictionary: bytes, held: Sequence[bytes]) -> None:
    for learnt in (b"", dictionary):
        opened = packed(held, learnt)
        assert [opened[number] for number in range(len(opened))] == list(held)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_stay_as_they_were_composed(form: str, dictionary: bytes) -> None:
    text = normalize(form, "Khánh thành cầu Suối Mây — đẹp quá!\u200b").encode()  # type: ignore[arg-type]
    for learnt in (b"", dictionary):
        assert packed([b"", text], learnt)[1] == text


def test_threads_may_read_at_once(dictionary: bytes) -> None:
    held = invented(50)
    opened = packed(held, dictionary)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(opened.__getitem__, [*range(50)] * 20)) == [*held] * 20


def test_some_texts_are_read_at_once() -> None:
    held = invented(9)
    texts = packed(held, b"")
    numbers = np.array([0, 8, 3, 3])
    assert texts.read_all(numbers) == [held[each] for each in numbers.tolist()]
    assert texts.read_all(numbers[:0]) == []
