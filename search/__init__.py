"""Text in, ranked bulletins out: spelling, tokens, queries, matching, ranking, facets, snippets.

This package imports nothing of ours, and knows neither file formats nor Flask.
"""
