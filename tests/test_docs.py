"""The documents and the product name the same commands, options, variables, targets and paths."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from textwrap import dedent

import click
import pytest

from index.command import main
from index.settings.settings import Settings, variable_of
from tests.settings_table import settings_table

ROOT = Path(__file__).parents[1]
SELF_EVIDENT = {"--help", "--version"}

FENCED = re.compile(r"^ *```[^\n]*\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\((?!\w+:|/)([^)#\s]*)(?:#([^)\s]+))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.M)
VARIABLE = re.compile(r"\bBANTIN_[A-Z]+(?:_[A-Z]+)*\b")
OPTION = re.compile(r"(?<!\S)--[a-z][a-z-]*")
# Where a shell would take the word for a program, and not for somebody's name or folder.
PROGRAM = re.compile(r"(?:^|[/=]|[;&|$] )bantin((?: [^;&|#]+)?)")
MODULE = re.compile(r"python3? -m (benchmarks\.[\w.]+)([^;&|#]*)")
# An option that several modules share is declared by a function of another.
OPTIONS_FROM = re.compile(r"^from (benchmarks\.[\w.]+) import add_\w+_option$", re.M)
PLACEHOLDER = re.compile(r"[<>*{}…]")
# A path, or a path and a name that is defined there: `search/ranking.py:K1`.
PATH = re.compile(r"([\w.-]+/[^\s:]*)(?::(\w+))?")
PYTHON = re.compile(r"^ *```python\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
MAPS = ["docs/architecture.md", "docs/segment-file.md"]


@cache
def documents() -> dict[str, str]:
    """Return every document except the changelog, which also names what no longer exists."""
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
    """Yield what a reader types: inline code, and lines of blocks with continued ones joined."""
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
    """Return the source of a module, or of a package's `__main__`."""
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
    named = {word for call in calls for word in call.split() if re.fullmatch("[a-z][a-z-]*", word)}
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
    links = LINK.findall(documents()[document])
    assert not [(path, anchor) for path, anchor in links if not leads(document, path, anchor)]


def leads(document: str, path: str, anchor: str) -> bool:
    """Tell whether a file is there, and the heading in it that is named."""
    target = (ROOT / document).parent / path if path else ROOT / document
    if not target.exists() or not anchor:
        return target.exists()
    return anchor in map(anchor_of, HEADING.findall(FENCED.sub("", target.read_text("utf-8"))))


def anchor_of(heading: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def named_paths(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield the paths of this project in inline code, each with the name that it must define."""
    top = {each.name for each in ROOT.iterdir()} - {"var", ".venv"}
    for each in INLINE.findall(FENCED.sub("", text)):
        match = PATH.fullmatch(each)
        if match and match[1].split("/")[0] in top and not PLACEHOLDER.search(each):
            yield match[1], match[2]


def defines(path: Path, name: str) -> bool:
    """Tell whether a module, or a class in it, defines a name."""
    definition = rf"^ *(?:(?:def|class) {name}\b|{name}(?:: [^=]+)? = )"
    return bool(re.search(definition, path.read_text("utf-8"), re.MULTILINE))


# A record tells of its own time, and may name what is gone.
@pytest.mark.parametrize("document", [each for each in documents() if "/decisions/" not in each])
def test_documented_paths_and_names_exist(document: str) -> None:
    paths = list(named_paths(documents()[document]))
    assert paths or document not in MAPS, f"help: {document} names no path at all"
    missing = [path for path, _ in paths if not (ROOT / path).exists()]
    assert not missing, f"help: {document} names what is not there"
    assert not [
        f"{path}:{name}" for path, name in paths if name and not defines(ROOT / path, name)
    ], f"help: {document} names what these files do not define"


def test_every_ticked_line_of_the_security_page_names_its_test() -> None:
    ticked = re.findall(r"^\| ✓ .*$", documents()["docs/security.md"], re.M)
    assert ticked
    assert not [each for each in ticked if not re.search(r"`tests/[\w/]+\.py[:`].*\|$", each)]


@pytest.mark.parametrize("container", ["search", "index", "webui"])
def test_the_picture_of_the_architecture_is_the_contract(container: str) -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (layers,) = (
        each["layers"]
        for each in contracts["contracts"]
        if each.get("containers") == [container] and each["type"] == "layers"
    )
    # Behind two spaces, a line says what lives there.
    drawn = [
        [re.split(r"\s{2,}", line)[0] for line in block.splitlines()]
        for block in FENCED.findall(documents()["docs/architecture.md"])
    ]
    assert layers in drawn, f"help: draw the layers of {container} in docs/architecture.md"


@pytest.mark.parametrize("document", documents())
def test_documented_imports_exist(document: str) -> None:
    for block in PYTHON.findall(documents()[document]):
        for statement in ast.walk(ast.parse(dedent(block))):
            if isinstance(statement, ast.ImportFrom) and statement.module:
                module = import_module(statement.module)
                missing = [each.name for each in statement.names if not hasattr(module, each.name)]
                assert not missing, f"help: {document} imports these from {statement.module}"
