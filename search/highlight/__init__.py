"""Highlights of a query in texts, and snippets: the passages of bulletins that show most.

A `Highlighter` is made for one query and marks any number of texts; `make_snippet` chooses a
passage, `make_hit` puts a hit together. The prefilter lets most texts be passed over quickly.
It needs only texts and queries, no engine.
"""
