"""What the address of a page asks for."""

from flask import request

from search.parameters import NAMES, read_request
from search.request import SearchRequest


def read_search_request() -> SearchRequest:
    """Return the request that the address of a page, feed or download stands for.

    What social networks add to a link must not make it an error; at the JSON endpoint, where an
    unknown name is a program's mistake, it is one. Raises RequestError.
    """
    return read_request({name: request.args.getlist(name) for name in NAMES})
