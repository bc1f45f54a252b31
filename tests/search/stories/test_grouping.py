from collections.abc import Sequence
from random import Random

import numpy as np
import pytest

from index.analysis import analyse
from index.bulletin import Bulletin
from search.field import Field
from search.stories import grouping
from search.stories.grouping import group
from search.stories.sketch import Sketches, make_sketches
from search.text.spelling import plain_term
from tests.retold import BRIDGE, RETOLD, STORY


def sketches_of(texts: Sequence[Sequence[str]]) -> Sketches:
    terms = sorted({each for text in texts for each in text})
    numbers = np.array([terms.index(each) for text in texts for each in text], np.intp)
    counts = np.array([len(each) for each in texts], np.intp)
    positions = np.arange(len(numbers))
    return make_sketches([each.encode() for each in terms], numbers, positions, counts)


def read(bulletin: Bulletin) -> Sequence[str]:
    fields = analyse(bulletin).fields
    return [plain_term(each) for name in Field if name in fields for each in fields[name].terms]


def stories(texts: Sequence[Sequence[str]]) -> Sequence[int]:
    return [int(each) for each in group(sketches_of(texts), np.arange(len(texts)))]


def test_a_story_is_known_however_it_is_told() -> None:
    found = stories([read(each) for each in RETOLD])
    told = {RETOLD[number].id for number, first in enumerate(found) if first == 0}
    assert told == set(STORY)


def test_notices_that_differ_in_their_figures_are_apart() -> None:
    found = stories([read(each) for each in RETOLD])
    ids = [each.id for each in RETOLD]
    july, august = ids.index("cho-7"), ids.index("cho-8")
    assert (found[july], found[august]) == (july, august)
    # The same notice, published again.
    assert stories([read(RETOLD[july]), read(RETOLD[july])]) == [0, 0]


def test_a_few_words_tell_no_story() -> None:
    short = ["thông", "báo", "mời", "họp", "thôn", "tháng", "này"]
    assert stories([short, short]) == [0, 1]
    assert stories([[], []]) == [0, 1]


def test_a_digest_tells_the_story_of_none_that_it_holds() -> None:
    random = Random(7)
    words = [letter * count for letter in "abcdefgh" for count in range(1, 9)]
    single = [random.choices(words, k=60) for _ in range(8)]
    digest = [word for each in single for word in each]
    assert stories([*single, digest]) == list(range(9))


def test_who_tells_the_story_of_a_third_belongs_to_it() -> None:
    words = " ".join(BRIDGE).split()
    half = len(words) // 2
    assert stories([words[: half + 5], words[half - 5 :], words]) == [0, 0, 0]
    assert stories([words[: half + 5], words[half - 5 :]]) == [0, 1]


def test_stories_are_the_same_in_whatever_order_segments_hold_them() -> None:
    texts = [read(each) for each in RETOLD]
    whole = stories(texts)
    for seed in range(5):
        held = Random(seed).sample(range(len(texts)), len(texts))
        order = np.argsort(held)
        found = group(sketches_of([texts[each] for each in held]), order)
        assert [held[each] for each in found.take(order).tolist()] == whole


def test_who_is_left_out_is_a_story_of_its_own() -> None:
    texts = [read(each) for each in RETOLD]
    found = group(sketches_of(texts), np.array([3, 1, 6]))
    assert found.tolist() == [0, 3, 2, 3, 4, 5, 6]


def test_pairs_are_compared_a_few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [read(each) for each in RETOLD]
    whole = stories(texts)
    monkeypatch.setattr(grouping, "_AT_ONCE", 1)
    assert stories(texts) == whole
