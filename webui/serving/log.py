"""What the service tells of itself: a JSON object a line, on the error output.

What readers search for is not in it, unless the settings say so.
"""

import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

_FIELDS = "fields"
"""The attribute of a record that holds what is to be told beside its message."""


class JsonFormatter(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with the trace of an error in it if there is one."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "process": record.process,
            "message": record.getMessage(),
            **getattr(record, _FIELDS, {}),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def fields(**values: Any) -> Mapping[str, Any]:
    """Return the `extra` of a record that is to tell these values beside its message."""
    return {_FIELDS: values}


def log_config(level: str) -> dict[str, Any]:
    """Return the configuration of all logging, as `logging.config.dictConfig` takes it."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonFormatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level.upper()},
        # The server's own words: it would rather print them in its own form.
        "loggers": {"_granian": {"handlers": [], "propagate": True}},
    }
