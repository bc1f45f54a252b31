"""Clauses that ask for the same are equal, whatever their positions."""

from search.query.clause import (
    Or,
    PhraseClause,
    PrefixClause,
    Query,
    ScoringClauses,
    SynonymClause,
    TermClause,
    distinct,
)
from search.text.token import TokenKind


def term(written: str, position: int = 0, *, is_exact: bool = False) -> TermClause:
    start = 10 * position
    kind = TokenKind.SYLLABLE
    return TermClause(written, kind, start, start + len(written), position, is_exact)


MARKET = SynonymClause((PhraseClause((term("chợ", 2), term("nổi", 3))), term("cn", 2)))


def test_an_exact_term_has_a_key_of_its_own() -> None:
    assert term("mật").key == "mật"
    assert term("mật", is_exact=True).key == "=mật"


def test_a_term_without_accents_is_plain_unless_it_is_a_code() -> None:
    assert term("đường").plain == "duong"
    assert TermClause("73-nq/tu", TokenKind.CODE, 0, 8).plain == "73-nq/tu"


def test_a_synonym_stands_where_the_typed_name_does() -> None:
    assert [[each.term for each in terms] for terms in MARKET.synonyms] == [["chợ", "nổi"], ["cn"]]
    assert MARKET.key == "chợ nổi | cn"
    assert (MARKET.start, MARKET.end, MARKET.position, MARKET.last_position) == (20, 33, 2, 3)


def test_clauses_that_ask_for_the_same_are_distinct_once() -> None:
    phrase = PhraseClause((term("chợ"), term("nổi", 1)))
    moved = PhraseClause((term("chợ", 5), term("nổi", 6)))
    apart = PhraseClause((term("chợ", 5), term("nổi", 7)))
    prefix = PrefixClause("ch", TokenKind.SYLLABLE, 0, 3)
    either = Or((term("gió"), term("mưa", 1)))
    turned = Or((term("mưa", 4), term("gió", 5)))
    clauses = (term("gió"), phrase, moved, apart, prefix, either, turned, term("gió", 9))
    assert distinct(clauses) == (term("gió"), phrase, apart, prefix, either)


def test_the_required_clauses_score_unless_others_do() -> None:
    query = Query("gió", (term("gió"),))
    assert query.counted == (ScoringClauses((term("gió"),), 1.0),)
    others = (ScoringClauses((term("mưa"),), 0.5),)
    assert Query("gió", (term("gió"),), ranked_by=others).counted == others


def test_a_query_of_signs_is_not_blank() -> None:
    assert Query(" ").is_blank
    assert not Query("?!").is_blank
