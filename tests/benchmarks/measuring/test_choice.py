from argparse import ArgumentParser, ArgumentTypeError
from importlib import import_module

import pytest

from benchmarks.measuring.choice import add_engines_option, chosen_engines

KNOWN = ("bantin", "sqlite", "tantivy")


def test_bantin_is_always_measured_and_nobody_twice() -> None:
    assert chosen_engines("tantivy,bantin,tantivy", KNOWN, str) == ("bantin", "tantivy")


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(ArgumentTypeError, match="unknown: solr; known: bantin, sqlite, tantivy"):
        chosen_engines("tantivy,solr", KNOWN, str)


def test_an_engine_that_is_not_installed_is_named_with_what_is_missing() -> None:
    with pytest.raises(ArgumentTypeError, match="bantin: No module named 'nowhere_to_be_found'"):
        chosen_engines("sqlite", KNOWN, lambda _: import_module("nowhere_to_be_found"))


def test_the_option_may_be_left_out() -> None:
    parser = ArgumentParser()
    add_engines_option(parser, KNOWN, str)
    assert parser.parse_args([]).engines == ("bantin",)
    assert parser.parse_args(["--engines", "sqlite"]).engines == ("bantin", "sqlite")
