"""Some queries are decoded as keystrokes; most must not be."""

import random
import re
from pathlib import Path
from time import thread_time

import pytest
from hypothesis import given

from index.bulletin import Bulletin
from index.reading.source import read
from search.query.keystrokes.decoding import LONGEST_QUERY, decode_keystrokes, has_keys
from search.query.keystrokes.word import KEPT, KNOWN, METHODS, decode_word
from search.query.parser import parse
from search.text.spelling import bare, clean, term
from tests.search.query.keystrokes import typist
from tests.search.writing import writings

SAMPLES = Path(__file__).parents[4] / "samples"
TITLES = [clean(each.title) for each in read([SAMPLES]) if isinstance(each, Bulletin)]
ENGLISH = (Path(__file__).parent / "english.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Mawjt traanj Toor quoocs", "Mặt trận Tổ quốc"),
        ("Ma85t tra65n To63 quo61c", "Mặt trận Tổ quốc"),
        ("Ma8t5 tra6n5", "Mặt trận"),
        ("mawtj trajan", "mặt trận"),
        ("uyr ban nhaan daan tinhr", "uỷ ban nhân dân tỉnh"),
        ("ddangr booj", "đảng bộ"),
        ("HOAF BINHF", "HOÀ BÌNH"),
        ("hoaf", "hoà"),
        ("o73 dda6u", "ở dda6u"),
        ("laf ai", "là ai"),
        ("taats car nuwowcs", "tất cả nước"),
        ("HDDND tinhr", "HĐND tỉnh"),
        ("Ba2 Ria5-Vung4 Tau2", "Bà Rịa-Vũng Tàu"),
        ("nghij quyeets 73-NQ/TU", "nghị quyết 73-NQ/TU"),
        ("ngayf 10/7/2020, 9 tyr ddoongf", "ngày 10/7/2020, 9 tỷ đồng"),
        ("tieem vacxin cuar Anh", "tiêm vacxin của Anh"),
        ("cuar Trump", "của Trump"),
        ("ddi Las Vegas", "đi Las Vegas"),
        ("giaf ddinhf cos boxx ddoof", "già đình có box đồ"),
        ("U22 Vie65t Nam", "U22 Việt Nam"),
    ],
)
def test_keystrokes_are_read(typed: str, meant: str) -> None:
    assert decode_keystrokes(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mawjt tran to quoc", "mặt tran to quoc"),
        ("giao ban mawjt traanj to quoc", "giao ban mặt trận to quoc"),
        ("Ma85t tran To quoc", "Mặt tran To quoc"),
    ],
)
def test_words_that_were_typed_without_marks_stay_so(typed: str, meant: str) -> None:
    assert decode_keystrokes(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ('mawjt "traanj Toor" quoocs', 'mặt "traanj Toor" quốc'),
        ("mawjt -traanj", "mặt -trận"),
        ("xax OR phuwowngf", "xã OR phường"),
        ("mawjt traanj*", "mặt trận*"),
        ("(mawjt traanj), toor?", "(mặt trận), tổ?"),
        ("  mawjt\ttraanj ", "  mặt\ttrận "),
    ],
)
def test_signs_and_phrases_keep_their_places(typed: str, meant: str) -> None:
    assert decode_keystrokes(typed) == meant


ORDINARY = """
as, bar, car, fax, sow, bus, taxi, visa, Dow Jones, Moscow, Tesla, wifi, ASEAN, VNPT, NASA, VAR, OR
73-NQ/TU, 15/2020/ND-CP, F1, B52, H5N1, G20, U23, U17 Viet Nam, u17 viet nam, 4G, Covid-19, CO2, E5
10/7/2020, 10-07-2020, 168.473.250.000, 20%, x@y.vn, http://a.vn/as?b=car, A16, -, *
giao ban mat tran to quoc, Mặt trận Tổ quốc, thi truong visa, gia gas, bao Doksuri, hoi Nong dan
xe bus, So GDDT, Las Vegas, Miss Grand, Real Madrid, "mawjt traanj", "mawjt
"""


