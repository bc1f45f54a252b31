"""The resolutions by which the units of 1 July 2025 were made.

>>> resolution_on_communes("tinh-tuyen-quang")
'1684/NQ-UBTVQH15'
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from search.places.unit import id_of
from search.places.units import read_place

PATH = Path(__file__).with_name("resolutions.tsv")
ON_PROVINCES = "202/2025/QH15"
"""The resolution of the National Assembly of 12 June 2025 that merged provinces."""
ON_DISTRICTS = "203/2025/QH15"
"""The one of 16 June 2025 that amended the Constitution: there are no districts any more."""


def resolution_on_communes(province: str) -> str:
    """Return the number of the resolution that merged the communes of a province of today.

    `province` is its id; raises KeyError for any other.
    """
    return _resolutions()[province]


@cache
def _resolutions() -> Mapping[str, str]:
    lines = PATH.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {id_of(read_place(province)): number for province, number in rows}
