"""A bulletin as programs get it, from the JSON endpoint and in downloads."""

from collections.abc import Mapping
from typing import Any


def public_record(stored: Mapping[str, Any], page: str) -> dict[str, Any]:
    """Return what an index keeps of a bulletin, and the address of its page.

    As in hits, `organisations` are those of the filter; the source's own names for them are
    `source_organisations`.
    """
    record = stored["bulletin"]
    return {
        **record,
        "source_organisations": record["organisations"],
        "organisations": stored["organisations"],
        "codes": stored["codes"],
        "page": page,
    }
