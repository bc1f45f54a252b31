"""Histories of an index: commits that add, replace and remove bulletins, and merge segments."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from hypothesis import strategies as st
from numpy import intp
from numpy.typing import NDArray
from pytest import MonkeyPatch

from index.analysis import analyse
from index.bulletin import Bulletin
from index.codec.codec import BantinCodec
from index.codec.document import Document
from index.codec.occurrences import variants
from index.codec.whoosh_api.index import create_index
from index.codec.writer import DocumentWriter
from index.opening.schema import SCHEMA
from search.engine.segment.variants import VariantForm
from search.field import (
    CODES,
    DAY,
    ID,
    KEYWORDS,
    ORGANISATIONS,
    PLACES,
    PUBLISHED,
    PUBLISHERS,
    STATED,
    STORED,
)
from tests.generated.bulletins import IDS, Vocabulary, bulletins

_LISTS = (CODES, ORGANISATIONS, STATED, PLACES, PUBLISHERS)

document_of = lru_cache(maxsize=1 << 16)(analyse)


class Merge(Enum):
    """What a commit does with existing segments, in the form that Whoosh's writers take."""

    NOTHING = "merge", False
    SMALL = "merge", True
    EVERYTHING = "optimize", True


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit: bulletins are removed, then others are added or replace those with their ids."""

    filed: Sequence[Bulletin]
    withdrawn: Sequence[str] = ()
    merge: Merge = Merge.NOTHING
    by_whoosh: bool = False

    def write(self, index: Any) -> None:
        """Write to an index, as whole documents through arrays or with Whoosh's own writer."""
        writer = index.writer(codec=BantinCodec()) if self.by_whoosh else DocumentWriter(index)
        for id in self.withdrawn:
            writer.delete_by_term(ID, id)
        for document in map(document_of, self.filed):
            if self.by_whoosh:
                writer.update_document(**whoosh_fields(document))
            else:
                writer.replace(document)
        name, value = self.merge.value
        writer.commit(**{name: value})


def whoosh_fields(document: Document) -> Mapping[str, Any]:
    """Return a document in the form that Whoosh's own writer takes."""
    held = {name: document.keywords.get(name, ()) for name in KEYWORDS}
    return {
        **{str(name): terms for name, terms in document.fields.items()},
        ID: held[ID][0],
        DAY: held[DAY][0],
        **{name: ",".join(held[name]) for name in _LISTS},
        PUBLISHED: document.published,
        STORED: document.text,
    }


Sizes = Callable[[NDArray[intp], NDArray[intp], NDArray[intp]], NDArray[intp]]


def _preferring(form: VariantForm, measured: Sizes = variants._sizes) -> Sizes:
    """Return sizes of variants by which a form is the shortest wherever it is possible."""

    def sizes(counts: NDArray[intp], kinds: NDArray[intp], rares: NDArray[intp]) -> NDArray[intp]:
        found = measured(counts, kinds, rares)
        others = np.arange(len(found)) != form
        is_wanted = (kinds > 1) & (found[form] < variants.NEVER)
        found[others[:, np.newaxis] & is_wanted] = variants.NEVER
        return found

    return sizes


@dataclass(frozen=True, slots=True)
class Constants:
    """Constants that decide how lists are stored, and how much is processed at once."""

    chunk: int = 1 << 16
    halves_from: int = 32
    bits_from: int = 16
    followed_from: int = 4
    wide: int = 1 << 16
    rare_from: int = 4095
    rare_share: int = 16
    variant_form: VariantForm | None = None
    """One that all plain terms get that can have it."""
    run: int = 4096
    batch: int = 2_000_000
    promising: int = 200
    page: int = 10

    @contextmanager
    def set(self) -> Iterator[None]:
        """Let writers and readers use these constants inside the block."""
        with MonkeyPatch.context() as patch:
            patch.setattr("index.codec.encoder.CHUNK", self.chunk)
            patch.setattr("search.engine.segment.postings.CHUNK", self.chunk)
            patch.setattr("index.codec.encoder.HALVES_FROM", self.halves_from)
            patch.setattr("index.codec.encoder.BITS_FROM", self.bits_from)
            patch.setattr("index.codec.occurrences.followers.FOLLOWED_FROM", self.followed_from)
            patch.setattr("index.codec.occurrences.positions.WIDE", self.wide)
            patch.setattr("index.codec.occurrences.positions.RARE_FROM", self.rare_from)
            patch.setattr("index.codec.occurrences.positions.RARE_SHARE", self.rare_share)
            if self.variant_form is not None:
                patch.setattr(
                    "index.codec.occurrences.variants._sizes", _preferring(self.variant_form)
                )
            patch.setattr("index.codec.builder.RUN_DOCUMENTS", self.run)
            patch.setattr("index.codec.runs.merge.BATCH", self.batch)
            patch.setattr("search.engine.scoring.scoring.PROMISING", self.promising)
            patch.setattr("search.relaxation.relaxed_matches.PAGE", self.page)
            yield


constants: st.SearchStrategy[Constants] = st.builds(
    Constants,
    chunk=st.sampled_from((1 << 16, 2, 4)),
    halves_from=st.sampled_from((32, 1, 3)),
    bits_from=st.sampled_from((16, 1, 2)),
    followed_from=st.sampled_from((4, 1, 100)),
    wide=st.sampled_from((1 << 16, 8)),
    rare_from=st.sampled_from((4095, 3, 20)),
    rare_share=st.sampled_from((16, 1)),
    variant_form=st.sampled_from(
        (None, VariantForm.BYTE, VariantForm.TWO_BITS, VariantForm.COMMON_HALVES)
    ),
    run=st.sampled_from((4096, 1, 2)),
    batch=st.sampled_from((2_000_000, 1, 7)),
    promising=st.sampled_from((200, 0, 1)),
    page=st.sampled_from((10, 2)),
)


def commits(vocabulary: Vocabulary, by_whoosh: bool | None = None) -> st.SearchStrategy[Commit]:
    """Return commits of a newsroom's bulletins; `by_whoosh` None leaves the writer open."""
    return st.builds(
        Commit,
        filed=st.lists(bulletins(vocabulary), max_size=5, unique_by=lambda each: each.id),
        withdrawn=st.lists(st.sampled_from(IDS), max_size=2),
        merge=st.sampled_from(Merge),
        by_whoosh=st.booleans() if by_whoosh is None else st.just(by_whoosh),
    )


def living_after(history: Sequence[Commit]) -> Mapping[str, Bulletin]:
    """Return the bulletins that the index holds after some commits, by id."""
    living: dict[str, Bulletin] = {}
    for commit in history:
        for id in commit.withdrawn:
            living.pop(id, None)
        living |= {each.id: each for each in commit.filed}
    return living


@contextmanager
def scratch() -> Iterator[Path]:
    """Yield a temporary folder, in memory if possible, because thousands are made."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


@contextmanager
def written(history: Sequence[Commit]) -> Iterator[Any]:
    """Write a history into a temporary index."""
    with scratch() as folder:
        index = create_index(folder, SCHEMA)
        for commit in history:
            commit.write(index)
        yield index
