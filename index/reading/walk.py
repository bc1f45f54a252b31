"""The files to read under the given files and folders.

Folders are walked in the order of names, following links. Files of other kinds in them are skipped
and counted; names that begin with a dot or `~$`, and the `X_files` folder that a browser saves
beside `X.html`, are skipped without counting. A file given by name must be of a known kind. A file
reached twice is read once.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from errno import ELOOP
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from index.problem import SourceProblem

Identity = tuple[int, int]
"""Device and inode: the same for all names of one file."""


PassOver = Callable[[Path], None]
"""Called with each file in a folder that is of another kind."""


def walk(
    paths: Iterable[Path], suffixes: tuple[str, ...], pass_over: PassOver = lambda _: None
) -> Iterator[Path | SourceProblem]:
    """Yield the files whose names end with one of `suffixes`, and problems of reading folders."""
    seen: set[Identity] = set()
    for path in paths:
        yield from _walk_from(path, suffixes, seen, pass_over)


def _walk_from(
    top: Path, suffixes: tuple[str, ...], seen: set[Identity], pass_over: PassOver
) -> Iterator[Path | SourceProblem]:
    is_empty = True
    # A stack and not recursion: folders may lie deeper than Python calls.
    waiting: list[tuple[Path, frozenset[Identity]]] = [(top, frozenset())]
    while waiting:
        path, above = waiting.pop()
        try:
            status = path.stat()
            inside = _names_in(path) if S_ISDIR(status.st_mode) else None
        except OSError as error:
            is_empty = False
            yield (
                _link_loop(path) if error.errno == ELOOP else SourceProblem.unreadable(path, error)
            )
            continue
        identity = (status.st_dev, status.st_ino)
        is_known = path.name.lower().endswith(suffixes)
        if identity in above:
            yield _link_loop(path)
        elif identity in seen:
            is_empty = False
        elif inside is not None:
            waiting.extend((path / name, above | {identity}) for name in reversed(inside))
        elif is_known or path is top:
            is_empty = False
            yield path if is_known and S_ISREG(status.st_mode) else _not_a_bulletin(path, suffixes)
        else:
            pass_over(path)
        seen.add(identity)
    if is_empty:
        yield _nothing_in(top)


def _names_in(folder: Path) -> list[str]:
    names = sorted(os.listdir(folder))
    pages = {name.rpartition(".")[0] for name in names if name.lower().endswith((".html", ".htm"))}
    return [
        name
        for name in names
        if not name.startswith((".", "~$"))
        and not (name.endswith("_files") and name.removesuffix("_files") in pages)
    ]


def _link_loop(path: Path) -> SourceProblem:
    return SourceProblem.error(
        path,
        None,
        "liên kết quay vòng về chính nó hoặc thư mục chứa nó",
        "the link leads in a circle, to itself or to a folder that it lies in",
    )


def _not_a_bulletin(path: Path, suffixes: tuple[str, ...]) -> SourceProblem:
    known = ", ".join(suffixes)
    return SourceProblem.error(
        path,
        None,
        f"không phải tệp thuộc loại đọc được: {known}",
        f"not a file of a kind that can be read: {known}",
    )


def _nothing_in(folder: Path) -> SourceProblem:
    return SourceProblem.error(
        folder, None, "thư mục không có bản tin nào", "there is no bulletin in the folder"
    )
