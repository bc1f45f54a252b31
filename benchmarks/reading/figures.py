"""The shares of right fields, over pages of one reader."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.measuring.table import format_table
from benchmarks.reading.gold import GoldPage
from benchmarks.reading.judgement import Judgement, judge
from benchmarks.reading.readers import READERS

FIELDS = ("whole", "title", "day", "minute", "lead", "author", "begin", "end", "clean")
_FAULTS = ("rejected_articles", "taken_non_articles", "dated_undated", "wrong_day_silent")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one reader did with all pages; dated articles without text are in none of the three."""

    judgements: Sequence[Judgement]
    undated: Mapping[GoldPage, bool]
    """Articles without a date of their own, and whether they were given a wrong one."""
    others: Mapping[GoldPage, bool]
    """Pages that are no articles, and whether they were taken for one."""

    @property
    def families(self) -> list[str]:
        """The kinds of sites in the order of their names."""
        pages = [each.page for each in self.judgements]
        return sorted({each.family for each in (*pages, *self.undated, *self.others)})

    def of_family(self, family: str) -> "Outcome":
        """Return the part of one kind of sites."""
        return Outcome(
            [each for each in self.judgements if each.page.family == family],
            {page: is_so for page, is_so in self.undated.items() if page.family == family},
            {page: is_so for page, is_so in self.others.items() if page.family == family},
        )

    def to_json(self) -> dict[str, Any]:
        """Return the counts of pages, and the shares from 0 to 1."""
        judged = self.judgements
        return {
            "pages": len(judged),
            **{name: _share(getattr(each, name) for each in judged) for name in FIELDS},
            "rejected_articles": _share(each.is_refused for each in judged),
            "taken_non_articles": _share(self.others.values()),
            "dated_undated": _share(self.undated.values()),
            "wrong_day_silent": _share(each.wrong_day_silent for each in judged),
            "non_articles": len(self.others),
            "undated": len(self.undated),
        }


def measure(name: str, pages: Sequence[GoldPage]) -> Outcome:
    """Have a reader read all pages, and judge what it made of them."""
    judgements, undated, others = [], {}, {}
    for page in pages:
        answer = READERS[name](page.path)
        if not page.is_article:
            others[page] = answer is not None
        elif page.is_dated and page.has_text:
            judgements.append(judge(page, answer))
        elif not page.is_dated:
            is_wrong = answer is not None and answer.published is not None
            undated[page] = is_wrong and not judge(page, answer).day
    return Outcome(judgements, undated, others)


def to_tables(outcomes: Mapping[str, Outcome]) -> str:
    """Return a table of all readers, and one of Bantin's kinds of sites."""
    header = ["reader", "pages", *FIELDS, *_FAULTS]
    ours = outcomes["bantin"]
    rows = {family: ours.of_family(family) for family in ours.families}
    return "\n\n".join(
        format_table([label, *header[1:]], [_row(name, each) for name, each in table.items()])
        for label, table in (("reader", outcomes), ("sites", rows))
    )


def wrong_fields(outcome: Outcome) -> list[str]:
    """Return a line for each page that is not wholly right: its name, and what is wrong."""
    lines = []
    for each in outcome.judgements:
        wrong = [name for name in FIELDS if getattr(each, name) is False]
        if wrong:
            faults = "refused" if each.is_refused else ", ".join(wrong)
            lines.append(f"{each.page.path.name}: {faults}")
    lines += [
        f"{page.path.name}: undated, dated" for page, is_so in outcome.undated.items() if is_so
    ]
    lines += [
        f"{page.path.name}: no article, taken" for page, is_so in outcome.others.items() if is_so
    ]
    return lines


def _share(values: Iterable[bool | None]) -> float:
    counted = [each for each in values if each is not None]
    return round(sum(counted) / len(counted), 4) if counted else 0.0


def _row(name: str, outcome: Outcome) -> list[str]:
    figures = outcome.to_json()
    shares = [f"{figures[each]:.3f}" for each in (*FIELDS, *_FAULTS)]
    return [name, str(figures["pages"]), *shares]
