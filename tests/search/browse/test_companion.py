from pathlib import Path

from search.browse.companion import MOST, most_frequent
from search.engine.array_engine import ArrayEngine
from search.facets.organisation_names import OrganisationNames
from search.field import ORGANISATIONS
from search.query.clause import Query
from search.request import Filters
from tests.search.indexing import index, tell


def test_the_most_frequent_come_first_then_by_name_and_no_more_than_most(tmp_path: Path) -> None:
    titles = [f"Công an xã Mây {letter}ay họp" for letter in "BCDGHKLMNPQRST"]
    engine = ArrayEngine(index(tmp_path, tell([*titles, titles[-1]])))
    names = OrganisationNames(engine)
    counts = engine.match(Query("")).term_counts(ORGANISATIONS, Filters())
    found = most_frequent(counts, names)
    assert len(found) == MOST
    assert found[0].count == 2
    assert {each.count for each in found[1:]} == {1}
    labels = [each.label for each in found[1:]]
    ranks = [names.order(each.id) for each in found[1:]]
    assert ranks == sorted(ranks), labels
    without = most_frequent(counts, names, {found[0].id})
    assert found[0] not in without
