"""Names of classes tell what an element is."""

import pytest
from lxml.html import fromstring

from index.reading.html.cues import Cue, cues_of, is_around


@pytest.mark.parametrize(
    ("names", "cue"),
    [
        ("detail-sapo", Cue.LEAD),
        ("hometext", Cue.LEAD),
        ("tomtat", Cue.LEAD),
        ("asset-full-content-title", Cue.TITLE),
        ("ArticleHeader", Cue.TITLE),
        ("itemDateCreated", Cue.DATE),
        ("author_mail", Cue.AUTHOR),
        ("tac-gia", Cue.AUTHOR),
        ("date_top", Cue.CLOCK),
        ("breadcrumb", Cue.BREADCRUMB),
        ("tin-lien-quan", Cue.RELATED),
        ("OtherTitle", Cue.RELATED),
        ("fb_share", Cue.WIDGET),
        ("binh-luan", Cue.COMMENT),
        ("news-download-file", Cue.ATTACHMENT),
        ("noidung", Cue.TEXT),
    ],
)
def test_names_of_several_systems(names: str, cue: Cue) -> None:
    assert cue in cues_of(fromstring(f"<div class='{names}'>x</div>"))


def test_ids_and_itemprops_count_too() -> None:
    assert Cue.TEXT in cues_of(fromstring("<div id=news-bodyhtml>x</div>"))
    assert Cue.TEXT in cues_of(fromstring("<div itemprop=articleBody>x</div>"))
    assert cues_of(fromstring("<div>x</div>")) == frozenset()


@pytest.mark.parametrize(
    ("names", "around"),
    [
        ("social", True),
        ("brief font-size-text", False),
        ("content-detail", False),
        ("footer", True),
    ],
)
def test_what_is_around_a_text(names: str, around: bool) -> None:
    assert is_around(fromstring(f"<div class='{names}'>x</div>")) is around
