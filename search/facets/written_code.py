"""The written form of a code: bulletins write 73-NQ/TU, its term in the index is 73-nq/tu."""

from collections.abc import Sequence

from search.engine.contract import Engine
from search.field import CODES
from search.request import Filters, Sort
from search.text import code


def written_code(engine: Engine, canonical: str) -> str:
    """Return a code as written in the newest bulletin that cites it; unchanged if none does."""
    newest = engine.having(CODES, canonical).listing(Filters(), Sort.NEWEST, 1)
    codes: Sequence[str] = engine.record(int(newest[0]))[CODES] if len(newest) else ()
    return next((each for each in codes if code.canonical(each) == canonical), canonical)
