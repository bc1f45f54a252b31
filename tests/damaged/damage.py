"""Damage as disks and copies cause it: flipped bits, stretches of zeros, a missing end."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from hypothesis import strategies as st

from index.codec.segment_file import EXTENSION
from index.codec.segment_table import SEGMENT_TABLE
from index.opening.index_folder import CURRENT, current_path
from index.opening.meta import META_FILE
from index.opening.origins import ORIGINS_FILE
from index.opening.stories import STORIES_FILE

SEGMENT = "segment"
FILES = (CURRENT, META_FILE, SEGMENT_TABLE, ORIGINS_FILE, STORIES_FILE, SEGMENT)


class Kind(Enum):
    """How a file is damaged."""

    FLIPPED = "flipped"
    ZEROS = "zeros"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Damage:
    """A damage to one file; `at` tells where, from 0 at its beginning to 1 at its end."""

    file: str
    kind: Kind
    at: float
    bits: int
    """Which bit is flipped, and how many bytes become zeros."""

    def do(self, index_dir: Path, *, in_place: bool = False) -> Path | None:
        """Damage the current generation; return the file, or None if it is as before.

        With `in_place`, processes that have the file open see the damage too.
        """
        path = self._path(index_dir)
        whole = path.read_bytes()
        place = min(int(self.at * len(whole)), len(whole) - 1)
        match self.kind:
            case Kind.FLIPPED:
                changed = bytearray(whole)
                changed[place] ^= 1 << (self.bits % 8)
            case Kind.ZEROS:
                length = min(self.bits, len(whole) - place)
                changed = bytearray(whole[:place] + bytes(length) + whole[place + length :])
            case Kind.CUT:
                changed = bytearray(whole[:place])
        if changed == whole:
            return None
        if not in_place:
            # Another generation may share the file.
            path.unlink()
        path.write_bytes(changed)
        return path

    def _path(self, index_dir: Path) -> Path:
        if self.file == CURRENT:
            return index_dir / CURRENT
        generation = current_path(index_dir)
        if self.file == SEGMENT:
            return max(generation.glob(f"*{EXTENSION}"), key=lambda each: each.stat().st_size)
        return generation / self.file


damages = st.builds(
    Damage,
    st.sampled_from(FILES),
    st.sampled_from(Kind),
    st.floats(0, 1),
    st.sampled_from([1, 2, 5, 8, 64, 4096]),
)
