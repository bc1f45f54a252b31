"""Every request that schemathesis derives from the description is answered as described.

    pytest --hypothesis-profile=long tests/webui/api/test_contract.py

tries as many requests of each address as it can in half an hour.
"""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import settings
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import from_schema
from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished

from webui.api.description import ADDRESS

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

EACH = settings().max_examples // 5
"""Requests made up for each address, beside those at the bounds of all parameters."""

ACCEPTANCE = "positive_data_acceptance"


def configured() -> SchemathesisConfig:
    return SchemathesisConfig.from_dict(
        {
            # It calls the application without a server, and reads only what is not compressed.
            "headers": {"Accept-Encoding": "identity"},
            # What is not there, or past the end, is no fault of the parameters.
            "checks": {
                ACCEPTANCE: {"expected-statuses": ["2xx", "404"]},
                "negative_data_rejection": {"expected-statuses": [400, 404, 405, 406, 414]},
            },
            "generation": {
                "max-examples": EACH,
                "deterministic": settings.get_current_profile_name() != "long",
            },
        }
    )


def is_beyond_schemas(query: dict[str, Any]) -> bool:
    """Tell whether parameters are wrong in a way that no schema can express."""
    first, last = query.get("from"), query.get("to")
    is_backward = bool(first and last and first > last)
    is_made_up = query.get("cursor", "*") != "*"
    return is_backward or is_made_up or {"cursor", "page"} <= set(query)


def failures(event: ScenarioFinished) -> Iterator[str]:
    for number, checks in event.recorder.checks.items():
        case = event.recorder.cases[number].value
        query = dict(case.query or {})
        for each in checks:
            if each.failure_info is None or (each.name == ACCEPTANCE and is_beyond_schemas(query)):
                continue
            yield f"{case.method} {case.formatted_path} {query}: {each.failure_info.failure}"


def test_every_answer_is_as_described(app: Flask) -> None:
    schema = schemathesis.openapi.from_wsgi(ADDRESS, app, config=configured())
    found, tried = [], 0
    for event in from_schema(schema).execute():
        if isinstance(event, NonFatalError | FatalError):
            found.append(str(event))
        elif isinstance(event, ScenarioFinished):
            tried += len(event.recorder.cases)
            found += failures(event)
    assert not found, "\n".join(found[:20])
    assert tried > 500
