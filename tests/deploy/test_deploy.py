"""The tools that the files of `deploy/` are for accept them, if they are on the machine."""

import os
import re
import shlex
import signal
import subprocess
from pathlib import Path
from shutil import which

import click
import pytest

from index.command import main
from index.settings.settings import Settings, variable_of
from tests.deploy.tools import DEPLOY, needed, run

UNITS = sorted(DEPLOY.glob("*.service")) + sorted(DEPLOY.glob("*.timer"))


def test_there_are_units() -> None:
    assert {each.name for each in UNITS} >= {"bantin.service", "bantin-reindex.timer"}


def test_systemd_reads_the_units(tmp_path: Path) -> None:
    analyze = needed("systemd-analyze")
    for unit in UNITS:
        # The commands are not on this machine.
        content = re.sub(
            r"^ExecStart=\S+", "ExecStart=/bin/true", unit.read_text("utf-8"), flags=re.M
        )
        (tmp_path / unit.name).write_text(content, "utf-8")
    (tmp_path / "bantin-alert@.service").with_name("bantin-alert@x.service").symlink_to(
        tmp_path / "bantin-alert@.service"
    )
    units = [each for each in tmp_path.iterdir() if "@." not in each.name]
    told = run(analyze, "verify", "--man=no", *units)
    ours = [each for each in told.splitlines() if str(tmp_path) in each]
    assert not ours


SERVICES = ("bantin.service", "bantin-reindex.service", "bantin-watch.service")


@pytest.mark.parametrize("name", SERVICES)
def test_what_fails_calls_the_alert(name: str) -> None:
    before, _, _ = (DEPLOY / name).read_text("utf-8").partition("[Service]")
    assert "OnFailure=bantin-alert@%n.service" in before.splitlines()


@pytest.mark.parametrize("name", SERVICES)
def test_units_are_hardened(name: str) -> None:
    """systemd rates exposure from 0 to 10; a unit must stay below 3, which systemd calls OK."""
    analyze = needed("systemd-analyze")
    told = subprocess.run(
        [analyze, "security", "--offline=true", "--threshold=30", DEPLOY / name],
        text=True,
        capture_output=True,
    )
    assert told.returncode == 0, f"help: {told.stdout}{told.stderr}"


def compose() -> list[str]:
    """Return the command of docker compose or podman-compose; the test is skipped without both."""
    docker = which("docker")
    if (
        docker
        and not subprocess.run([docker, "compose", "version"], capture_output=True).returncode
    ):
        return [docker, "compose"]
    podman = needed("podman-compose")
    if subprocess.run([podman, "config", "--help"], capture_output=True).returncode:
        pytest.skip("this podman-compose is too old to check a file")
    return [podman]


def test_compose_reads_its_file() -> None:
    command = [*compose(), "--file", str(DEPLOY / "compose.yaml"), "config", "--quiet"]
    done = subprocess.run(
        command, env={**os.environ, "SOURCES": "/srv"}, text=True, capture_output=True
    )
    assert done.returncode == 0, f"help: {done.stderr}"


def test_the_container_that_reindexes_stops_when_it_is_told_to(tmp_path: Path) -> None:
    """A signal reaches `bantin`, and ends the shell with status 0."""
    (script,) = re.findall(r"- \|\n((?: {8}.*\n)+)", (DEPLOY / "compose.yaml").read_text("utf-8"))
    (tmp_path / "bantin").write_text(
        "#!/bin/sh\ntrap 'echo told; exit 0' TERM\necho begun\nsleep 60 & wait $!\n", "utf-8"
    )
    (tmp_path / "bantin").chmod(0o755)
    with subprocess.Popen(
        ["sh", "-c", script.replace("$$", "$")],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as shell:
        assert shell.stdout is not None
        try:
            assert shell.stdout.readline() == "begun\n"
            shell.terminate()
            assert shell.wait(timeout=15) == 0
            assert shell.stdout.readline() == "told\n"
        finally:
            os.killpg(shell.pid, signal.SIGKILL)


def test_commands_and_settings_exist() -> None:
    texts = {each.name: each.read_text("utf-8") for each in DEPLOY.iterdir()}
    context = click.Context(main)
    known = set(map(variable_of, Settings.model_fields))
    called = 0
    for name, text in texts.items():
        for line in re.findall(r"\bbantin ((?:serve|reindex|watch)[^;\n]*)", text):
            command, *arguments = shlex.split(line.replace('"]', ""))
            found = main.get_command(context, command)
            assert found, f"help: {name} calls what there is not: {line}"
            options = {each for parameter in found.params for each in parameter.opts}
            assert {each for each in arguments if each.startswith("--")} <= options
            called += 1
        assert set(re.findall(r"\bBANTIN_[A-Z_]+", text)) <= known
    assert called >= 4


def test_containers_are_not_root_and_change_nothing_but_the_index() -> None:
    containerfile = (DEPLOY / "Containerfile").read_text("utf-8")
    last_stage = containerfile.rpartition("\nFROM ")[2]
    assert "\nUSER 10001\n" in last_stage
    assert "/readyz" in last_stage
    compose = (DEPLOY / "compose.yaml").read_text("utf-8")
    for said in ("read_only: true", "cap_drop: [ALL]", "no-new-privileges:true", "index:/index:ro"):
        assert said in compose
