"""Where the name of a school or a hospital ends in a run of capitalised syllables.

What follows may begin a sentence, or be a person: "THPT Phan Đình Phùng Nguyễn Thị Lan".
"""

import re
from collections.abc import Sequence

from search.places.mentions.place_name import LONGEST, NameRun, begins_person
from search.places.place import slug, vocabulary
from search.places.units import units
from search.text.alignment import Alignment

_LETTERS = "ABCDEIKYÂÊÔƠƯÝỶÁÉÓ"
"""What schools end with (Quang Minh B), and names of one letter (Pa Ủ has another)."""
_OPENINGS = ("Trường", "Bệnh", "Sở", "Ảnh")
_SIDES = ("Đông", "Tây", "Nam", "Bắc")
_BEFORE_PERSON = ("Thầy", "Cô", "Ông", "Bà")
_GOING_ON = {
    "Đại": " học",
    "Cao": " đẳng",
    "Học": " viện",
    "Tiểu": " học",
    "Hậu": " cần",
    "Trung": " ương",
}
"""Syllables that begin no name before these."""
NEXT_WORD = re.compile(r" +([^\W\d_]+)")


def before_next(run: NameRun, text: Alignment) -> NameRun:
    """Cut a run before what begins something else: "Sài Gòn Trường", "Thủ Đức Bệnh", "Bàn Cờ Q"."""
    last, lower = run.syllables[-1], text.lower
    # Đồng Tháp Mười goes on.
    is_name = " ".join(run.syllables) in vocabulary().no_provinces
    if len(last) > 1 and not is_name and slug(" ".join(run.syllables[:-1])) in units().provinces:
        following = NEXT_WORD.match(text.clean, run.ends[-1])
        if following is not None and following[1].islower() and last not in _SIDES:
            # A province and the first word of a sentence: Hà Giang Địa chỉ.
            return run.first(len(run.syllables) - 1)
    is_letter = len(last) == 1 and last not in _LETTERS and len(run.syllables) > 1
    goes_on = _GOING_ON.get(last, "")
    if is_letter or last in _OPENINGS or (goes_on and lower.startswith(goes_on, run.ends[-1])):
        return run.first(len(run.syllables) - 1)
    return run


def shortened(run: NameRun) -> NameRun:
    """Cut a run that is longer than any name: before a person or a province, or after a town."""
    counts = [
        count
        for count in (2, 3, 4)
        if begins_person(run.syllables[count:])
        or slug(" ".join(run.syllables[count:])) in units().provinces
    ]
    # Phùng is a surname, too: in "Phan Đình Phùng Nguyễn Thị Lan" a common one tells more.
    common = [each for each in counts if _is_full_name(run.syllables[each:])]
    if counts:
        count = (common or counts)[0]
        return run.first(count - (run.syllables[count - 1] in _BEFORE_PERSON))
    town = slug(" ".join(run.syllables[LONGEST - 1 : LONGEST + 1]))
    return run.first(LONGEST + 1 if units().district(town) else LONGEST)


def _is_full_name(syllables: Sequence[str]) -> bool:
    """Tell whether syllables are a person's name of usual length, with a common surname."""
    return len(syllables) <= LONGEST and syllables[0] in vocabulary().common_surnames
