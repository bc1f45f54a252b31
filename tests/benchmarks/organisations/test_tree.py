import json
from pathlib import Path

import pytest

from benchmarks.organisations.__main__ import main
from benchmarks.organisations.tree import Entry, Named, draw, entries, recognise
from benchmarks.organisations.verdicts import UnknownVerdictError, judge, read_verdicts

ITEMS: list[Named] = [
    ([("so-y-te-tinh-ha-giang", "Sở Y tế tỉnh Hà Giang"), ("chinh-phu", "Chính phủ")], []),
    ([("so-noi-vu-tinh-ha-giang", "Sở Nội vụ tỉnh Hà Giang")], []),
]


def test_a_parent_counts_each_item_once() -> None:
    counted = {each.id: (each.count, each.above) for each in entries(ITEMS)}
    assert counted["ubnd-tinh-ha-giang"] == (2, "")
    assert counted["so-y-te-tinh-ha-giang"] == (1, "ubnd-tinh-ha-giang")


def test_a_seed_tells_the_sample() -> None:
    tree = [Entry(f"e{number}", "", 100 - number) for number in range(100)]
    assert draw(tree, 20, 1) == draw(tree, 20, 1) != draw(tree, 20, 2)
    by_entries, by_mentions = draw(tree, 20, 1)
    assert len({each.id for each in by_entries}) == len({each.id for each in by_mentions}) == 10


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    source = tmp_path / "items.jsonl"
    item = {"id": "a", "title": "Sở Y tế tỉnh Hà Giang", "published": "2020-07-13"}
    source.write_text(json.dumps(item), "utf-8")
    once = list(recognise([source], kept))
    source.unlink()
    assert list(recognise([source], kept)) == json.loads(json.dumps(once))


def test_the_sample_is_judged_by_ids(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept, verdicts = tmp_path / "kept.jsonl", tmp_path / "verdicts.tsv"
    kept.write_text("\n".join(map(json.dumps, ITEMS)), "utf-8")
    verdicts.write_text("chinh-phu\tright\nubnd-tinh-ha-giang\tfragment\n", "utf-8")
    where = ["--documents", "none", "--tree", "--keep", str(kept), "--sample", "8"]
    main([*where, "--verdicts", str(verdicts)])
    assert json.loads(capsys.readouterr().out)["entries"]["fragment"] == 0.5


def test_a_verdict_that_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.tsv"
    path.write_text("chinh-phu\tperhaps\n", "utf-8")
    with pytest.raises(UnknownVerdictError, match="line 1: 'perhaps'"):
        read_verdicts(path)


def test_what_nobody_judged_counts_nothing() -> None:
    assert judge([Entry("a", "", 1)], {}) == {"judged": 0}
