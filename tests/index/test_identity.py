"""Ids are short, safe and stable, and made from the best field available."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.identity import SLUG_LENGTH, URL_SAFE, bulletin_id, slug
from search.vietnam_time import VIETNAM

TITLE = "Xã Đồng Lau ra quân trồng cây"
PUBLISHED = datetime(2021, 3, 2, 8, 15, tzinfo=VIETNAM)
URL = "https://bao.example/tin/trong-cay.html"


def test_the_sources_own_id_is_kept() -> None:
    assert bulletin_id("BT_2021.03~1-a", URL, TITLE, PUBLISHED) == "BT_2021.03~1-a"


def test_an_unsafe_id_gives_a_readable_one() -> None:
    derived = bulletin_id("15/2021/Đồng Lau", URL, TITLE, PUBLISHED)
    assert derived.startswith("15-2021-dong-lau-")
    assert derived != bulletin_id("15-2021/Đồng Lau", URL, TITLE, PUBLISHED)


@pytest.mark.parametrize("dots", [".", ".."])
def test_dots_alone_would_name_a_folder(dots: str) -> None:
    assert bulletin_id(dots, "", TITLE, PUBLISHED) != dots


def test_the_url_comes_before_the_title() -> None:
    assert bulletin_id("", URL, TITLE, PUBLISHED).startswith("trong-cay-")
    assert bulletin_id("", URL, TITLE, PUBLISHED) == bulletin_id("", URL, "Khác", PUBLISHED)


def test_a_site_that_moves_to_https_keeps_its_ids() -> None:
    plain = "http://BAO.example/tin/trong-cay.html#anh"
    assert bulletin_id("", plain, TITLE, PUBLISHED) == bulletin_id("", URL, TITLE, PUBLISHED)


def test_pages_told_apart_by_their_query_have_ids_apart() -> None:
    ids = {bulletin_id("", f"https://bao.example/?id={n}", TITLE, PUBLISHED) for n in range(9)}
    assert len(ids) == 9


def test_title_and_date_are_the_last_resort() -> None:
    # Written out: an id that changes breaks readers' bookmarks.
    expected = "2021-03-02-xa-dong-lau-ra-quan-trong-cay-98b6f7"
    assert bulletin_id("", "", TITLE, PUBLISHED) == expected


def test_one_title_at_two_times_gives_two_ids() -> None:
    later = PUBLISHED + timedelta(minutes=1)
    assert bulletin_id("", "", TITLE, PUBLISHED) != bulletin_id("", "", TITLE, later)


def test_a_long_slug_ends_with_a_whole_word() -> None:
    cut = slug("Hội nghị " * 20)
    assert len(cut) <= SLUG_LENGTH
    assert set(cut.split("-")) == {"hoi", "nghi"}


@given(st.text(), st.text())
def test_every_id_is_safe_in_a_url(source_id: str, title: str) -> None:
    clean = source_id.encode(errors="replace").decode()
    assert URL_SAFE.fullmatch(
        bulletin_id(clean, "", title.encode(errors="replace").decode(), PUBLISHED)
    )
