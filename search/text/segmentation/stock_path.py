"""Labels computed exactly as CRFsuite does, sum by sum: slow, for decisions near a tie."""

from collections.abc import Sequence

from search.text.segmentation.best_path import Transitions
from search.text.segmentation.features import Features, Weights
from search.text.segmentation.word_list import WordList


def label(
    tokens: Sequence[str], features: Features, words: WordList, transitions: Transitions
) -> list[int]:
    """Return the label of each token, with the rounding and ties of CRFsuite's crf1dc_viterbi."""
    (from_0_to_0, from_0_to_1), (from_1_to_0, from_1_to_1) = transitions
    origins: list[tuple[int, int]] = []
    zero, one = 0.0, 0.0
    for index, (score_0, score_1) in enumerate(_scores(tokens, features, words)):
        if index == 0:
            zero, one = score_0, score_1
            continue
        to_0 = zero + from_0_to_0, one + from_1_to_0
        to_1 = zero + from_0_to_1, one + from_1_to_1
        origins.append((int(to_0[0] < to_0[1]), int(to_1[0] < to_1[1])))
        zero, one = max(to_0) + score_0, max(to_1) + score_1
    labels = [int(zero < one)]
    for origin in reversed(origins):
        labels.append(origin[labels[-1]])
    return labels[::-1]


def _scores(tokens: Sequence[str], features: Features, words: WordList) -> list[Weights]:
    lower = [each.lower() for each in tokens]
    scores = []
    for index, token in enumerate(tokens):
        weights = features.of_token(token)
        if index > 0:
            weights += features.of_neighbour("-1", tokens[index - 1])
            if tuple(lower[index - 1 : index + 1]) in words:
                weights.append(features.previous_pair)
            if index > 1 and tuple(lower[index - 2 : index + 1]) in words:
                weights.append(features.previous_triple)
        if index + 1 < len(tokens):
            weights += features.of_neighbour("+1", tokens[index + 1])
            if tuple(lower[index : index + 2]) in words:
                weights.append(features.next_pair)
            if index + 2 < len(tokens) and tuple(lower[index : index + 3]) in words:
                weights.append(features.next_triple)
        scores.append(_add_up(weights))
    return scores


def _add_up(weights: Sequence[Weights]) -> Weights:
    zero = one = 0.0
    for each in weights:
        zero += each[0]
        one += each[1]
    return zero, one
