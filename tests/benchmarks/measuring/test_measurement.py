from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from benchmarks.inputs.mix import Mix
from benchmarks.measuring import measurement
from benchmarks.measuring.measurement import measure_build, measure_engines
from benchmarks.measuring.serving import ServingFigures
from index.bulletin import Bulletin
from search.vietnam_time import VIETNAM

DAY = datetime(2020, 7, 13, tzinfo=VIETNAM)
BULLETINS = [Bulletin("t-1", "Chợ nổi", DAY), Bulletin("t-2", "Họp", DAY, lead="Ở chợ.")]


class Engine:
    MIXES = frozenset((Mix.PHRASES,))

    def build(self, bulletins: Iterable[Bulletin], folder: Path) -> None:
        (folder / "inside").mkdir()
        (folder / "inside" / "index").write_bytes(b"12345" * len(list(bulletins)))


@pytest.fixture(autouse=True)
def engines(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replace every engine by an invented one; return what each was asked to serve."""
    asked: list[str] = []

    def serve(name: str, folder: Path, queries: Mapping[Mix, Sequence[str]]) -> ServingFigures:
        assert list(folder.iterdir())
        asked.append(f"{name} over {folder.name}: {dict(queries)}")
        return ServingFigures({}, 1.0, 1.0, 2, 1)

    monkeypatch.setattr(measurement, "load", lambda name: Engine())
    monkeypatch.setattr(measurement, "serve", serve)
    return asked


def test_a_build_is_told_by_its_documents_text_and_files(tmp_path: Path) -> None:
    figures = measure_build("any", iter(BULLETINS), tmp_path / "any")
    assert (figures.documents, figures.index_bytes) == (2, 10)
    assert figures.text_bytes == len("Chợ nổiHọp\nỞ chợ.".encode())


def test_each_engine_is_asked_the_mixes_it_knows(engines: list[str]) -> None:
    figures = measure_engines(["bantin", "sqlite"], BULLETINS, ["chợ", "chợ nổi"])
    assert list(figures) == ["bantin", "sqlite"]
    phrases = {Mix.PHRASES: ("chợ nổi",)}
    assert engines == [f"bantin over bantin: {phrases}", f"sqlite over sqlite: {phrases}"]


def test_whoosh_is_asked_over_the_index_that_bantin_wrote(engines: list[str]) -> None:
    figures = measure_engines(["bantin", "whoosh"], BULLETINS, [])
    assert [each.split(":")[0] for each in engines] == ["bantin over bantin", "whoosh over bantin"]
    assert figures["whoosh"].build is figures["bantin"].build


def test_an_index_that_is_kept_is_not_built_again(tmp_path: Path, engines: list[str]) -> None:
    kept = tmp_path / "kept" / "all"
    first = measure_engines(["bantin"], BULLETINS, [], kept)
    again = measure_engines(["bantin"], [], [], kept)
    assert again == first
    assert len(engines) == 2


def test_a_build_that_was_cut_short_is_told(tmp_path: Path) -> None:
    (tmp_path / "bantin").mkdir()
    with pytest.raises(FileExistsError):
        measure_engines(["bantin"], BULLETINS, [], tmp_path)
