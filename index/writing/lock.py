"""One writer at a time: a lock on an index folder that says who holds it.

The operating system releases the lock when the process that holds it ends in any way, so that a
dead process never leaves one behind.
"""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, LOCK_UN, flock
from getpass import getuser
from io import FileIO
from pathlib import Path
from time import sleep
from typing import Literal

from index.errors import LockedError, MisplacedFolderError
from search.vietnam_time import VIETNAM

LOCK_FILE = "lock"


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that writes to an index, as the lock file describes it."""

    pid: int
    user: str
    host: str
    since: str

    def __str__(self) -> str:
        return f"{self.user}@{self.host} (pid {self.pid})"


@contextmanager
def locked(index_dir: Path) -> Iterator[None]:
    """Keep other writers out of `index_dir` while the block runs.

    Raises LockedError at once if another writer holds the lock, or MisplacedFolderError.
    """
    with _open(index_dir, "a+b") as file:
        if not _acquire(file):
            raise _locked_by(index_dir, _read(file))
        _write_holder(file)
        try:
            yield
        finally:
            file.truncate(0)
            flock(file, LOCK_UN)


def holder(index_dir: Path) -> Holder | None:
    """Return who is writing to `index_dir` right now, or None; raises MisplacedFolderError."""
    try:
        with _open(index_dir, "rb") as file:
            try:
                flock(file, LOCK_SH | LOCK_NB)
            except BlockingIOError:
                return _read(file)
    except FileNotFoundError:
        pass
    return None


def _open(index_dir: Path, mode: Literal["a+b", "rb"]) -> FileIO:
    path = index_dir / LOCK_FILE
    try:
        return path.open(mode, buffering=0)
    except IsADirectoryError as error:
        raise MisplacedFolderError(path) from error


def _acquire(file: FileIO) -> bool:
    # `holder` takes the lock for an instant to look at it; trying again gets past that.
    for patience in (0.05, 0.1, None):
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            if patience:
                sleep(patience)
        else:
            return True
    return False


def _write_holder(file: FileIO) -> None:
    since = datetime.now(VIETNAM).isoformat(timespec="seconds")
    me = Holder(pid=os.getpid(), user=_user(), host=socket.gethostname(), since=since)
    file.truncate(0)
    # The name of the holder is only for messages: a full disk must not keep anyone from writing.
    with suppress(OSError):
        file.write(json.dumps(asdict(me)).encode())


def _user() -> str:
    try:
        return getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return str(os.getuid())


def _read(file: FileIO) -> Holder | None:
    file.seek(0)
    try:
        return Holder(**json.load(file))
    except (ValueError, TypeError):  # the holder has not written its name yet
        return None


def _locked_by(index_dir: Path, who: Holder | None) -> LockedError:
    if who is None:
        return LockedError(index_dir, "", None)
    return LockedError(index_dir, str(who), datetime.fromisoformat(who.since))
