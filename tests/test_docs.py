"""The documents and the product name the same commands, options, variables, targets and paths."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest

from index.command import main
from index.settings.settings import Settings, variable_of
from tests.settings_table import settings_table

ROOT = Path(__file__).parents[1]
SELF_EVIDENT = {"--help", "--version"}

FENCED = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\((?!\w+:|#|/)([^)#\s]+)")
VARIABLE = re.compile(r"\bBANTIN_[A-Z]+(?:_[A-Z]+)*\b")
OPTION = re.compile(r"(?<!\S)--[a-z][a-z-]*")
# Where a shell would take the word for a program, and not for somebody's name or folder.
PROGRAM = re.compile(r"(?:^|[/=]|[;&|$] )bantin((?: [^;&|#]+)?)")
MODULE = re.compile(r"python3? -m (benchmarks\.[\w.]+)([^;&|#]*)")
# An option that several modules share is declared by a function of another.
OPTIONS_FROM = re.compile(r"^from (benchmarks\.[\w.]+) import add_\w+_option$", re.M)
PLACEHOLDER = re.compile(r"[<>*{}…]")


@cache
def documents() -> dict[str, str]:
    """Return every document but the changelog, which also tells of what is gone."""
    paths = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return {str(each.relative_to(ROOT)): each.read_text("utf-8") for each in paths if each.exists()}


@cache
def commands() -> dict[str, click.Command]:
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return {name: command for name, command in found.items() if command}


def options(command: click.Command) -> set[str]:
    return {option for parameter in command.params for option in parameter.opts if option[0] == "-"}


def code(text: str) -> Iterator[str]:
    """Yield what a reader would type: lines of blocks, continued ones joined, and inline code."""
    for block in FENCED.findall(text):
        yield from block.replace("\\\n", " ").splitlines()
    yield from INLINE.findall(FENCED.sub("", text))


def typed_calls(text: str) -> Iterator[tuple[str, set[str]]]:
    """Yield the command and the long options of each call of `bantin`; no command is empty."""
    for line in code(text):
        for arguments in PROGRAM.findall(re.sub(r"^(?:\$ )?(?:[A-Z_]+=\S+ )*", "", line.strip())):
            words = arguments.split()
            command = words[0] if words and re.fullmatch("[a-z][a-z-]*", words[0]) else ""
            yield command, set(OPTION.findall(arguments))


def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    return {
        name for line in re.findall(r"^\.PHONY: (.+)$", makefile, re.M) for name in line.split()
    }


def source_of(module: str) -> str:
    """Return the source of a module, or of what a package runs."""
    path = ROOT / module.replace(".", "/")
    return (path / "__main__.py" if path.is_dir() else path.with_suffix(".py")).read_text("utf-8")


def variables_in_source() -> set[str]:
    sources = [
        each for package in ("search", "index", "webui") for each in (ROOT / package).rglob("*.py")
    ]
    return {name for each in sources for name in VARIABLE.findall(each.read_text("utf-8"))}


@pytest.mark.parametrize("document", ["README.md", "docs/architecture.md"])
def test_a_newcomer_finds_a_way_in(document: str) -> None:
    assert document in documents()


def test_a_call_is_understood_as_a_shell_does() -> None:
    block = "```\n$ BANTIN_INDEX=x bantin search a \\\n  --json | jq\nchown bantin x\n```\n"
    text = f"{block}`bantin --help` and bantin prose"
    assert list(typed_calls(text)) == [("search", {"--json"}), ("", {"--help"})]


@pytest.mark.parametrize("document", documents())
def test_documented_commands_and_options_exist(document: str) -> None:
    unknown = [
        f"bantin {command} {' '.join(sorted(used))}"
        for command, used in typed_calls(documents()[document])
        if (command and command not in commands())
        or used - options(commands()[command] if command else main) - SELF_EVIDENT
    ]
    assert not unknown, f"help: {document} tells to type what there is not"


@pytest.mark.parametrize("name", commands())
def test_commands_and_their_options_are_documented(name: str) -> None:
    everything = "\n".join(documents().values())
    typed = {command for command, _ in typed_calls(everything)}
    assert name in typed, f"help: show `bantin {name}` in a document"
    long = {each for each in options(commands()[name]) if each.startswith("--")} - SELF_EVIDENT
    missing = {each for each in long if not re.search(rf"(?<![\w-]){each}(?![\w-])", everything)}
    assert not missing, f"help: say in a document what these options of `bantin {name}` do"


def test_environment_variables_are_documented_and_exist() -> None:
    known = variables_in_source() | set(map(variable_of, Settings.model_fields))
    assert known == set(VARIABLE.findall("\n".join(documents().values())))


def test_every_setting_is_documented_as_it_is() -> None:
    assert settings_table() in documents()["docs/operations.md"], f"help:\n{settings_table()}"


def test_make_targets_are_documented_and_exist() -> None:
    lines = [line for text in documents().values() for line in code(text)]
    calls = [re.sub("#.*", "", line) for line in lines if re.match(r"(?:\$ )?make ", line)]
    named = {word for call in calls for word in call.split() if re.fullmatch("[a-z]+", word)}
    assert named - {"make"} == targets()


@pytest.mark.parametrize("document", documents())
def test_documented_modules_and_their_options_exist(document: str) -> None:
    for line in code(documents()[document]):
        for module, arguments in MODULE.findall(line):
            source = source_of(module)
            source += "".join(map(source_of, OPTIONS_FROM.findall(source)))
            unknown = {each for each in OPTION.findall(arguments) if f'"{each}"' not in source}
            assert not unknown, f"help: {document} names options that {module} does not take"


@pytest.mark.parametrize("document", documents())
def test_links_lead_somewhere(document: str) -> None:
    folder = (ROOT / document).parent
    links = LINK.findall(documents()[document])
    assert not [each for each in links if not (folder / each).exists()]


def test_every_path_of_the_architecture_exists() -> None:
    top = {each.name for each in ROOT.iterdir()} - {"var", ".venv"}
    named = [each.split(":")[0] for each in INLINE.findall(documents()["docs/architecture.md"])]
    paths = [each for each in named if "/" in each and each.split("/")[0] in top]
    assert paths, "help: docs/architecture.md names no path at all"
    assert not [
        each for each in paths if not PLACEHOLDER.search(each) and not (ROOT / each).exists()
    ]
