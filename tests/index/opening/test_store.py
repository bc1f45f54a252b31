from collections.abc import Callable
from contextlib import closing
from json import dumps, loads
from pathlib import Path

import pytest

from index.errors import DamagedIndexError, NoIndexError, OutdatedIndexError
from index.opening import store
from index.opening.meta import META_FILE
from index.opening.store import current_path, open_current, open_named
from index.writing.writer import reindex
from search.request import SearchRequest


@pytest.fixture
def built(source: Path, index_dir: Path) -> Path:
    reindex([source], index_dir, lambda _: None, workers=1)
    return index_dir


def test_bulletin_comes_back_as_it_was_read(built: Path) -> None:
    with closing(open_current(built)) as generation:
        bulletin = generation.bulletin("cau-moi")
        assert generation.bulletin("khong-co") is None
    assert bulletin is not None
    assert bulletin.title == "Khánh thành cầu dân sinh ở xã Suối Mây"
    assert bulletin.published.isoformat() == "2021-03-08T07:57:00+07:00"


def test_open_generation_outlives_two_rebuilds(built: Path, source: Path) -> None:
    with closing(open_current(built)) as generation:
        source.write_text(source.read_text("utf-8").replace("Su\\u1ed1i", "Khe"), "utf-8")
        for _ in range(2):
            reindex([source], built, lambda _: None, workers=1, full=True)
        assert not generation.path.exists()
        page = generation.searcher.search(SearchRequest("suối mây"))
        assert [hit.id for hit in page.hits] == ["cau-moi"]


def test_a_generation_is_opened_by_name_as_long_as_it_is_kept(built: Path, source: Path) -> None:
    first = current_path(built).name
    for count in (2, 3):
        reindex([source], built, lambda _: None, workers=1, full=True)
        if count == 2:
            with closing(open_named(built, first)) as generation:
                assert generation.path.name == first
                assert generation.bulletin("cau-moi") is not None
    with pytest.raises(NoIndexError):
        open_named(built, first)


@pytest.mark.parametrize("name", ["", ".", "..", "../..", "none", "x.part"])
def test_only_whole_generations_have_names(built: Path, name: str) -> None:
    (built / "generations" / "x.part").mkdir()
    with pytest.raises(NoIndexError):
        open_named(built, name)


@pytest.mark.parametrize("folder", ["", "meta.json"])
def test_folder_without_an_index_is_named(tmp_path: Path, folder: str) -> None:
    (tmp_path / "meta.json").touch()
    with pytest.raises(NoIndexError, match=str(tmp_path)):
        open_current(tmp_path / folder)


@pytest.mark.parametrize("version", ["schema_version", "analysis_version"])
def test_index_of_another_version_asks_for_a_rebuild(built: Path, version: str) -> None:
    meta = current_path(built) / META_FILE
    meta.write_text(dumps({**loads(meta.read_text("utf-8")), version: 0}), "utf-8")
    with pytest.raises(OutdatedIndexError, match="bantin reindex"):
        open_current(built)


def lose_meta(generation: Path) -> None:
    (generation / META_FILE).unlink()


def garble_meta(generation: Path) -> None:
    (generation / META_FILE).write_text("{", "utf-8")


def empty_meta(generation: Path) -> None:
    (generation / META_FILE).write_text("{}", "utf-8")


def lose_postings(generation: Path) -> None:
    for each in generation.iterdir():
        if each.name != META_FILE and each.suffix != ".toc":
            each.unlink()


def lose_everything_else(generation: Path) -> None:
    for each in generation.iterdir():
        if each.name != META_FILE:
            each.unlink()


@pytest.mark.parametrize(
    "damage", [lose_meta, garble_meta, empty_meta, lose_postings, lose_everything_else]
)
def test_damaged_index_is_named(built: Path, damage: Callable[[Path], None]) -> None:
    path = current_path(built)
    damage(path)
    with pytest.raises(DamagedIndexError, match=path.name):
        open_current(built)


def test_opener_overtaken_by_a_pruning_opens_the_next(
    built: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overtaken = current_path(built)
    reindex([source], built, lambda _: None, workers=1, full=True)
    now = current_path(built)
    lose_everything_else(overtaken)
    seen = iter([overtaken])
    monkeypatch.setattr(store, "current_path", lambda _: next(seen, now))
    with closing(open_current(built)) as generation:
        assert generation.path == now
