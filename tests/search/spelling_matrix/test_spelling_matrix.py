"""Every spelling of a phrase finds the bulletin that has it.

`phrases.txt` has all Vietnamese letters that carry marks; `spellings.py` writes each phrase in some
two thousand ways. Each phrase has a bulletin, and another with other marks on its syllables,
which only spellings without all marks may find.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from unicodedata import normalize

import pytest
from hypothesis import settings

from search.engine.array_engine import ArrayEngine
from search.query.parser import parse
from tests.search.asking import score_all
from tests.search.indexing import index, tell
from tests.search.spelling_matrix.spellings import Spelling, Spellings, bare
from tests.search.writing import TONES, VOWELS

LINES = Path(__file__).with_name("phrases.txt").read_text("utf-8").splitlines()
PHRASES = [each for each in LINES if not each.startswith("#")]

SPELLINGS_A_TRIAL = 40
"""So many are tried for each example that hypothesis would: 4,000 quickly, all in the long run."""

Found = tuple[frozenset[str], str | None]
"""The phrases whose bulletins are found, and which stands first; decoys begin with a star."""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> ArrayEngine:
    titles = [each for phrase in PHRASES for each in (phrase.upper(), _decoy(phrase))]
    return ArrayEngine(index(tmp_path_factory.mktemp("matrix"), tell(titles)))


@pytest.fixture(scope="module")
def canonical(engine: ArrayEngine) -> Mapping[str, Found]:
    return {each: find(engine, each) for each in PHRASES}


def find(engine: ArrayEngine, text: str) -> Found:
    scored = score_all(engine.match(parse(text)))
    phrases = [f"*{PHRASES[n // 2]}" if n % 2 else PHRASES[n // 2] for n in scored.doc_ids]
    return frozenset(phrases), phrases[scored.scores.argmax()] if phrases else None


def test_the_phrases_have_all_134_letters_with_marks() -> None:
    letters = {each for each in "".join(PHRASES) if not each.isascii()}
    assert len(letters | {each.upper() for each in letters}) == 134


@pytest.mark.parametrize("phrase", PHRASES)
def test_with_all_marks_only_the_phrase_is_found_and_without_them_its_like_too(
    engine: ArrayEngine, phrase: str
) -> None:
    assert find(engine, phrase) == (frozenset({phrase}), phrase)
    assert find(engine, bare(phrase)) == (frozenset({phrase, f"*{phrase}"}), phrase)


def test_every_spelling_finds_what_the_canonical_one_does(
    engine: ArrayEngine, canonical: Mapping[str, Found]
) -> None:
    missed = [
        f"{phrase}: {spelling.text!r}"
        for phrase, spelling in chosen(SPELLINGS_A_TRIAL * settings().max_examples)
        if not is_as_good(find(engine, spelling.text), canonical[phrase], spelling)
    ]
    assert missed == []


def test_there_are_enough_spellings() -> None:
    some = PHRASES[:15]
    assert len({each.text for phrase in some for each in Spellings(phrase)}) >= 20_000


def is_as_good(found: Found, canonical: Found, spelling: Spelling) -> bool:
    """Tell whether a spelling finds the same first; without all marks it may find more after it."""
    if spelling.is_whole:
        return found == canonical
    return found[0] >= canonical[0] and found[1] == canonical[1]


def chosen(number: int) -> Iterator[tuple[str, Spelling]]:
    """Yield some spellings of all phrases, always the same ones, or all if there are fewer."""
    random = Random(134)
    for phrase in PHRASES:
        spellings: Sequence[Spelling] = Spellings(phrase)
        share = min(len(spellings), -(-number // len(PHRASES)))
        for place in sorted(random.sample(range(len(spellings)), share)):
            yield phrase, spellings[place]


def _decoy(phrase: str) -> str:
    """Return the syllables of a phrase in reverse and apart, each with contradicting marks."""
    return " cùng ".join(map(_marked_otherwise, reversed(phrase.split())))


def _marked_otherwise(syllable: str) -> str:
    tone = next(each for each in TONES if each not in normalize("NFD", syllable))
    letters = bare(syllable)
    place = next(place for place, each in enumerate(letters) if each in VOWELS)
    return normalize("NFC", letters[: place + 1] + tone + letters[place + 1 :])
