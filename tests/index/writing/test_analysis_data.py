from pathlib import Path
from shutil import copytree

import pytest

from index.writing.analysis_data import analysis_data
from search import organisations


def test_editing_a_table_gives_another_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "organisations"
    copytree(Path(organisations.__file__).parent, copy)
    before = analysis_data.__wrapped__()
    monkeypatch.setattr(organisations, "__file__", str(copy / "__init__.py"))
    assert analysis_data.__wrapped__() == before
    with (copy / "organisations.toml").open("a") as table:
        table.write("# x\n")
    assert analysis_data.__wrapped__() != before
