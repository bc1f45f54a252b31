"""The list under the search field: its keys, input methods, and answers that come late."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Open

REPLAYS = Path(__file__).parent / "replays"

# The first answer comes last.
SLOWER_FIRST = """
const real = window.fetch;
let left = 400;
window.fetch = async (...asked) => {
  const wait = (left = Math.max(0, left - 100));
  const answer = await real(asked[0]);
  await new Promise((done) => setTimeout(done, wait));
  return answer;
};
"""


def field_of(page: Any) -> Any:
    """Return the search field, which is a combobox if scripts run."""
    return page.get_by_role("combobox")


def names(page: Any) -> list[str]:
    """Return the suggestions that are shown."""
    return [str(each) for each in page.locator("[role=option] > :first-child").all_inner_texts()]


def wait_for(page: Any, text: str) -> None:
    """Wait until a suggestion is shown."""
    page.get_by_role("option", name=text).first.wait_for()


def active(page: Any) -> str | None:
    """Return the suggestion that Enter would take now."""
    chosen = field_of(page).get_attribute("aria-activedescendant")
    return page.locator(f"#{chosen} > :first-child").inner_text() if chosen else None


def test_a_whole_phrase_is_completed_with_the_number_of_its_search(open_page: Open) -> None:
    page = open_page("/")
    field_of(page).press_sequentially("mat tran to qu")
    wait_for(page, "mặt trận tổ quốc")
    option = page.get_by_role("option", name="mặt trận tổ quốc").first
    told = option.locator(".count").inner_text()
    option.click()
    page.wait_for_url("**q=**")
    assert told == f"{page.locator('.total strong').inner_text()} kết quả"


def test_suggestions_are_a_combobox(open_page: Open) -> None:
    page = open_page("/?q=")
    field = field_of(page)
    assert field.get_attribute("aria-expanded") == "false"
    field.press_sequentially("hội")
    wait_for(page, "hội nghị")
    assert field.get_attribute("aria-expanded") == "true"
    box = page.locator(f"#{field.get_attribute('aria-controls')}")
    assert box.get_attribute("role") == "listbox"
    assert box.get_by_role("group", name="Cụm từ").get_by_role("option").count() > 1
    assert box.get_by_role("group", name="Cơ quan, tổ chức").is_visible()
    assert "gợi ý" in page.locator(".field [role=status]").inner_text()


def test_keys_choose_and_the_text_stays(open_page: Open) -> None:
    page = open_page("/?q=")
    field = field_of(page)
    field.fill("hội")
    wait_for(page, "hội nghị")
    shown = names(page)
    for key, expected in (
        ("ArrowDown", shown[0]),
        ("ArrowDown", shown[1]),
        ("End", shown[-1]),
        ("ArrowDown", None),
        ("ArrowUp", shown[-1]),
        ("Home", shown[0]),
        ("ArrowUp", None),
    ):
        field.press(key)
        assert active(page) == expected
        assert field.input_value() == "hội"
    field.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.input_value() == "hội"
    field.press("ArrowDown")
    assert field.get_attribute("aria-expanded") == "true"
    field.press("Tab")
    assert field.get_attribute("aria-expanded") == "false"


def test_enter_asks_for_the_phrase_under_the_filters_of_the_page(open_page: Open) -> None:
    page = open_page("/?q=x&org=ubnd-tinh-lam-giang")
    field = field_of(page)
    field.fill("hội ngh")
    wait_for(page, "hội nghị")
    field.press("ArrowDown")
    chosen = active(page)
    field.press("Enter")
    page.wait_for_url("**org=ubnd-tinh-lam-giang**")
    assert field_of(page).input_value() == chosen
    assert page.get_by_role("listbox").count() == 0 or not page.get_by_role("listbox").is_visible()


def test_enter_without_a_choice_asks_for_what_is_typed(open_page: Open) -> None:
    page = open_page("/?q=")
    field_of(page).press_sequentially("hội")
    wait_for(page, "hội nghị")
    field_of(page).press("Enter")
    page.wait_for_url("**q=h%E1%BB%99i**")


def test_a_press_opens_what_is_named(open_page: Open) -> None:
    page = open_page("/?q=")
    # All at once, so that suggestions for the letters before do not come and go meanwhile.
    field_of(page).fill("hội nghị")
    group = page.get_by_role("group", name="Bản tin")
    title = group.get_by_role("option").first.inner_text()
    group.get_by_role("option").first.click()
    page.wait_for_url("**/ban-tin/**")
    assert page.get_by_role("heading", level=1).inner_text() == title


def test_answers_that_come_late_are_not_shown(open_page: Open) -> None:
    page = open_page("/?q=")
    page.evaluate(SLOWER_FIRST)
    field = field_of(page)
    for text in ("c", "cô", "công an", "hội ngh"):
        field.fill(text)
        page.wait_for_timeout(120)
    wait_for(page, "hội nghị")
    page.wait_for_timeout(500)
    assert names(page)[0].startswith("hội ngh")


def test_an_empty_field_has_no_suggestions(open_page: Open) -> None:
    page = open_page("/?q=")
    field = field_of(page)
    field.press_sequentially("hội")
    wait_for(page, "hội nghị")
    page.get_by_role("button", name="Xóa ô tìm").click()
    assert field.input_value() == ""
    assert field.evaluate("each => each === document.activeElement")
    page.wait_for_timeout(200)
    assert not page.locator("[role=listbox]").is_visible()


def test_a_failed_answer_is_no_end(open_page: Open) -> None:
    page = open_page("/?q=")
    page.route("**/goi-y*", lambda route: route.abort(), times=1)
    field = field_of(page)
    with page.expect_event("requestfailed"):
        field.fill("hộ")
    field.press_sequentially("i")
    wait_for(page, "hội nghị")


@pytest.mark.parametrize("replay", sorted(REPLAYS.glob("*.json")), ids=lambda path: path.stem)
def test_input_methods_are_never_disturbed(open_page: Open, replay: Path) -> None:
    recorded = json.loads(replay.read_text(encoding="utf-8"))
    page = open_page("/?q=")
    field = field_of(page)
    field.focus()
    keyboard = page.context.new_cdp_session(page)
    for action, text, expected in recorded["steps"]:
        play(keyboard, page, action, text)
        page.wait_for_timeout(recorded["pause"])
        assert field.input_value() == expected
    wait_for(page, recorded["suggested"])
    field.press("Enter")
    page.wait_for_url("**/?q=**")
    assert field_of(page).input_value() == recorded["steps"][-1][2]


def play(keyboard: Any, page: Any, action: str, text: str) -> None:
    """Act as an input method: compose, commit, or delete letters and type others."""
    match action:
        case "compose":
            place = {"selectionStart": len(text), "selectionEnd": len(text)}
            keyboard.send("Input.imeSetComposition", {"text": text, **place})
        case "commit":
            keyboard.send("Input.insertText", {"text": text})
        case "type":
            page.keyboard.type(text)
        case "back":
            for _ in range(int(text)):
                page.keyboard.press("Backspace")


def test_keys_of_a_composition_choose_nothing(open_page: Open) -> None:
    page = open_page("/?q=")
    field = field_of(page)
    field.press_sequentially("hội ")
    wait_for(page, "hội nghị")
    keyboard = page.context.new_cdp_session(page)
    keyboard.send(
        "Input.imeSetComposition", {"text": "ngh", "selectionStart": 3, "selectionEnd": 3}
    )
    keys: Sequence[str] = ("ArrowDown", "Enter", "Escape")
    for key in keys:
        field.evaluate(
            """(field, key) => field.dispatchEvent(new KeyboardEvent("keydown",
                { key, isComposing: true, bubbles: true, cancelable: true }))""",
            key,
        )
    assert active(page) is None
    assert page.url.endswith("/?q=")
    assert field.input_value() == "hội ngh"
