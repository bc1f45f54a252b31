from pathlib import Path
from shutil import copytree
from types import ModuleType

import pytest

from index.writing.analysis_data import analysis_data
from search.organisations import registry
from search.places import territory


@pytest.mark.parametrize(
    ("module", "table"), [(registry, "organisations.toml"), (territory, "mergers.tsv")]
)
def test_editing_a_table_gives_another_digest(
    module: ModuleType, table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "tables"
    copytree(module.PATH.parent, copy)
    before = analysis_data.__wrapped__()
    monkeypatch.setattr(module, "PATH", copy / module.PATH.name)
    assert analysis_data.__wrapped__() == before
    with (copy / table).open("a") as file:
        file.write("# x\n")
    assert analysis_data.__wrapped__() != before
