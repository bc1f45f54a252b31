"""Lucene 9.5 from pyserini's jar, through pyjnius and our own class, `Bulletins.java`.

    pip install --no-deps pyserini==0.22.1 pyjnius

That is enough: Lucene needs none of pyserini's dependencies, such as PyTorch. It needs a JDK,
because the jar lacks Lucene's facet module, so that our class does the counting: in one pass over
sorted-set doc values, while the best ten are collected. Results stay Java objects while time is
measured, as Xapian's counts stay in C++.
"""

import subprocess
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.engine import TOP, Answer, month_id, month_of, text_of
from benchmarks.inputs.accents import without_accents
from benchmarks.inputs.mix import Mix
from index.bulletin import Bulletin

MIXES = frozenset((Mix.WORDS, Mix.PHRASES))

_SOURCE = Path(__file__).with_name("Bulletins.java")


class Reader:
    """An open index of one segment."""

    def __init__(self, folder: Path) -> None:
        self._reader = _READER(str(folder))

    def search(self, query: str, mix: Mix) -> Any:
        """Rank and count in one pass."""
        field = "folded" if query == without_accents(query) else "accented"
        return self._reader.search(query, field, mix is Mix.PHRASES, TOP)

    def answer(self, found: Any) -> Answer:
        """Return Java's maps as dictionaries."""
        months = {month_id(int(month)): count for month, count in _items(found.months)}
        return Answer(found.total(), dict(_items(found.organisations)), months)

    def close(self) -> None:
        """Close the index."""
        self._reader.close()


def build(bulletins: Iterable[Bulletin], folder: Path) -> None:
    """Write an index, and merge it into one segment."""
    writer = _WRITER(str(folder))
    for bulletin in bulletins:
        organisations = _LIST()
        for organisation in bulletin.organisations:
            organisations.add(organisation)
        writer.add(text_of(bulletin), str(month_of(bulletin)), organisations)
    writer.close()


def open_index(folder: Path) -> Reader:
    """Open the index for reading."""
    return Reader(folder)


def _items(map: Any) -> Iterable[tuple[str, int]]:
    return [(each.getKey(), each.getValue()) for each in map.entrySet().toArray()]


def _start_java() -> tuple[TemporaryDirectory[str], Any]:
    """Compile our class and start Java, which a process does once, with all classes known.

    Raises ModuleNotFoundError if pyserini is not installed.
    """
    pyserini = find_spec("pyserini")
    if pyserini is None or pyserini.origin is None:
        raise ModuleNotFoundError("No module named 'pyserini'", name="pyserini")
    (jar,) = (Path(pyserini.origin).parent / "resources" / "jars").glob("anserini-*-fatjar.jar")
    classes = TemporaryDirectory(prefix="benchmark-lucene-classes-")
    subprocess.run(
        ["javac", "-proc:none", "-cp", str(jar), "-d", classes.name, str(_SOURCE)], check=True
    )
    settings = import_module("jnius_config")
    settings.set_classpath(classes.name, str(jar))
    # The garbage collector of one thread, as for the single core that is measured.
    settings.add_options("-XX:+UseSerialGC", "-Xmx2g")
    return classes, import_module("jnius").autoclass


_CLASSES, _autoclass = _start_java()
_READER = _autoclass("Bulletins$Reader")
_WRITER = _autoclass("Bulletins$Writer")
_LIST = _autoclass("java.util.ArrayList")
