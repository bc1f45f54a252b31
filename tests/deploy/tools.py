"""The tools that the files of `deploy/` are for; a test is skipped without its tool."""

import subprocess
from pathlib import Path
from shutil import which

import pytest

DEPLOY = Path(__file__).parents[2] / "deploy"


def needed(tool: str) -> str:
    """Return the path of a tool; the test is skipped without it."""
    found = which(tool) or which(tool, path="/usr/sbin:/usr/local/sbin")
    if not found:
        pytest.skip(f"no {tool} on this machine")
    return found


def run(*command: str | Path) -> str:
    """Return what a command tells; the test fails if it does."""
    done = subprocess.run(command, text=True, capture_output=True)
    assert done.returncode == 0, f"help: {done.stdout}{done.stderr}"
    return done.stdout + done.stderr
