"""Every engine folds bulletins that tell one story."""

from datetime import date
from pathlib import Path

import pytest

from search.request import Filters, Sort
from tests.retold import RETOLD, STORY
from tests.search.engine.contract.asking import match, number, shown
from tests.search.engine.engines import FACTORIES, EngineFactory
from tests.search.indexing import index


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda each: each.name)
@pytest.mark.parametrize("cut", [7, 3])
def test_who_tells_one_story_is_folded(factory: EngineFactory, tmp_path: Path, cut: int) -> None:
    engine = factory.open(index(tmp_path, RETOLD[:cut], RETOLD[cut:]))
    bridges = match(engine, "cầu Nậm Hoa")
    folded = Filters(folds=True)
    assert (bridges.count(Filters()), bridges.count(folded)) == (4, 1)
    assert shown(engine, bridges, Sort.OLDEST, folded) == ["hoa-1"]
    assert shown(engine, bridges, Sort.NEWEST, folded) == ["hoa-4"]
    late = Filters(published_from=date(2021, 5, 31), folds=True)
    assert shown(engine, bridges, Sort.OLDEST, late) == ["hoa-2"]
    own = bridges.page(late, Sort.OLDEST, 0, 9).doc_ids
    (others,) = bridges.retellings(own, late).values()
    assert [engine.record(each)["bulletin"]["id"] for each in others] == ["hoa-4", "hoa-3"]
    whole = engine.story(number(engine, "hoa-3"))
    assert [engine.record(each)["bulletin"]["id"] for each in whole] == list(STORY[::-1])
    assert engine.story(number(engine, "ong")).tolist() == [number(engine, "ong")]
    # The story was told in both months.
    months = bridges.month_counts(folded)
    assert {months.first + at: each for at, each in enumerate(months.counts.tolist())} == {
        12 * 2021 + 4: 1,
        12 * 2021 + 5: 1,
    }
