import os
import sys
from subprocess import run

import pytest

from index.command.ending import Ending
from index.command.group import OWN_COMMANDS
from tests.index.command.conftest import Bantin

HEAVY = ("whoosh", "pyvi", "numpy", "flask", "rich", "lxml", "watchfiles")


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",)])
def test_help_names_every_command_in_vietnamese_and_english(
    bantin: Bantin, arguments: tuple[str, ...]
) -> None:
    result = bantin(*arguments)
    assert result.exit_code == Ending.DONE
    for said in ("Cách gọi / Usage", "reindex", "Tìm bản tin. / Search bulletins."):
        assert said in result.stdout


@pytest.mark.parametrize("command", OWN_COMMANDS)
def test_every_command_has_help_in_both_languages(bantin: Bantin, command: str) -> None:
    result = bantin(command, "--help")
    assert result.exit_code == Ending.DONE
    assert "Tùy chọn / Options" in result.stdout


def test_terminal_without_vietnamese_letters_gets_escapes() -> None:
    code = "from index.command import main; main(['--help'])"
    env = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    result = run([sys.executable, "-c", code], capture_output=True, env=env, check=True)
    assert "Tìm ki\\u1ebfm".encode("latin-1") in result.stdout


def test_help_of_our_commands_loads_nothing_heavy() -> None:
    code = f"""if True:
        import sys
        from index.command import main
        from index.command.group import OWN_COMMANDS
        for name in OWN_COMMANDS:
            main.get_command(None, name)
        print([each for each in {HEAVY} if each in sys.modules])
    """
    result = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"
