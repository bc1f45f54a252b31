from webui.errors import GoneError, MissingError


def test_what_is_missing_may_have_links_onward() -> None:
    error = MissingError("Không có.", "None.", "id", onward=[("Trang đầu", "/")])
    assert error.onward == (("Trang đầu", "/"),)
    assert (error.parameter, error.suggestion) == ("id", "")
    assert MissingError("Không có.", "None.", "id").onward == ()


def test_what_is_gone_says_so_in_both_languages() -> None:
    error = GoneError("Đã thay.", "Replaced.", parameter="cursor")
    assert (error.message, error.message_en, error.parameter) == ("Đã thay.", "Replaced.", "cursor")
