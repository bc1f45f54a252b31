"""Stories stay right through additions, removals, corrections and merges."""

from collections.abc import Sequence
from dataclasses import replace
from json import dumps
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from index.checking.audit import audit
from index.opening.generation import open_current
from index.opening.generation_arrays import open_current_arrays
from index.opening.index_folder import current_path
from index.writing.writer import add, reindex, remove
from search.request import SearchRequest
from tests.retold import BRIDGE, RETOLD, STORY

OTHERS = tuple(each for each in RETOLD if each.id not in STORY)


def write(path: Path, bulletins: Sequence[Bulletin]) -> Path:
    path.write_text("".join(f"{dumps(each.to_json())}\n" for each in bulletins), "utf-8")
    return path


def stories(index_dir: Path) -> set[frozenset[str]]:
    """Return the ids of each story that several tell, after an audit of the generation."""
    assert not list(audit(current_path(index_dir)))
    generation = open_current(index_dir)
    found = set()
    for each in generation.searcher.search(SearchRequest(per_page=100)).hits:
        found.add(frozenset(hit.id for hit in generation.searcher.story(each.id)))
    return {each for each in found if len(each) > 1}


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "index"
    reindex([write(tmp_path / "tin.jsonl", RETOLD)], folder, lambda _: None, workers=1)
    return folder


def test_one_story_is_found_in_one_segment(index_dir: Path) -> None:
    assert stories(index_dir) == {frozenset(STORY)}


@pytest.mark.parametrize("gone", STORY)
def test_whoever_is_removed_the_others_stay_one_story(index_dir: Path, gone: str) -> None:
    remove([gone], index_dir, lambda _: None)
    assert stories(index_dir) == {frozenset(STORY) - {gone}}


def test_who_is_alone_again_tells_a_story_of_its_own(index_dir: Path) -> None:
    remove(list(STORY[:3]), index_dir, lambda _: None)
    assert stories(index_dir) == set()


def test_who_is_added_later_joins_the_story(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    reindex([write(tmp_path / "1.jsonl", OTHERS)], folder, lambda _: None, workers=1)
    told = [each for each in RETOLD if each.id in STORY]
    seen = []
    for number, each in enumerate(told):
        add([write(tmp_path / f"them-{number}.jsonl", [each])], folder, lambda _: None, workers=1)
        seen.append([sorted(story) for story in stories(folder)])
    assert seen == [[], [list(STORY[:2])], [list(STORY[:3])], [list(STORY)]]
    assert len(open_current_arrays(folder).reader.segments) > 1


def test_a_corrected_version_stays_and_another_text_leaves(tmp_path: Path, index_dir: Path) -> None:
    mended = replace(RETOLD[2], body=(*BRIDGE[:3], BRIDGE[3].replace("trâu bò", "trâu, bò")))
    add([write(tmp_path / "sua.jsonl", [mended])], index_dir, lambda _: None, workers=1)
    assert stories(index_dir) == {frozenset(STORY)}
    other = replace(RETOLD[2], body=("Xã Nậm Hoa họp bàn việc trồng rừng đầu nguồn mùa này.",))
    add([write(tmp_path / "sua.jsonl", [other])], index_dir, lambda _: None, workers=1)
    assert stories(index_dir) == {frozenset(STORY) - {other.id}}


def test_stories_do_not_depend_on_how_an_index_came_to_be(tmp_path: Path, index_dir: Path) -> None:
    folder = tmp_path / "other"
    for number, each in enumerate(reversed(RETOLD)):
        add([write(tmp_path / f"{number}.jsonl", [each])], folder, lambda _: None, workers=1)
    grown, built = (open_current(each).searcher for each in (folder, index_dir))
    for each in RETOLD:
        assert [hit.id for hit in grown.story(each.id)] == [hit.id for hit in built.story(each.id)]


def test_the_file_has_what_would_be_found_again(index_dir: Path) -> None:
    reader = open_current_arrays(index_dir).reader
    assert reader.kept_stories is not None
    assert reader.kept_stories.tolist() == reader.find_stories().tolist()
    assert reader.is_retold.sum() == len(STORY)
