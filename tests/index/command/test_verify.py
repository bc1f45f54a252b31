import json
from pathlib import Path

from index.codec.container import open_container
from index.command.ending import Ending
from index.opening.index_folder import current_path
from tests.index.command.conftest import Bantin


def segment_of(index_dir: Path) -> Path:
    (path,) = current_path(index_dir).glob("*.bantin")
    return path


def test_a_whole_index_is_said_to_be_whole(bantin: Bantin, built: Path) -> None:
    result = bantin("verify")
    assert result.exit_code == Ending.DONE
    assert "nguyên vẹn" in result.stdout


def test_a_changed_byte_is_found_and_its_part_named(bantin: Bantin, built: Path) -> None:
    path = segment_of(built)
    content = bytearray(path.read_bytes())
    content[open_container(path).arrays["places"]["at"]] ^= 1
    path.write_bytes(content)
    result = bantin("verify")
    assert result.exit_code == Ending.INDEX_UNUSABLE
    assert str(path) in result.stdout
    faults = json.loads(bantin("verify", "--json").stdout)["faults"]
    assert [each["check"] for each in faults] == ["checksums", "checksums"]
    assert f"{path}: places" in faults[1]["reason"]


def test_a_truncated_file_is_named_on_opening(bantin: Bantin, built: Path) -> None:
    path = segment_of(built)
    path.write_bytes(path.read_bytes()[:-1])
    for command in (("verify",), ("search", "họp")):
        result = bantin(*command)
        assert result.exit_code == Ending.INDEX_UNUSABLE
        assert str(path) in result.stderr
