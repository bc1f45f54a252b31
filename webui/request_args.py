"""The search request that the parameters of an address stand for."""

from flask import request

from search.parameters import NAMES, read_request
from search.request import SearchRequest


def read_search_request() -> SearchRequest:
    """Return the request that the address of a page, feed or download stands for.

    Unknown parameters are ignored, since social networks add their own to links; the API refuses
    them, since there they are the mistake of a program. Raises RequestError.
    """
    return read_request({name: request.args.getlist(name) for name in NAMES})
