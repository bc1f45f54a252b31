"""The bulletin: one published text, as its source gave it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from orjson import OPT_SORT_KEYS, dumps

from search.vietnam_time import VIETNAM


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the source offers with a bulletin."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One bulletin: texts are NFC, paragraphs have no line breaks, `published` has a time zone.

    `organisations` are the names that the source itself gives, not those found in the text.
    """

    id: str
    title: str
    published: datetime
    lead: str = ""
    body: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    author: str = ""
    publisher: str = ""
    url: str = ""
    attachments: tuple[Attachment, ...] = ()
    organisations: tuple[str, ...] = field(default=())

    @property
    def content_hash(self) -> str:
        """A hexadecimal digest of all fields except the id."""
        content = self.to_json()
        del content["id"]
        return blake2b(dumps(content, option=OPT_SORT_KEYS), digest_size=16).hexdigest()

    def to_json(self) -> dict[str, Any]:
        """Return the bulletin as JSON values, the form that the index stores."""
        # Not `asdict`, which copies every paragraph and takes five times as long.
        record = {name: getattr(self, name) for name in self.__slots__}
        record["published"] = self.published.isoformat()
        record["attachments"] = tuple(asdict(each) for each in self.attachments)
        return record

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the values alone, in half the time that Python's way with slots takes."""
        return Bulletin, _values(self)

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> "Bulletin":
        """Return the bulletin that `to_json` described."""
        return cls(
            id=record["id"],
            title=record["title"],
            published=datetime.fromisoformat(record["published"]).astimezone(VIETNAM),
            lead=record["lead"],
            body=tuple(record["body"]),
            captions=tuple(record["captions"]),
            author=record["author"],
            publisher=record["publisher"],
            url=record["url"],
            attachments=tuple(Attachment(**each) for each in record["attachments"]),
            organisations=tuple(record["organisations"]),
        )


_values = attrgetter(*Bulletin.__slots__)
