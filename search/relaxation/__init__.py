"""How far a query is relaxed over an index, and what a reader is told of it.

`interpret` returns how a text was understood and what it matches; it tries stricter queries before
looser ones, each executed once by a `QueryMemo`. `title_rescoring` orders the best by their titles.
Only queries and the engine's contract enter here.
"""
