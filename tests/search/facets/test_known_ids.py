"""Names that an index has stay in memory; other names that requests ask for do not."""

from datetime import datetime
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.facets.known_ids import KnownIds
from search.facets.organisation_names import UNKNOWN_LABEL, OrganisationNames
from search.facets.place_facet import PlaceNames
from search.facets.publisher_facet import PublisherNames
from search.field import ORGANISATIONS
from search.request import UNKNOWN
from search.vietnam_time import VIETNAM
from tests.search.indexing import index

DAY = datetime(2021, 3, 8, tzinfo=VIETNAM)


@pytest.fixture
def engine(tmp_path: Path) -> ArrayEngine:
    told = Bulletin("a", "Họp chợ", DAY, organisations=("Ban Gió",), publisher="Báo Suối Mây")
    return ArrayEngine(index(tmp_path, [told]))


def test_what_is_made_of_a_known_id_is_made_once(engine: ArrayEngine) -> None:
    asked: list[str] = []

    def make(id: str) -> str:
        asked.append(id)
        return id.upper()

    made = KnownIds(make, engine.keyword(ORGANISATIONS))
    assert [made["ban-gio"], made["ban-gio"], made["x"], made["x"]] == [
        *("BAN-GIO", "BAN-GIO"),
        *("X", "X"),
    ]
    assert asked == ["ban-gio", "x", "x"]
    assert list(made) == ["ban-gio"]


def test_no_organisation_at_all_is_named_once(engine: ArrayEngine) -> None:
    organisations = OrganisationNames(engine)
    assert organisations.entries[UNKNOWN] is organisations.entries[UNKNOWN]
    assert organisations.label(UNKNOWN) == UNKNOWN_LABEL


def test_requests_cannot_fill_memory_with_ids_that_they_make_up(engine: ArrayEngine) -> None:
    organisations, places = OrganisationNames(engine), PlaceNames(engine)
    publishers = PublisherNames(engine)
    for id in ("ban-gio", *(f"bia-{number}" for number in range(9))):
        organisations.entries[id]
        organisations.is_named(id, "gió")
        places.entries[id]
        publishers.label(id)
    assert publishers.label("bao-suoi-may") == "Báo Suối Mây"
    for kept in (organisations._labels, organisations.entries, organisations._words):
        assert list(kept) == ["ban-gio"]
    assert not places._labels and not places.entries
    assert list(publishers._labels) == ["bao-suoi-may"]
