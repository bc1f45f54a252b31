from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from search.engine.array_engine import ArrayEngine
from search.engine.index_reader import IndexReader
from search.facets.organisation_names import OrganisationNames
from search.suggest.suggestion import LONGEST, Suggester, Suggestion, SuggestionKind
from tests.search.indexing import index, tell
from tests.search.writing import anything

TITLES = (
    "Mặt trận Tổ quốc tỉnh họp về Nghị quyết 73-NQ/TU",
    "Mặt trận Tổ quốc xã thăm hộ nghèo",
    "Xã Nậm Hoa học Nghị quyết 73-NQ/TU, 15-CT/TU",
    "Đoàn viên Mặt trận Tổ quốc trồng cây",
    "Mật ong đầu mùa",
    "Chợ phiên đông khách",
    *(f"Chuyện kể {each}" for each in ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám")),
)


def over(reader: IndexReader) -> Suggester:
    engine = ArrayEngine(reader)
    return Suggester(engine, OrganisationNames(engine))


@pytest.fixture(scope="module")
def suggester(tmp_path_factory: pytest.TempPathFactory) -> Suggester:
    bulletins = [replace(each, organisations=("Hội Nông dân xã Nậm Hoa",)) for each in tell(TITLES)]
    return over(index(tmp_path_factory.mktemp("hints"), bulletins[:3], bulletins[3:]))


def texts(suggestions: Sequence[Suggestion], kind: SuggestionKind) -> list[str]:
    return [each.text for each in suggestions if each.kind is kind]


@pytest.mark.parametrize(
    "typed", ["m", "ma", "maw", "mă", "mawj", "mặ", "mawjt", "mặt", "mat t", "mawjt traa", "MẶT TR"]
)
def test_every_state_of_a_keyboard_keeps_the_target(suggester: Suggester, typed: str) -> None:
    assert "mặt trận tổ quốc" in texts(suggester.suggest(typed), SuggestionKind.PHRASE)


def test_kinds_come_in_order_each_with_its_best_first(suggester: Suggester) -> None:
    suggestions = suggester.suggest("na")
    assert [each.kind for each in suggestions] == sorted(
        (each.kind for each in suggestions), key=list(SuggestionKind).index
    )
    assert texts(suggester.suggest("mặt trận"), SuggestionKind.TITLE) == [
        "Mặt trận Tổ quốc xã thăm hộ nghèo",
        "Mặt trận Tổ quốc tỉnh họp về Nghị quyết 73-NQ/TU",
        "Đoàn viên Mặt trận Tổ quốc trồng cây",
    ]


def test_a_phrase_counts_the_bulletins_it_finds(suggester: Suggester) -> None:
    (phrase,) = [each for each in suggester.suggest("mat t") if each.kind is SuggestionKind.PHRASE]
    assert (phrase.text, phrase.count, phrase.id) == ("mặt trận tổ quốc", 3, "")


def test_what_is_typed_stays_before_the_phrase_that_follows(suggester: Suggester) -> None:
    assert texts(suggester.suggest("Đoàn viên mat tr"), SuggestionKind.PHRASE) == [
        "Đoàn viên mặt trận tổ quốc"
    ]


def test_the_whole_that_is_typed_decides_how_it_goes_on(tmp_path: Path) -> None:
    told = ["Xã tuyển dụng công chức", *["Công chúa dạo chơi"] * 6]
    suggester = over(index(tmp_path, tell(told)))
    for typed in ("tuyen dung cong ch", "tuyển dụng công ch"):
        assert texts(suggester.suggest(typed), SuggestionKind.PHRASE) == ["tuyển dụng công chức"]


def test_of_words_that_nobody_has_in_a_row_one_reading_is_offered(tmp_path: Path) -> None:
    told = ["Công chức xã dự tuyển dụng", "Phục vụ hành chính công chưa có hướng dẫn tuyển dụng"]
    suggester = over(index(tmp_path, tell(told), []))
    offered = texts(suggester.suggest("tuyen dung cong ch"), SuggestionKind.PHRASE)
    assert len(offered) == 1
    assert offered[0].startswith("tuyển dụng công ch")


def test_accents_of_what_stands_before_are_restored_in_every_phrase(tmp_path: Path) -> None:
    suggester = over(index(tmp_path, tell(["Xã xây dựng nhà văn hóa", "Xã xây dựng nhà vệ sinh"])))
    assert sorted(texts(suggester.suggest("xay dung nha v"), SuggestionKind.PHRASE)) == [
        "xây dựng nhà văn",
        "xây dựng nhà vệ",
    ]


def test_where_no_phrase_begins_so_words_go_on(suggester: Suggester) -> None:
    assert texts(suggester.suggest("Xã na"), SuggestionKind.PHRASE) == ["Xã nậm"]


@pytest.mark.parametrize("typed", ["hội nông", "nong d", "noong", "HỘI NÔNG DÂN XÃ N", "nậm h"])
def test_organisations_are_found_by_any_words_in_a_row(suggester: Suggester, typed: str) -> None:
    found = [each for each in suggester.suggest(typed) if each.kind is SuggestionKind.ORGANISATION]
    assert any("Nông dân" in each.text and each.count == len(TITLES) and each.id for each in found)


@pytest.mark.parametrize("typed", ["7", "73", "73-", "73-n", "73–NQ", "73-NQ/T", "nghị quyết 73"])
def test_codes_are_found_by_how_they_begin(suggester: Suggester, typed: str) -> None:
    found = [each for each in suggester.suggest(typed) if each.kind is SuggestionKind.CODE]
    assert [(each.text, each.count) for each in found] == [("73-NQ/TU", 2)]


def test_there_are_no_more_of_a_kind_than_asked_for(suggester: Suggester) -> None:
    assert len(texts(suggester.suggest("mặt", limit=1), SuggestionKind.TITLE)) == 1
    assert len(texts(suggester.suggest("mặt", limit=2), SuggestionKind.TITLE)) == 2


@pytest.mark.parametrize("typed", ["", " ", "…", "xyzq", "mặt zz", "mất"])
def test_what_begins_nothing_has_no_suggestions(suggester: Suggester, typed: str) -> None:
    assert suggester.suggest(typed) == []


def test_dead_documents_suggest_no_codes(tmp_path: Path) -> None:
    suggester = over(index(tmp_path, tell(TITLES), deleted=[[0, 2]]))
    assert texts(suggester.suggest("73"), SuggestionKind.CODE) == []


def test_a_pasted_text_is_left_alone(suggester: Suggester) -> None:
    assert suggester.suggest("mặt trận " * LONGEST) == []


def test_an_empty_index_suggests_nothing(tmp_path: Path) -> None:
    suggester = over(index(tmp_path))
    suggester.prepare()
    assert suggester.suggest("m") == []


@given(anything)
def test_any_text_may_be_typed(suggester: Suggester, text: str) -> None:
    for each in suggester.suggest(text):
        assert each.text and each.count > 0
