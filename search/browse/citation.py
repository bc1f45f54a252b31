"""Citations: the bulletins that cite a document, each with the sentence that first names it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from search.field import Field
from search.label import Label
from search.result import FacetValue, HighlightedText
from search.text.code import NAMES, canonical, kind_of
from search.text.sentence import sentence_around
from search.text.token import TokenKind
from search.text.tokenizer import tokenize

_DIGITS = re.compile("[0-9]+")
# What may stand between a code and the subject: its day, its issuer, a bracket. An issuer ends
# before another one or a day, or a sentence of many would be read in all ways to divide it.
_BETWEEN = (
    r"(?:[,\s]*(?:ngày\s+[0-9]{1,2}(?:[/.-][0-9]{1,2}[/.-][0-9]{4}|\s+tháng\s+[0-9]{1,2}"
    r"(?:\s+năm\s+|/)[0-9]{4})"
    r"|của(?:\s+(?!của\b|ngày\s+[0-9])[^\s,.;:“”\"()]++){1,13}?|\([^)]{1,60}\)))*"
)
_SUBJECT = re.compile(
    rf"{_BETWEEN}[,\s]*[“\"]?((?:quy\s+định\s+)?[Vv]ề\s+(?:việc\s+)?\w+\s[^,.;:“”\"()]{{4,160}}?)"
    r"\s*(?:[,.;:“”\"()]|\s[-–]\s|$)"
)


@dataclass(frozen=True, slots=True)
class CitingSentence:
    """The sentence in which a bulletin first names a document.

    `paragraph` is the index of its paragraph among the texts of `field`, `start` its offset there.
    Its marks are the spans of the code.
    """

    sentence: HighlightedText
    field: Field
    paragraph: int
    start: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A bulletin that cites a document."""

    id: str
    title: str
    published: datetime
    organisations: Sequence[Label]
    mention: CitingSentence | None
    publisher: Label | None = None


@dataclass(frozen=True, slots=True)
class Citations:
    """A page of the bulletins that cite a document, by time, and the organisations they name.

    `code` is written as the bulletins write it; `total` counts all of them, 0 if none cites it.
    """

    code: str
    total: int
    citations: Sequence[Citation]
    organisations: Sequence[FacetValue] = ()
    subject: str = ""
    """What the document is about, as bulletins write it: "về trồng rừng"; empty if none does."""
    spellings: Sequence[str] = ()
    """How else bulletins write it, all of them counted: 168/NĐ-CP, Nghị định 168."""
    others: Sequence[FacetValue] = ()
    """Documents of the same number, kind and issuer, but another year, or without one."""
    is_undated_apart: bool = False
    """Whether bulletins write words without a year, which are left out: several can be meant."""

    @property
    def id(self) -> str:
        """The one form of the code that the index knows."""
        return canonical(self.code)

    @property
    def name(self) -> str:
        """The kind of document that its letters stand for, "Nghị quyết"; empty if unknown."""
        return name_of(self.code)


def name_of(written: str) -> str:
    """Return the kind of document that a code names, such as "Nghị quyết"; "" if unknown."""
    names = NAMES.get(kind_of(canonical(written)), ())
    return names[0][:1].upper() + names[0][1:] if names else ""


@dataclass(frozen=True, slots=True)
class Mentions:
    """What in a text names a document: any of its canonical codes, or a wording."""

    codes: frozenset[str]
    wording: re.Pattern[str] | None = None

    def find(self, text: str) -> Sequence[tuple[int, int]]:
        """Return the spans of a text that name the document, in order and without overlaps."""
        # Only texts that contain a number of its codes are tokenized.
        if not any(number in text for number in self.numbers):
            return ()
        spans = [each.span() for each in self.wording.finditer(text)] if self.wording else []
        for token in tokenize(text):
            if token.kind is TokenKind.CODE and (
                canonical(text[token.start : token.end]) in self.codes
            ):
                spans.append((token.start, token.end))
        return _apart(sorted(set(spans)))

    @property
    def numbers(self) -> Sequence[str]:
        """The numbers that codes begin with, without zeros before them."""
        found = (_DIGITS.search(each) for each in self.codes)
        return [each[0].lstrip("0") or "0" for each in found if each]


def read_citation(record: Mapping[str, Any], mentions: Mentions) -> Citation:
    """Return the citation of a document in a stored bulletin."""
    bulletin = record["bulletin"]
    return Citation(
        bulletin["id"],
        bulletin["title"],
        datetime.fromisoformat(bulletin["published"]),
        tuple(Label(**each) for each in record["organisations"]),
        find_citing_sentence(bulletin, mentions),
        Label(**record["publisher"]) if record["publisher"] else None,
    )


def find_subject(citations: Iterable[Citation]) -> str:
    """Return what most bulletins say a document is about, the longest among equals; "" if none."""
    found: Counter[str] = Counter()
    for each in citations:
        if each.mention and each.mention.sentence.highlights:
            sentence = each.mention.sentence
            if subject := _SUBJECT.match(sentence.text, sentence.highlights[0][1]):
                words = " ".join(subject[1].split())
                found[words[:1].lower() + words[1:]] += 1
    return max(found, key=lambda each: (found[each], len(each), each), default="")


def find_citing_sentence(bulletin: Mapping[str, Any], mentions: Mentions) -> CitingSentence | None:
    """Return the sentence in which a bulletin first names a document; a title counts as one."""
    for field in (Field.TITLE, Field.LEAD, Field.BODY, Field.CAPTIONS):
        texts = [bulletin[field]] if isinstance(bulletin[field], str) else bulletin[field]
        for paragraph, text in enumerate(texts):
            if spans := mentions.find(text):
                return _mention(text, spans, field, paragraph)
    return None


def _apart(spans: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Return the spans that do not begin inside an earlier one."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _mention(
    text: str, spans: Sequence[tuple[int, int]], field: Field, paragraph: int
) -> CitingSentence:
    first, last = sentence_around(text, *spans[0])
    marks = tuple((start - first, end - first) for start, end in spans if end <= last)
    return CitingSentence(HighlightedText(text[first:last], marks), field, paragraph, first)
