"""The search request that the parameters of an address stand for."""

from flask import request

from search.parameters import NAMES, read_request
from search.request import Duplicates, SearchRequest


def read_search_request(duplicates: Duplicates | None = None) -> SearchRequest:
    """Return the request that the address of a page, feed or download stands for.

    `duplicates` holds where the address has no such parameter.

    Unknown parameters are ignored, since social networks add their own to links; the API refuses
    them, since there they are the mistake of a program. Raises RequestError.
    """
    values = {name: request.args.getlist(name) for name in NAMES}
    return read_request(values, duplicates=duplicates)
