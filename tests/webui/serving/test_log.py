import json
import logging
import logging.config
import sys

from webui.serving.log import JsonFormatter, fields, log_config


def record(message: str, **extra: object) -> logging.LogRecord:
    made = logging.getLogger("bantin.test").makeRecord(
        "bantin.test", logging.INFO, __file__, 1, message, ("cầu",), None, extra=extra
    )
    made.created = 1_583_654_220.5
    return made


def test_a_record_is_one_line_of_json() -> None:
    line = JsonFormatter().format(record("thấy %s\n", **fields(status=200, ms=1.25)))
    assert "\n" not in line
    said = json.loads(line)
    assert said.pop("process") > 0
    assert said == {
        "time": "2020-03-08T07:57:00.500+00:00",
        "level": "info",
        "logger": "bantin.test",
        "message": "thấy cầu\n",
        "status": 200,
        "ms": 1.25,
    }


def test_an_error_comes_with_its_trace() -> None:
    made = record("hỏng %s")
    try:
        raise ZeroDivisionError("chia cho không")
    except ZeroDivisionError:
        made.exc_info = sys.exc_info()
    assert "ZeroDivisionError: chia cho không" in json.loads(JsonFormatter().format(made))["error"]


def test_the_configuration_takes_the_level_and_the_words_of_the_server() -> None:
    config = logging.config.DictConfigurator(log_config("warning")).config
    assert config["root"]["level"] == "WARNING"
    assert config["loggers"]["_granian"] == {"handlers": [], "propagate": True}
