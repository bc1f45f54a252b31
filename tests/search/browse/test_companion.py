from pathlib import Path

from search.browse.companion import MOST, count_beside
from search.facets.organisation_names import OrganisationNames
from tests.search.indexing import index, tell


def test_the_most_frequent_come_first_then_by_name_and_no_more_than_most(tmp_path: Path) -> None:
    titles = [f"Công an xã Tân Thành {letter * 2}a họp" for letter in "BCDGHKLMNPQRST"]
    collection = index(tmp_path, tell([*titles, titles[-1]]))
    directory = OrganisationNames(collection)
    found = count_beside(collection, collection.living, directory)
    assert len(found) == MOST
    assert found[0].count == 2
    assert {each.count for each in found[1:]} == {1}
    labels = [each.label for each in found[1:]]
    ranks = [directory.ranks[collection.organisation_numbers[each.id]] for each in found[1:]]
    assert ranks == sorted(ranks), labels
    without = count_beside(collection, collection.living, directory, {found[0].id})
    assert found[0] not in without
