from datetime import datetime
from itertools import permutations
from pathlib import Path

from index.bulletin import VIETNAM, Bulletin
from index.problem import Problem
from index.reading.found import Listing
from index.report import Tally

DAY = datetime(2021, 3, 8, tzinfo=VIETNAM)
BULLETINS = [Bulletin(id=each, title="Cầu mới", published=DAY) for each in "abc"]


def fingerprint(*bulletins: Bulletin) -> str:
    tally = Tally()
    list(tally.passing(bulletins))
    return tally.fingerprint


def test_bulletins_pass_and_the_rest_is_noted() -> None:
    error = Problem.error(Path("a"), 1, "hỏng", "broken")
    warning = Problem.warning(Path("b"), 2, "lạ", "odd")
    tally = Tally()
    passed = list(tally.passing([BULLETINS[0], error, BULLETINS[1], warning]))
    assert passed == BULLETINS[:2]
    assert (tally.bulletins, tally.rejected, tally.problems) == (2, 1, [error, warning])


def test_the_greatest_total_of_a_folder_of_listings_counts() -> None:
    tally = Tally()
    pages = [("tin/1.txt", 257), ("tin/2.txt", 250), ("khac/1.txt", 8)]
    list(tally.passing(Listing(Path(path), 1, total, 1, 26) for path, total in pages))
    assert tally.listing_totals == {"tin": 257, "khac": 8}


def test_fingerprint_heeds_neither_order_nor_place() -> None:
    assert len({fingerprint(*each) for each in permutations(BULLETINS)}) == 1


def test_fingerprint_changes_with_every_change() -> None:
    retitled = Bulletin(id="a", title="Cầu cũ", published=DAY)
    sets = [(), BULLETINS[:1], BULLETINS[:2], BULLETINS[1:2], (retitled,)]
    assert len({fingerprint(*each) for each in sets}) == len(sets)
