"""The wheel, installed in a fresh environment, does the main job from an unrelated folder.

It needs a package registry: `make installed` runs it, `make test` does not.
"""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree
from urllib.request import urlopen
from venv import create

import pytest

pytestmark = pytest.mark.registry

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", folder, ROOT], ROOT)
    (built,) = folder.glob("bantin-*.whl")
    return built


@pytest.fixture(scope="module", params=["newest", "lowest"])
def office(
    request: pytest.FixtureRequest, wheel: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with the samples and an environment `venv`, whose versions the bounds allow."""
    folder = tmp_path_factory.mktemp(request.param)
    create(folder / "venv", with_pip=True)
    python = str(folder / "venv" / "bin" / "python")
    if request.param == "newest":
        # The pip is the one that came with this Python.
        run([python, "-m", "pip", "install", "--quiet", str(wheel)], folder)
    else:
        install = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", python]
        lowest = ["--resolution", "lowest-direct", "--requirements", str(ROOT / "pyproject.toml")]
        run([*install, *lowest], folder)
        run([*install, "--no-deps", str(wheel)], folder)
    copytree(ROOT / "samples", folder / "samples")
    bantin(folder, "reindex", "samples", "--workers", "1")
    return folder


def run(command: Sequence[str | Path], folder: Path) -> str:
    """Run a command outside of this environment, and return its output; it must succeed."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=folder, env=env, text=True, capture_output=True)
    assert done.returncode == 0, f"help: {command} ended with\n{done.stdout}{done.stderr}"
    return done.stdout


def bantin(folder: Path, *arguments: str) -> str:
    return run([folder / "venv" / "bin" / "bantin", *arguments], folder)


def test_it_indexes_and_finds(office: Path) -> None:
    found = json.loads(bantin(office, "search", "mặt trận tổ quốc", "--json"))
    assert found["total"] > 0
    bantin(office, "verify")


def test_it_serves(office: Path) -> None:
    command = [str(office / "venv" / "bin" / "bantin"), "serve", "--port", "0", "--workers", "1"]
    with subprocess.Popen(command, cwd=office, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = re.search(r"http://127\.0\.0\.1:[0-9]+", process.stdout.readline())
            assert address
            for path, said in (
                ("/readyz", "OK"),
                ("/?q=mat+tran", "<mark>"),
                ("/en/?q=mat+tran", "bulletins"),
                ("/api/v1/openapi.json", "/api/v1/search"),
            ):
                with urlopen(f"{address[0]}{path}", timeout=60) as answer:
                    assert said in answer.read().decode()
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0


def test_everything_that_is_not_code_came_along(wheel: Path, office: Path) -> None:
    tracked = run(["git", "ls-files", "search", "index", "webui"], ROOT).splitlines()
    (packages,) = (office / "venv" / "lib").glob("python*/site-packages")
    assert tracked
    assert not [each for each in tracked if not (packages / each).is_file()]
