"""Ministries before and after the mergers of 2025."""

from datetime import date

from search.organisations.succession import predecessors, successors


def test_a_ministry_tells_what_took_over_its_work() -> None:
    told = [(each.since, each.id) for each in successors("bo-ke-hoach-va-dau-tu")]
    assert told == [(date(2025, 3, 1), "bo-tai-chinh")]
    assert [each.id for each in predecessors("bo-nong-nghiep-va-moi-truong")] == [
        "bo-nong-nghiep-va-phat-trien-nong-thon",
        "bo-tai-nguyen-va-moi-truong",
    ]


def test_what_nothing_took_over_tells_nothing() -> None:
    assert not successors("bo-y-te")
    assert not predecessors("ubnd-tinh")
