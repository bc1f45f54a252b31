"""A site that serves during a benchmark, in its own processes."""

import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


@contextmanager
def running(command: Sequence[str], *, is_quiet: bool = False) -> Iterator[int]:
    """Run a server while the block runs; yields the port that it prints.

    The log of a quiet one is not shown.
    """
    log = subprocess.DEVNULL if is_quiet else None
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True) as server:
        assert server.stdout is not None
        found = re.search(r"http://[^:]+:(\d+)", server.stdout.readline())
        assert found, "the server did not say where it listens"
        try:
            yield int(found[1])
        finally:
            server.terminate()
