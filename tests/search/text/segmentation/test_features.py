from search.text.segmentation.crf_model import CrfModel
from search.text.segmentation.features import NOTHING, Features, advantage


def test_a_token_adds_what_is_true_of_it(features: Features, model: CrfModel) -> None:
    bias, value, upper, title, digit = features.of_token("Nghị")
    assert (bias, value) == (model.states["bias"], model.states["word.lower():nghị"])
    assert (upper, title, digit) == (NOTHING, model.states["word.istitle()"], NOTHING)
    assert features.of_token("12")[4] == model.states["word.isdigit()"]


def test_a_neighbour_is_known_by_its_side(features: Features, model: CrfModel) -> None:
    value, title, upper = features.of_neighbour("-1", "NGHỊ")
    assert value == model.states["-1:word.lower():nghị"]
    assert (title, upper) == (NOTHING, model.states["-1:word.isupper()"])


def test_an_unknown_token_has_no_value(features: Features) -> None:
    assert features.of_token("xyzzy")[1] == NOTHING


def test_the_advantage_is_that_of_beginning_a_word() -> None:
    assert advantage([(2.0, -1.0), (0.5, 1.0)]) == 2.5


def test_all_advantages_are_those_of_the_features(features: Features) -> None:
    tokens = [
        "Nghị",
        "nghị",
        "NGHỊ",
        "xyzzy",
        "Xyzzy",
        "XYZZY",
        "12",
        "1985",
        "Krơng",
        "krơng",
        ",",
        "…",
        "quyết",
        "a\x00b",
        "A\x00b",
    ]
    for token in (*tokens, *reversed(tokens)):
        expected = (
            features.of_token(token),
            features.of_neighbour("-1", token),
            features.of_neighbour("+1", token),
        )
        assert features.advantages(token) == tuple(map(advantage, expected)), token
