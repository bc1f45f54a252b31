"""Queries executed: which documents match, in which order, and how many have what.

`contract` is all that the rest of search may know of an engine, with the values that it hands out
(`counts`, `explained`, `ngram_counts`, `scored_docs`, `stopwatch`). `ArrayEngine` implements it on
the arrays of segments, which nothing outside of this package touches.
"""
