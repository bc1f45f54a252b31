from json import dumps
from pathlib import Path

import pytest

from index.errors import DamagedIndexError, NoIndexError
from index.opening.generation import open_current, open_named
from index.opening.index_folder import current_path
from index.opening.index_store import FolderStore, reading
from index.writing.writer import add, reindex
from search.request import SearchRequest
from tests.newsroom import BULLETINS


@pytest.fixture
def built(source: Path, index_dir: Path) -> Path:
    reindex([source], index_dir, lambda _: None, workers=1)
    return index_dir


def test_bulletin_comes_back_as_it_was_read(built: Path) -> None:
    generation = open_current(built)
    bulletin = generation.bulletin("cau-moi")
    assert generation.bulletin("khong-co") is None
    assert bulletin is not None
    assert bulletin.title == "Khánh thành cầu dân sinh ở xã Suối Mây"
    assert bulletin.published.isoformat() == "2021-03-08T07:57:00+07:00"


def test_open_generation_outlives_two_rebuilds(built: Path, source: Path) -> None:
    generation = open_current(built)
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
            generation = open_named(built, first)
            assert generation.path.name == first
            assert generation.bulletin("cau-moi") is not None
    with pytest.raises(NoIndexError):
        open_named(built, first)


@pytest.mark.parametrize("name", ["", ".", "..", "../..", "none", "x.part"])
def test_only_whole_generations_have_names(built: Path, name: str) -> None:
    (built / "generations" / "x.part").mkdir()
    with pytest.raises(NoIndexError):
        open_named(built, name)


def damage_segment(index_dir: Path) -> Path:
    """Alter the last byte of the only segment."""
    (segment,) = current_path(index_dir).glob("*.bantin")
    content = bytearray(segment.read_bytes())
    content[-1] ^= 1
    segment.write_bytes(content)
    return segment


def test_arrays_are_checked_before_anything_is_looked_up(built: Path) -> None:
    segment = damage_segment(built)
    with pytest.raises(DamagedIndexError, match=segment.name), reading(FolderStore(built)):
        raise AssertionError("it is never reached")


def test_a_segment_of_the_generation_before_is_not_read_again(
    built: Path, source: Path, tmp_path: Path
) -> None:
    before = open_current(built)
    added = tmp_path / "them.jsonl"
    added.write_text(dumps(BULLETINS[1].to_json()), "utf-8")
    add([added], built, lambda _: None, workers=1)
    generation = open_current(built)
    generation.check_whole(besides=before)
    stamps = generation.stamps()
    shared = next(each for each in generation.containers if (before.path / each.path.name).exists())
    content = bytearray(shared.path.read_bytes())
    content[-1] ^= 1
    with shared.path.open("r+b") as file:
        file.write(content)
    generation.check_whole(besides=before)
    assert generation.stamps() != stamps
    with pytest.raises(DamagedIndexError, match=shared.path.name):
        generation.check_whole()
