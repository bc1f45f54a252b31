from itertools import permutations
from pathlib import Path

from index.problem import SourceProblem
from index.reading.items import ListingCount
from index.report import Tally

CONTENTS = {"a": b"1" * 16, "b": b"2" * 16, "c": b"3" * 16}


def fingerprint(*ids: str) -> str:
    tally = Tally()
    for id in ids:
        tally.add(id, CONTENTS[id])
    return tally.fingerprint


def test_only_errors_reject() -> None:
    error = SourceProblem.error(Path("a"), 1, "hỏng", "broken")
    warning = SourceProblem.warning(Path("b"), 2, "lạ", "odd")
    tally = Tally()
    for problem in (error, warning):
        tally.note(problem)
    assert (tally.rejected, tally.problems) == (1, [error, warning])


def test_the_greatest_total_of_a_folder_of_listings_counts() -> None:
    tally = Tally()
    for path, total in [("/tin/1.txt", 257), ("/tin/2.txt", 250), ("/khac/1.txt", 8)]:
        tally.note_listing(ListingCount(Path(path), 1, total, 1, 26))
    assert tally.listing_totals == {"/tin": 257, "/khac": 8}


def test_fingerprint_heeds_no_order() -> None:
    assert len({fingerprint(*each) for each in permutations(CONTENTS)}) == 1


def test_every_set_has_its_fingerprint() -> None:
    sets = ["", "a", "ab", "b", "abc"]
    assert len({fingerprint(*each) for each in sets}) == len(sets)


def test_changes_lead_to_the_fingerprint_of_what_is_there_in_the_end() -> None:
    tally = Tally(int(fingerprint("a", "b"), 16), unchanged=1)
    tally.change("b", CONTENTS["b"], CONTENTS["c"])
    tally.remove("a", CONTENTS["a"])
    tally.add("c", CONTENTS["c"])
    direct = Tally()
    direct.add("b", CONTENTS["c"])
    direct.add("c", CONTENTS["c"])
    assert tally.fingerprint == direct.fingerprint
    assert tally.bulletins == 3
    assert tally.changes
    assert not Tally(unchanged=5).changes
