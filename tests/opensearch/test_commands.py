"""Every command does on a cluster what it does on one machine."""

from json import dumps, loads
from pathlib import Path

import pytest

from index.command.ending import Ending
from tests.opensearch.conftest import Bantin

BULLETINS = [
    {"id": "cau", "title": "Khánh thành cầu treo", "published": "2021-03-08", "body": "42 mét."},
    {"id": "lu", "title": "Phòng chống mưa lũ", "published": "2020-09-01", "lead": "Đêm trắng."},
    {"id": "hop", "title": "Họp về cầu và lũ", "published": "2020-12-30", "body": "73-NQ/TU."},
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file with three bulletins."""
    path = tmp_path / "tin.jsonl"
    write(path, BULLETINS)
    return path


def write(path: Path, bulletins: list[dict[str, str]]) -> None:
    path.write_text("".join(f"{dumps(each)}\n" for each in bulletins), "utf-8")


def found(bantin: Bantin, query: str) -> list[str]:
    result = bantin("search", query, "--json")
    assert result.exit_code == Ending.DONE, result.output
    return sorted(each["id"] for each in loads(result.stdout)["hits"])


def test_an_index_is_built_changed_checked_and_taken_back(
    bantin: Bantin, source: Path, tmp_path: Path
) -> None:
    assert bantin("search", "cầu").exit_code == Ending.INDEX_UNUSABLE
    assert bantin("reindex", source, "--workers", "1").exit_code == Ending.DONE
    assert found(bantin, "cau") == ["cau", "hop"]
    assert "42 mét" in bantin("show", "cau").stdout

    # A second run finds nothing to do.
    again = bantin("reindex", source, "--workers", "1")
    assert loads(again.stdout.splitlines()[-1])["is_new"] is False

    more = tmp_path / "more.jsonl"
    write(
        more,
        [
            {"id": "cho", "title": "Chợ phiên bên cầu", "published": "2021-05-01"},
            {"id": "lu", "title": "Mưa tạnh rồi", "published": "2020-09-02"},
        ],
    )
    added = bantin("add", more, "--workers", "1")
    assert added.exit_code == Ending.DONE, added.output
    assert found(bantin, "cầu") == ["cau", "cho", "hop"]
    assert found(bantin, "lũ") == ["hop"]

    assert bantin("remove", "hop").exit_code == Ending.DONE
    assert found(bantin, "lũ") == []
    assert bantin("remove", "khong-co").exit_code != Ending.DONE
    verified = bantin("verify")
    assert verified.exit_code == Ending.DONE, verified.output

    status = loads(bantin("status", "--json").stdout)
    assert (status["engine"], status["bulletins"]) == ("opensearch", 3)
    assert len(status["generations"]) == 2

    assert bantin("rollback").exit_code == Ending.DONE
    assert found(bantin, "lũ") == ["hop"]
    assert bantin("prune", "--keep", "1").exit_code == Ending.DONE
    assert len(loads(bantin("status", "--json").stdout)["generations"]) == 1
    assert bantin("rollback").exit_code == Ending.FAILED
    assert found(bantin, "cầu") == ["cau", "cho", "hop"]


def test_what_follows_changes_is_what_a_fresh_build_is(
    bantin: Bantin, source: Path, tmp_path: Path
) -> None:
    bantin("reindex", source, "--workers", "1")
    changed = [{**BULLETINS[0], "title": "Cầu treo đã xong"}, BULLETINS[2]]
    write(source, [*changed, {"id": "moi", "title": "Tin mới", "published": "2022-01-01"}])
    again = bantin("reindex", source, "--workers", "1")
    assert again.exit_code == Ending.DONE, again.output
    asked = ["cầu treo", "tin", "lũ", "73-NQ/TU", ""]
    before = [loads(bantin("search", each, "--json").stdout) for each in asked]
    assert bantin("reindex", source, "--workers", "1", "--full").exit_code == Ending.DONE
    after = [loads(bantin("search", each, "--json").stdout) for each in asked]
    assert before == after


def test_nothing_to_index_leaves_the_old_index(bantin: Bantin, source: Path) -> None:
    bantin("reindex", source, "--workers", "1")
    source.write_text("")
    assert bantin("reindex", source, "--workers", "1").exit_code == Ending.INDEX_UNUSABLE
    assert found(bantin, "cầu") == ["cau", "hop"]


def test_a_cluster_that_is_not_there_is_named(
    bantin: Bantin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANTIN_OPENSEARCH_ADDRESSES", "http://127.0.0.1:9")
    monkeypatch.setenv("BANTIN_OPENSEARCH_SECONDS", "0.2")
    result = bantin("search", "cầu")
    assert result.exit_code == Ending.INDEX_UNUSABLE
    assert "127.0.0.1:9" in result.stderr and "opensearch_addresses" in result.stderr
