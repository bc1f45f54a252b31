import json
import tomllib
from pathlib import Path

from click.testing import CliRunner

from index.command import main
from index.command.ending import Ending
from index.settings.settings import Settings
from tests.index.command.conftest import Bantin


def test_every_setting_is_shown_with_its_origin(bantin: Bantin, tmp_path: Path) -> None:
    file = tmp_path / "bantin.toml"
    file.write_text("port = 9001\n", "utf-8")
    result = bantin("config", "--json", "--config", str(file))
    shown = json.loads(result.stdout)
    assert list(shown) == list(Settings.model_fields)
    assert shown["port"] == {"value": 9001, "origin": str(file)}
    assert shown["index"]["origin"] == "BANTIN_INDEX"
    assert shown["host"] == {"value": "127.0.0.1", "origin": "default"}


def test_what_is_printed_is_a_file_of_settings(bantin: Bantin, tmp_path: Path) -> None:
    file = tmp_path / "bantin.toml"
    file.write_text('host = "7/second \\" \\\\ ắ"\nrequest_seconds = 2.5\n', "utf-8")
    result = bantin("config", "--config", str(file))
    assert tomllib.loads(result.stdout)["host"] == '7/second " \\ ắ'
    assert "request_seconds = 2.5 " in result.stdout
    assert f"# {file}" in result.stdout
    again = tmp_path / "again.toml"
    again.write_text(result.stdout, "utf-8")
    assert bantin("config", "--config", str(again)).exit_code == Ending.DONE


def test_a_mistyped_name_ends_with_the_status_of_wrong_usage(
    bantin: Bantin, tmp_path: Path
) -> None:
    file = tmp_path / "bantin.toml"
    file.write_text("wokers = 2\n", "utf-8")
    result = bantin("config", "--config", str(file))
    assert result.exit_code == Ending.USAGE
    assert "có phải là workers? `bantin config`" in result.stderr


def test_all_commands_take_the_index_folder_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "bantin.toml"
    file.write_text(f'index = "{tmp_path / "elsewhere"}"\n', "utf-8")
    runner = CliRunner(env={"BANTIN_CONFIG": str(file), "BANTIN_INDEX": None})
    result = runner.invoke(main, ["status"])
    assert result.exit_code == Ending.INDEX_UNUSABLE
    assert str(tmp_path / "elsewhere") in result.stderr


def test_an_index_of_the_command_line_is_shown_as_such(bantin: Bantin, tmp_path: Path) -> None:
    shown = json.loads(bantin("config", "--json", "--index", str(tmp_path)).stdout)
    assert shown["index"] == {"value": str(tmp_path), "origin": "command line"}


def test_a_password_is_never_printed(bantin: Bantin, tmp_path: Path) -> None:
    secret = "cau-treo-42"
    file = tmp_path / "bantin.toml"
    file.write_text(f'opensearch_password = "{secret}"\n', "utf-8")
    for shown in (bantin("config", "--config", str(file)), bantin("config", "--json")):
        assert shown.exit_code == Ending.DONE
        assert "opensearch_password" in shown.stdout and secret not in shown.output
    assert secret not in bantin("config", "--json", "--config", str(file)).output

    for wrong in (
        "opensearch_password = 730042",
        'opensearch_addresses = ["https://a:730042@nut"]',
    ):
        file.write_text(f"{wrong}\n", "utf-8")
        result = bantin("config", "--config", str(file))
        assert result.exit_code == Ending.USAGE
        assert "opensearch_password" in result.stderr and "730042" not in result.output


def test_an_address_of_a_node_has_a_scheme(bantin: Bantin, tmp_path: Path) -> None:
    file = tmp_path / "bantin.toml"
    file.write_text('opensearch_addresses = ["nut-1:9200"]\n', "utf-8")
    result = bantin("config", "--config", str(file))
    assert result.exit_code == Ending.USAGE
    assert "https://" in result.stderr
