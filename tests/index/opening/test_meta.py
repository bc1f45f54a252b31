from datetime import datetime
from json import dumps, loads
from pathlib import Path

import pytest

from index.opening.meta import Meta, is_sealed, problem_to_json, sealed
from index.problem import SourceProblem
from search.vietnam_time import VIETNAM

META = Meta(
    schema_version=1,
    analysis_version=2,
    built_at=datetime(2021, 3, 8, 7, 57, tzinfo=VIETNAM),
    seconds=1.5,
    sources=("/tin",),
    bulletins=3,
    fingerprint="00ff",
    listing_totals={"/tin/trang": 257},
    rejected=1,
    warnings=1,
    listing_counts={"/tin/trang": 20},
    analysis_data="aa00",
    files={"MAIN_x.bantin": "00"},
    problems=(
        SourceProblem.error(Path("/tin/a.txt"), 3, "thiếu tiêu đề", "no title"),
        SourceProblem.warning(Path("/tin/b.txt"), None, "sai thứ", "wrong weekday"),
    ),
)


def test_meta_survives_the_file() -> None:
    assert Meta.from_json(loads(dumps(META.to_json()))) == META


def test_older_files_have_less() -> None:
    record = META.to_json()
    for name in ("listing_counts", "analysis_data", "files"):
        del record[name]
    assert Meta.from_json(record).analysis_data == ""


def test_file_names_that_are_no_text_can_be_written() -> None:
    odd = SourceProblem.error(Path("/tin/\udcff.txt"), None, "hỏng", "broken")
    assert dumps(problem_to_json(odd), ensure_ascii=False).encode()


@pytest.mark.parametrize("change", [{"bulletins_": 3}, {"sources": None}, {"built_at": "hôm qua"}])
def test_what_is_no_meta_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        Meta.from_json({**META.to_json(), **change})


def test_a_sealed_record_is_read_as_the_bare_one() -> None:
    record = loads(dumps(sealed(META.to_json()), indent=2))
    assert is_sealed(record)
    assert Meta.from_json(record) == META
    assert sealed(record) == record


@pytest.mark.parametrize("change", [{"bulletins": 4}, {"files": {}}, {"more": 1}, {"seal": "00"}])
def test_a_changed_record_breaks_the_seal(change: dict[str, object]) -> None:
    assert not is_sealed({**sealed(META.to_json()), **change})


def test_a_record_without_a_seal_is_not_sealed() -> None:
    assert not is_sealed(META.to_json())
