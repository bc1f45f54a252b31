"""Names of weekdays and months, Vietnamese and English (some sites are not translated)."""

WEEKDAYS = {
    "thứ hai": 0, "thứ ba": 1, "thứ tư": 2, "thứ năm": 3, "thứ sáu": 4, "thứ bảy": 5,
    "thứ bẩy": 5, "chủ nhật": 6, "chúa nhật": 6, "cn": 6,
    **{f"thứ {day}": day - 2 for day in range(2, 8)},
    **{f"t{day}": day - 2 for day in range(2, 8)},
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6, "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
"""The number of each weekday by its lower-case name; Monday is 0."""

VIETNAMESE_MONTHS = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
"""The number of each month by what follows `tháng`."""

ENGLISH_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip


def choice(names: dict[str, int]) -> str:
    """Return a verbose pattern of names, longest first, so that no name hides a longer one."""
    longest_first = sorted(names, key=len, reverse=True)
    return "|".join(longest_first).replace(" ", r"\ ")
