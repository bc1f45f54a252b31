"""The engine: executes queries, ranks the matching documents, and counts their terms and days.

`contract` is all that the rest of search may know of an engine, with the values that it returns
(`counts`, `explained`, `ngram_counts`, `scored_docs`, `stopwatch`). `ArrayEngine` implements it on
the arrays of segments, which nothing outside of this package touches.
"""
