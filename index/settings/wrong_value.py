"""Messages about invalid values of settings, in words for the person who wrote them."""

from collections.abc import Mapping
from typing import Any

# https://docs.pydantic.dev/latest/errors/validation_errors/
_EXPECTED: Mapping[str, tuple[str, str]] = {
    "int_parsing": ("phải là một số nguyên", "must be a whole number"),
    "int_type": ("phải là một số nguyên", "must be a whole number"),
    "int_from_float": ("phải là một số nguyên", "must be a whole number"),
    "float_parsing": ("phải là một số", "must be a number"),
    "float_type": ("phải là một số", "must be a number"),
    "finite_number": ("phải là một số", "must be a number"),
    "bool_parsing": ("phải là true hoặc false", "must be true or false"),
    "bool_type": ("phải là true hoặc false", "must be true or false"),
    "string_type": ("phải là một chuỗi", "must be a string"),
    "path_type": ("phải là một đường dẫn", "must be a path"),
    "greater_than": ("phải lớn hơn {gt}", "must be more than {gt}"),
    "greater_than_equal": ("phải ít nhất là {ge}", "must be at least {ge}"),
    "less_than_equal": ("phải nhiều nhất là {le}", "must be at most {le}"),
    "node_address": (
        "phải là các địa chỉ http:// hoặc https://, với người dùng và mật khẩu đặt riêng ở"
        " opensearch_user và opensearch_password",
        "must be addresses with http:// or https://, and the user and password set apart in"
        " opensearch_user and opensearch_password",
    ),
    "rate": (
        "phải viết như 120/minute (second, minute, hour hoặc day), hoặc để trống",
        "must be written like 120/minute (second, minute, hour or day), or be empty",
    ),
    "index_name": (
        "phải bắt đầu bằng một chữ cái a–z, rồi chỉ có a–z, chữ số và _",
        "must begin with a letter a to z, and go on with a to z, digits and _ only",
    ),
    "literal_error": ("phải là một trong {expected}", "must be one of {expected}"),
}


def explain(error: Mapping[str, Any]) -> tuple[str, str]:
    """Return what is wrong with a value, in Vietnamese and English, from an error of pydantic."""
    value = error["input"]
    said = _EXPECTED.get(error["type"])
    if said is None:
        return f"“{value}” không dùng được ({error['msg']})", f"“{value}”: {error['msg']}"
    # pydantic puts "or" before the last alternative; the Vietnamese message must not have it.
    limits = {
        name: str(limit).replace(" or ", ", ") for name, limit in error.get("ctx", {}).items()
    }
    message, message_en = (each.format_map(limits) for each in said)
    return f"{message}, không phải “{value}”", f"{message_en}, not “{value}”"
