"""Highlights of a query in texts, and snippets: the passages of bulletins that show most.

`make_hits` makes the hits of a page from stored records. By Python, a `Highlighter` marks the texts
of one query (`Leaves` are what it looks for), passing quickly over most by the prefilter, and
`make_snippet` chooses a passage. `compiled.py` has the kernel do the same for whole pages, with the
leaves of `packed_leaves.py` and the letters of `alphabet.py`. It needs only texts and queries, no
engine.
"""
