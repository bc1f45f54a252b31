"""A segment that Whoosh's writer is filling, first with documents, then with postings by term."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from index.codec.builder import SegmentBuilder
from index.codec.document import Document
from search.field import Field
from search.text.analysis import FieldTerms


@dataclass(slots=True)
class PendingDocument:
    """The parts of a document received so far; positions come term by term, sorted at the end."""

    published: int = 0
    text: bytes = b""
    keywords: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    positions: dict[Field, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))

    def finish(self) -> Document:
        """Return the whole document."""
        fields = {}
        for name, positions in self.positions.items():
            positions.sort()
            fields[name] = FieldTerms.of(
                [term for _, term in positions], [packed for packed, _ in positions]
            )
        return Document(self.published, self.text, self.keywords, fields)


@dataclass(frozen=True, slots=True)
class PendingSegment:
    """The documents of a new segment, and the builder that will write them."""

    path: Path
    builder: SegmentBuilder
    documents: list[PendingDocument] = field(default_factory=list)

    def write(self) -> None:
        """Write the segment's file, also an empty one: Whoosh lists the segment in any case."""
        for each in self.documents:
            self.builder.add(each.finish())
        self.builder.finish(self.path)
