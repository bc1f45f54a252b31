"""The log of the service: a JSON object a line, on the error output.

It does not contain what readers search for, unless the settings say so.
"""

import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

_FIELDS = "fields"
"""The attribute of a record that holds further values beside its message."""


class JsonFormatter(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with the traceback of an error if there is one."""
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
    """Return the `extra` of a record that adds these values to its line."""
    return {_FIELDS: values}


def log_config(level: str) -> dict[str, Any]:
    """Return the configuration of all logging, as `logging.config.dictConfig` takes it."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonFormatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level.upper()},
        # By default, the server prints its messages in a form of its own.
        "loggers": {"_granian": {"handlers": [], "propagate": True}},
    }
