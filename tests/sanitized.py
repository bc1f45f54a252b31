"""Runs the tests of the kernel on builds that watch memory and arithmetic, and threads.

Memory and arithmetic are watched by ASan and UBSan; then TSan watches threads that ask at once.

    python -m tests.sanitized

It takes the machine's own C compiler, since the one that builds the kernel brings no runtime for
them; without one it says so and does nothing.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from search.kernel import library

FOLDER = Path("var/sanitized")
FLAGS = ("-std=c11", "-O1", "-g", "-ffp-contract=off", "-fPIC", "-shared")
CHECKS = ("-fsanitize=address,undefined", "-fno-sanitize-recover=all")
RUNTIMES = {
    "gcc": ("libasan.so", "libtsan.so"),
    "clang": ("libclang_rt.asan-x86_64.so", "libclang_rt.tsan-x86_64.so"),
}
# Named, not imported: pytest wants to be the first to import hypothesis.
RACE = "tests.search.engine.compiled.racing_threads"
TESTS = (
    "tests/index/reading/test_text.py",
    "tests/search/kernel",
    "tests/search/engine/compiled",
    "tests/search/engine/contract",
    "tests/search/facets/test_term_choice.py",
    "tests/search/facets/test_tree_writer.py",
    "tests/search/facets/test_year_writer.py",
    "tests/search/highlight",
    "tests/search/stories/test_sketch.py",
    "tests/search/text/chunks",
    "tests/search/text/segmentation/test_compiled_labels.py",
    "tests/search/text/test_alignment.py",
    "tests/search/text/writings",
    "tests/webui/api/test_hit.py",
)


def main() -> int:
    """Run the tests on both builds, and return the status of the first that fails."""
    compiler = next(filter(shutil.which, RUNTIMES), None)
    if compiler is None:
        print("skipped: neither gcc nor clang is here")
        return 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    memory, threads = RUNTIMES[compiler]
    return watch_memory(compiler, memory) or watch_threads(compiler, threads)


def watch_memory(compiler: str, runtime: str) -> int:
    """Run all tests of the kernel under ASan and UBSan."""
    built = compile_kernel(compiler, FOLDER / "kernel.so", CHECKS)
    environment = {
        "LD_PRELOAD": find_runtime(compiler, runtime),
        # Python keeps memory until it ends, and its own allocator would hide what is overrun.
        "ASAN_OPTIONS": "detect_leaks=0:allocator_may_return_null=1",
        "PYTHONMALLOC": "malloc",
    }
    return run_python(environment, "tests.sanitized", str(built))


def watch_threads(compiler: str, runtime: str) -> int:
    """Run threads that use new lists at once under TSan, which fails with status 66."""
    built = compile_kernel(compiler, FOLDER / "threads.so", ("-fsanitize=thread",))
    environment = {"LD_PRELOAD": find_runtime(compiler, runtime)}
    with TemporaryDirectory() as folder:
        status = run_python(environment, RACE, str(built), folder, "10")
    print("threads: no race" if not status else f"threads: status {status}")
    return status


def compile_kernel(compiler: str, built: Path, checks: Sequence[str]) -> Path:
    """Compile the kernel with some checks, and return where it is."""
    sources = sorted(map(str, library.PATH.parent.rglob("*.c")))
    subprocess.run([compiler, *FLAGS, *checks, "-o", str(built), *sources], check=True)
    return built.resolve()


def find_runtime(compiler: str, name: str) -> str:
    """Return where a compiler has the library that must be loaded before all else."""
    asked = [compiler, f"-print-file-name={name}"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def run_python(environment: Mapping[str, str], *arguments: str) -> int:
    """Run a module in a Python with more environment, and return its status."""
    # TSan needs its own addresses, which some systems give away at random.
    fixed = ["setarch", "-R"] if shutil.which("setarch") else []
    command = [*fixed, sys.executable, "-m", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}).returncode


def run_tests(built: Path) -> int:
    """Run the tests with another library in place of the kernel."""
    import pytest

    library.PATH = built
    return int(pytest.main([*TESTS, "-q", "-x"]))


if __name__ == "__main__":
    sys.exit(run_tests(Path(sys.argv[1])) if len(sys.argv) > 1 else main())