@pytest.mark.parametrize("typed", re.split(", |\n", ORDINARY.strip()))
def test_ordinary_queries_are_left_alone(typed: str) -> None:
    assert decode_keystrokes(typed) is None


def test_no_title_is_rewritten_with_or_without_its_accents() -> None:
    written = [form for title in TITLES for form in (title, bare(title), bare(title).lower())]
    assert {each: decode_keystrokes(each) for each in written if decode_keystrokes(each)} == {}


def test_no_part_of_an_accentless_title_is_rewritten() -> None:
    for title in TITLES:
        words = bare(title).split()
        for start in range(len(words)):
            for length in (1, 2, 3):
                assert decode_keystrokes(" ".join(words[start : start + length])) is None


def test_no_english_word_is_rewritten() -> None:
    assert len(ENGLISH) == len(set(ENGLISH)) > 2_500
    forms = [form for each in ENGLISH for form in (each, each.title(), each.upper())]
    assert {each: decode_keystrokes(each) for each in forms if decode_keystrokes(each)} == {}


def test_no_english_query_is_rewritten() -> None:
    chance = random.Random(2020)
    for _ in range(2_000):
        query = " ".join(chance.choices(ENGLISH, k=chance.randint(2, 6)))
        assert decode_keystrokes(query) is None


@pytest.mark.parametrize("keys", [typist.telex, typist.vni])
@pytest.mark.parametrize("habit", typist.USUAL)
def test_titles_come_back_whole(keys: typist.Keys, habit: str) -> None:
    for title in TITLES:
        typed = re.sub(r"[^\W\d_]+", lambda word: _type(word[0], keys, habit), title)
        meant = decode_keystrokes(typed)
        assert meant is not None
        # Phrases in quotes are taken literally, and so are Đ of abbreviations typed at their end.
        if not re.search('["“”]|\\b\\w*Đ[^aăâeêioôơuưyAĂÂEÊIOÔƠUƯY\\W]*\\b', title):
            assert _terms(meant) == _terms(title)


@given(writings)
def test_any_text_has_an_answer_that_keeps_its_shape(text: str) -> None:
    meant = decode_keystrokes(text)
    if meant is not None:
        assert meant != clean(text)
        assert len(parse(meant).required) <= len(clean(text))
        assert re.sub(r"[\w]+", "", meant) == re.sub(r"[\w]+", "", clean(text))


@pytest.mark.parametrize("piece", ["d", "a-", "mawjt ", "ww", "((", "d9", "aa/", "s" * 50 + " "])
def test_no_query_takes_long(piece: str) -> None:
    started = thread_time()
    decode_keystrokes((piece * LONGEST_QUERY)[:LONGEST_QUERY])
    decode_keystrokes(piece * LONGEST_QUERY)
    assert thread_time() - started < 0.5


def _type(word: str, keys: typist.Keys, habit: str) -> str:
    if word == bare(word):
        return word
    typed = keys(word.lower())[habit]
    if word.isupper() and len(word) > 1:
        return typed.upper()
    return typed[0].upper() + typed[1:] if word[0].isupper() else typed


def _terms(text: str) -> list[str]:
    return [term(each) for each in re.findall(r"[^\W_]+", text)]


def test_what_has_no_keys_is_never_decoded() -> None:
    methods = (typist.telex, typist.vni)
    typed = {w for each in typist.syllables() for keys in methods for w in keys(each).values()}
    words = {*typed, *typist.syllables(), *ENGLISH, *KEPT, *KNOWN, "boxx", "csss", "hdnd", "hddnd"}
    words |= set(map(str.upper, words))
    decoded = [each for each in words if any(decode_word(each, method) for method in METHODS)]
    assert len(decoded) > 10_000
    assert all(map(has_keys, decoded))
    assert not any(map(has_keys, ("so thi cay", "Mặt trận", "Nha Trang", "ban nhac")))
