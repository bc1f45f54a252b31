"""Compiles the kernel while the package is built; where that cannot be, NumPy answers alone."""

import os
import platform
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILER = "ziglang==0.17.1"
"""Clang as a wheel, so that a machine without a compiler builds the kernel as well."""

FOLDER = Path("search/kernel")
LIBRARY = FOLDER / "kernel.so"

# Scores must be equal to NumPy's to the last bit: no multiplication is fused with an addition.
FLAGS = (
    *("-std=c11", "-O3", "-flto", "-ffp-contract=off"),
    *("-fPIC", "-shared", "-fvisibility=hidden", "-s"),
)
# Where the kernel runs. glibc 2.17 is that of the oldest Linux that Python 3.11 is built for.
TARGETS = {
    "x86_64": ("-target", "x86_64-linux-gnu.2.17", "-mcpu=x86_64_v2"),
    "aarch64": ("-target", "aarch64-linux-gnu.2.17", "-mcpu=generic"),
}
OFF = ("0", "false", "no", "off")


class KernelHook(BuildHookInterface[Any]):
    """Builds `kernel.so` beside its sources, and takes it into the wheel."""

    def dependencies(self) -> list[str]:
        """Return the compiler if there is something to compile; it takes 400 MB for a moment."""
        return [COMPILER] if is_wanted() and not is_fresh(Path(self.root)) else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what has changed, and name the platform that the wheel is for."""
        root = Path(self.root)
        if not is_wanted():
            return
        if not is_fresh(root):
            try:
                build(root)
            except (OSError, subprocess.CalledProcessError) as error:
                self.app.display_warning(f"no kernel, NumPy will answer alone: {error}")
                return
        build_data["artifacts"].append(str(LIBRARY))
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-manylinux_2_17_{platform.machine()}"


def is_wanted() -> bool:
    """Tell whether a kernel can run on this platform, and nobody has switched it off."""
    runs = sys.platform == "linux" and platform.machine() in TARGETS
    is_glibc = platform.libc_ver()[0] == "glibc"
    return runs and is_glibc and os.environ.get("BANTIN_KERNEL", "").lower() not in OFF


def is_fresh(root: Path) -> bool:
    """Tell whether the library was built of these sources with these flags."""
    library = root / LIBRARY
    return library.is_file() and mark(root).encode() in library.read_bytes()


def mark(root: Path) -> str:
    """Return what the library says it was built of; it is found again in its bytes."""
    digest = sha256(repr((COMPILER, FLAGS, TARGETS)).encode())
    for each in sorted((root / FOLDER).rglob("*.[ch]")):
        name = each.relative_to(root / FOLDER).as_posix()
        digest.update(name.encode() + b"\0" + each.read_bytes())
    return f"bantin-kernel-{digest.hexdigest()}"


def build(root: Path) -> None:
    """Compile all sources to one library, which takes its place in one step."""
    sources = sorted(map(str, (root / FOLDER).rglob("*.c")))
    with TemporaryDirectory(dir=root / FOLDER) as folder:
        made = Path(folder) / "kernel.so"
        command = [sys.executable, "-m", "ziglang", "cc", *FLAGS, *TARGETS[platform.machine()]]
        command += [f'-DBT_MARK="{mark(root)}"', "-o", str(made), *sources]
        caches = {"ZIG_GLOBAL_CACHE_DIR": folder, "ZIG_LOCAL_CACHE_DIR": folder}
        subprocess.run(command, check=True, env={**os.environ, **caches})
        made.replace(root / LIBRARY)
