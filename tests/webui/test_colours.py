"""Colours of the stylesheet have the contrast of the Web Content Accessibility Guidelines."""

import re
from itertools import product
from pathlib import Path

import pytest

import webui

# https://www.w3.org/TR/WCAG22/#contrast-enhanced
AAA = 7.0
# https://www.w3.org/TR/WCAG22/#non-text-contrast
OUTLINE = 3.0

STYLES = (Path(webui.__file__).parent / "static" / "bantin.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", block))
    for block in re.findall(r":root \{([^}]*)\}", STYLES)[:2]
)
SCHEMES = {"light": LIGHT, "dark": {**LIGHT, **DARK}}

PAIRS = [
    *product(("ink", "link", "visited", "accent", "wrong"), ("paper", "ground", "chosen")),
    *product(("quiet",), ("paper", "ground")),
    ("on-accent", "accent"),
    ("on-band", "band"),
    ("turmeric", "band"),
    ("on-turmeric", "turmeric"),
    ("on-mark", "mark"),
]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, #rgb or #rrggbb (WCAG 2.2, its glossary)."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_is_that_of_the_guidelines() -> None:
    assert contrast("#fff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_is_told_from_its_ground(text: str, ground: str, scheme: str) -> None:
    colours = SCHEMES[scheme]
    assert contrast(colours[text], colours[ground]) >= AAA


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["paper", "ground"])
def test_fields_and_focus_have_an_edge(ground: str, scheme: str) -> None:
    colours = SCHEMES[scheme]
    assert contrast(colours["edge"], colours[ground]) >= OUTLINE
    assert contrast(colours["accent"], colours[ground]) >= OUTLINE


def test_every_colour_has_a_name() -> None:
    rules = STYLES[STYLES.index("*, ::before") :]
    assert set(re.findall(r"#[0-9a-f]{3,8}\b", rules)) <= {"#000"}


def test_the_reader_decides_how_large_text_is() -> None:
    sizes = re.findall(r"(?:font-size|--(?:small|near|large\w*)): ([^;]+);", STYLES)
    assert sizes and not [each for each in sizes if "px" in each]
