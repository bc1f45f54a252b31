"""The syllables of Vietnamese, looked up by their bare letters and accents.

A syllable is an onset and a rime. The rimes are those of dictionaries, and of loans and names in
newspapers (xoong, tuýp, Đắk Lắk, Niê).

    >>> spell("tran", frozenset({CIRCUMFLEX}), NANG), spell("mat", frozenset({BREVE}), "")
    ('trận', None)
"""

from collections.abc import Iterator, Mapping
from functools import cache
from unicodedata import normalize

from search.text.spelling import bare, term

CIRCUMFLEX = "\u0302"
BREVE = "\u0306"
HORN = "\u031b"
STROKE = "đ"
"""Stands for the stroke of đ, which is no combining character."""

HUYEN = "\u0300"
SAC = "\u0301"
NGA = "\u0303"
HOI = "\u0309"
NANG = "\u0323"

_RIMES = """
    a ai ao au ay am an ang anh ac ach ap at  ăm ăn ăng ăc ăp ăt  âu ây âm ân âng âc âp ât
    e eo em en eng ec ep et  ê êu êm ên êng ênh êch êp êt
    i iu im in inh ich ip it  ia iêu iêm iên iêng iêc iêp iêt
    o oi om on ong oong oc ooc op ot  ô ôi ôm ôn ông ôc ôp ôt  ơ ơi ơm ơn ơp ơt
    u ui um un ung uc up ut  ua uôi uôm uôn uông uôc uôt
    ư ưi ưu ưm ưng ưc ưt  ưa ươi ươu ươm ươn ương ươc ươp ươt
"""
_ROUND_RIMES = """
    oa oai oao oay oam oan oang oanh oac oach oap oat  oăm oăn oăng oăc oăt  oe oeo oen oet
    uây uân uâng uât  uê uênh uêch  uy uya uyu uyên uyêt uynh uych uyt uyp
"""
_Q_RIMES = """
    a ai ao au ay an ang anh ac ach ap at  ăm ăn ăng ăc ăp ăt  ây ân âng ât
    e eo en et  ê êu ên ênh êch êt  i it y yu ynh ych yt yên yêt  ô ôc  ơ ơi ơn ơt
"""
_Y_RIMES = "y yêm yên yêng yêt yêu"
_OTHERS = "boa buyt đăk đak gi gin huơ kan kơ kôn kông krông lăk lak niê phuy thuơ voan"

_ONSETS = "b c ch d đ g h kh l m n ng nh p ph r s t th tr v x"
_BEFORE_FRONT = {"c": "k", "g": "gh", "ng": "ngh"}
_NOT_BEFORE_ROUND = ("b", "c", "m", "p", "ph", "v")
_BEFORE_Y = "d h k l m n s t th v"

_STOPS = ("c", "ch", "k", "p", "t")

Diacritics = frozenset[str]
_UNMARKED: Diacritics = frozenset()


def spell(letters: str, accents: Diacritics, tone: str) -> str | None:
    """Return the term of the syllable of these bare letters, accents and tone, or None."""
    toneless = _SYLLABLES.get((letters, accents))
    if toneless is None or not (_bears(toneless, tone) or (not tone and toneless.endswith("k"))):
        return None
    return term(toneless + tone)


def begin(letters: str, accents: Diacritics, tone: str) -> str | None:
    """Return the start of a syllable with these bare letters, accents and tone, or None.

    Accents and the tone can still be missing, since some type them last.
    """
    toneless = _SYLLABLES.get((letters, accents)) or _all_beginnings().get((letters, accents))
    if toneless is None or (tone and not _bears(toneless, tone)):
        return None
    spelled = term(toneless + tone)
    if toneless.endswith("i") and bare(spelled).endswith("y"):
        # A final i is spelled y (kỹ), but letters can follow this one (kính).
        return spelled[:-1] + normalize("NFC", "i" + tone)
    return spelled


def is_plain(word: str) -> bool:
    """Tell whether a word in lower case is a syllable that needs no accents and no tone."""
    return spell(word, frozenset(), "") is not None


def is_bare(word: str) -> bool:
    """Tell whether a word in lower case is a syllable, or one without its accents and tone."""
    return word in _BARE


def toneless_syllables() -> Iterator[str]:
    """Yield every syllable without its tone, spelled with i and with y where both are in use."""
    rimes, round_rimes = _RIMES.split(), _ROUND_RIMES.split()
    for onset in _ONSETS.split():
        for rime in rimes:
            yield (_BEFORE_FRONT.get(onset, onset) if rime[0] in "eêi" else onset) + rime
        if onset not in _NOT_BEFORE_ROUND:
            yield from (onset + rime for rime in round_rimes)
    yield from (*rimes, *round_rimes, *_Y_RIMES.split())
    yield from ("qu" + rime for rime in _Q_RIMES.split())
    yield from ("gi" + rime for rime in rimes if not rime.startswith("i"))
    yield from (onset + "y" for onset in _BEFORE_Y.split())
    yield from _OTHERS.split()


def _bears(toneless: str, tone: str) -> bool:
    """Tell whether letters can have a tone; after a final stop only sắc and nặng are possible."""
    return tone in (SAC, NANG) or not toneless.endswith(_STOPS)


def _split(toneless: str) -> tuple[str, Diacritics]:
    """Return the bare letters of a syllable, and its accents."""
    if toneless.isascii():
        return toneless, _UNMARKED
    stroke = frozenset({STROKE} if toneless.startswith(STROKE) else ())
    return bare(toneless), stroke | (set(normalize("NFD", toneless)) & {CIRCUMFLEX, BREVE, HORN})


def _beginnings(toneless: str) -> Iterator[str]:
    """Yield the starts of a syllable, also without the accents of the rime, or of all letters."""
    for end in range(1, len(toneless) + 1):
        yield toneless[:end]
        yield bare(toneless[:end])
        if toneless.startswith(STROKE):
            yield STROKE + bare(toneless[1:end])


@cache
def _all_beginnings() -> Mapping[tuple[str, Diacritics], str]:
    """Return the starts of all syllables; computed on first use, as only completion needs them."""
    begun = {each for toneless in toneless_syllables() for each in _beginnings(toneless)}
    return {_split(each): each for each in begun}


_SYLLABLES = {_split(each): each for each in toneless_syllables()}
_BARE = frozenset(letters for letters, _ in _SYLLABLES)
