"""Near ids share words first, then letters."""

from search.browse.near_ids import MOST, find_near_ids

KNOWN = ("so-y-te-tinh-lao-cai", "so-y-te-tinh-lai-chau", "tinh-doan-lao-cai", "chinh-phu")


def test_the_likest_comes_first() -> None:
    assert find_near_ids("so-y-te-tinh-lao-ca", KNOWN)[0] == "so-y-te-tinh-lao-cai"


def test_nothing_is_near_what_shares_few_letters() -> None:
    assert find_near_ids("xyz", KNOWN) == []
    assert find_near_ids("xyz", ()) == []


def test_a_page_is_not_flooded() -> None:
    known = [f"truong-tieu-hoc-suoi-may-{number}" for number in range(20)]
    assert len(find_near_ids("truong-tieu-hoc-suoi-may", known)) == MOST
