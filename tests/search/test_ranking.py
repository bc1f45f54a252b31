"""Every field has a boost, and the title has the highest."""

from search.field import Field
from search.ranking import FIELD_BOOSTS


def test_every_field_counts() -> None:
    assert set(FIELD_BOOSTS) == set(Field)
    assert all(boost > 0 for boost in FIELD_BOOSTS.values())


def test_a_title_counts_most() -> None:
    assert max(FIELD_BOOSTS, key=lambda each: FIELD_BOOSTS[each]) is Field.TITLE
