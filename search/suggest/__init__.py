"""Completion while typing: phrases, organisations, codes and titles of the corpus.

`Suggester.suggest` takes the text typed so far and returns suggestions of each kind, from the
statistics and records of an engine.
"""
