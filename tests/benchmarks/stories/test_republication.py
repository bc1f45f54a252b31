from random import Random

import pytest

from benchmarks.stories.republication import CHANGES, Change, republish
from tests.retold import RETOLD

BRIDGE, MARKET = RETOLD[0], RETOLD[4]
TITLES = ("Mùa mật trên núi", "Họp chợ")


def test_copies_are_by_others_and_the_same_for_the_same_seed() -> None:
    copies = list(republish(BRIDGE, TITLES, Random(3)))
    assert copies == list(republish(BRIDGE, TITLES, Random(3)))
    assert len({each.bulletin.id for each in copies} | {BRIDGE.id}) == len(copies) + 1
    for each in copies:
        assert each.original == BRIDGE.id
        assert each.bulletin.publisher != BRIDGE.publisher
        assert 1 <= len(set(each.changes)) == len(each.changes) <= 3


@pytest.mark.parametrize("seed", range(5))
def test_changes_do_what_they_say(seed: int) -> None:
    random = Random(seed)
    cut, reordered, retitled, corrected = (CHANGES[each](BRIDGE, TITLES, random) for each in Change)
    assert cut.body == BRIDGE.body[: len(cut.body)]
    assert 0 < len(cut.body) <= len(BRIDGE.body)
    assert sorted(reordered.body) == sorted(BRIDGE.body)
    assert retitled.title in TITLES
    assert retitled.body == BRIDGE.body
    assert corrected.title == BRIDGE.title
    same = [one == other for one, other in zip(BRIDGE.body, corrected.body, strict=True)]
    assert len(same) == len(BRIDGE.body)
    # The sentences of a single paragraph change places.
    assert len(CHANGES[Change.REORDERED](MARKET, TITLES, random).body) == 1
