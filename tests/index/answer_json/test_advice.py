from datetime import date

from index.answer_json.advice import AdviceJson, advice_json
from search.correction.query_suggestions import QuerySuggestions
from search.parameters import read_request
from search.request import SearchRequest
from search.searcher import Searcher


def test_parameters_of_an_offer_ask_for_it(searcher: Searcher) -> None:
    suggestions = searcher.answer(SearchRequest("mat", published_from=date(2020, 1, 1))).suggestions
    offer = advice_json(suggestions)["restored"][0]
    parameters = {name: [str(value)] for name, value in offer["parameters"].items()}
    assert (offer["label"], offer["total"]) == ("mặt", 3)
    assert read_request(parameters) == suggestions.restored[0].request


def test_every_kind_of_suggestion_is_there(searcher: Searcher) -> None:
    advice = advice_json(searcher.answer(SearchRequest("mat")).suggestions)
    assert list(advice) == list(QuerySuggestions.__dataclass_fields__)
    assert list(advice) == list(AdviceJson.__annotations__)
    assert advice["literal"] is None
