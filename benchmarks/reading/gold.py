"""Real pages with the values that a person read off them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FAMILIES = {"portals": ".gov.vn", "schools": ".edu."}
"""Kinds of sites, and what tells their addresses; the others are newspapers and the like."""

OTHERS = "newspapers and others"


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One page; `published` holds every date that is right, the page's own first, or nothing.

    `body_start` and `body_end` are the first and last letters below the lead; both are empty for a
    scan, an attachment or pictures.
    """

    path: Path
    site: str
    is_article: bool
    title: str
    published: tuple[str, ...]
    is_dated: bool
    has_time: bool
    lead: str
    author: str
    body_start: str
    body_end: str
    absent: tuple[str, ...]

    @property
    def has_text(self) -> bool:
        """Tell whether the article is more than a scan, an attachment or pictures."""
        return bool(self.lead or self.body_start)

    @property
    def family(self) -> str:
        """The kind of site that the page is of."""
        return next((name for name, mark in FAMILIES.items() if mark in f"{self.site}."), OTHERS)


def read_gold(folder: Path) -> list[GoldPage]:
    """Return the pages that `gold.jsonl` of a folder describes."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [_page(folder / "pages", json.loads(line)) for line in lines]


def _page(folder: Path, record: Mapping[str, Any]) -> GoldPage:
    own = record.get("published")
    dates = (own, *record.get("published_also", ()))
    return GoldPage(
        path=folder / record["page"],
        site=record["site"],
        is_article=record["is_article"],
        title=record.get("title") or "",
        published=tuple(each for each in dates if each),
        is_dated=own is not None,
        has_time=record.get("published_has_time", False),
        lead=record.get("lead") or "",
        author=record.get("author") or "",
        body_start=record.get("body_first60") or "",
        body_end=record.get("body_last60") or "",
        absent=tuple(record.get("absent", ())),
    )
