"""Runs the tests of the kernel on a build that watches memory and arithmetic (ASan and UBSan).

    python -m tests.sanitized

It takes the machine's own C compiler, since the one that builds the kernel brings no runtime for
them; without one it says so and does nothing.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from search.kernel import library

FOLDER = Path("var/sanitized")
FLAGS = ("-std=c11", "-O1", "-g", "-ffp-contract=off", "-fPIC", "-shared")
CHECKS = ("-fsanitize=address,undefined", "-fno-sanitize-recover=all")
RUNTIMES = {"gcc": "libasan.so", "clang": "libclang_rt.asan-x86_64.so"}
TESTS = (
    "tests/search/kernel",
    "tests/search/engine/compiled",
    "tests/search/engine/test_contract.py",
    "tests/search/facets/test_term_choice.py",
    "tests/search/highlight",
    "tests/search/text/chunks",
    "tests/search/text/segmentation/test_compiled_labels.py",
)


def main() -> int:
    """Compile, start Python once more with the runtime before all else, and return its status."""
    compiler = next(filter(shutil.which, RUNTIMES), None)
    if compiler is None:
        print("skipped: neither gcc nor clang is here")
        return 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    built = FOLDER / "kernel.so"
    sources = sorted(map(str, library.PATH.parent.rglob("*.c")))
    subprocess.run([compiler, *FLAGS, *CHECKS, "-o", str(built), *sources], check=True)
    asked = [compiler, f"-print-file-name={RUNTIMES[compiler]}"]
    runtime = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
    environment = {
        **os.environ,
        "LD_PRELOAD": runtime,
        # Python keeps memory until it ends, and its own allocator would hide what is overrun.
        "ASAN_OPTIONS": "detect_leaks=0:allocator_may_return_null=1",
        "PYTHONMALLOC": "malloc",
    }
    command = [sys.executable, "-m", "tests.sanitized", str(built.resolve())]
    return subprocess.run(command, env=environment).returncode


def run_tests(built: Path) -> int:
    """Run the tests with another library in place of the kernel."""
    import pytest

    library.PATH = built
    return int(pytest.main([*TESTS, "-q", "-x"]))


if __name__ == "__main__":
    sys.exit(run_tests(Path(sys.argv[1])) if len(sys.argv) > 1 else main())
