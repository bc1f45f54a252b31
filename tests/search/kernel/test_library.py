import platform
import re
import shutil
import sys
from pathlib import Path

import pytest

from search.kernel import library
from search.kernel.library import Kernel, NoKernel, describe, find_kernel, load

runs_here = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"),
    reason="no kernel is compiled for this platform",
)


@runs_here
def test_the_kernel_is_there() -> None:
    assert isinstance(load(library.PATH), Kernel), "help: make compiles it"


def test_the_header_and_the_door_know_the_same_version() -> None:
    header = Path(library.__file__).with_name("kernel.h").read_text("utf-8")
    assert re.findall(r"#define VERSION (\d+)", header) == [str(library.VERSION)]


@pytest.mark.parametrize("value", ["off", "0", "False", " OFF "])
def test_a_variable_switches_it_off(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(library.VARIABLE, value)
    found = find_kernel()
    assert isinstance(found, NoKernel)
    assert library.VARIABLE in describe(found)


def test_a_setting_switches_it_off() -> None:
    assert isinstance(find_kernel(is_wanted=False), NoKernel)


def test_what_was_not_compiled_is_said(tmp_path: Path) -> None:
    assert "not compiled" in describe(load(tmp_path / "kernel.so"))


def test_a_file_that_is_no_library_is_said(tmp_path: Path) -> None:
    path = tmp_path / "kernel.so"
    path.write_bytes(b"no library")
    assert "cannot be loaded" in describe(load(path))


@runs_here
def test_the_library_of_another_version_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kernel.so"
    shutil.copy(library.PATH, path)
    monkeypatch.setattr(library, "VERSION", library.VERSION + 1)
    assert "install Bantin again" in describe(load(path))
