"""Highlighting: which slices of a text matched a query, and the snippet that shows most of them.

`highlighter.Highlighter` finds the slices, helped by `prefilter`, and `snippet` makes the texts of
a page: `highlight_text` for whole texts, `make_snippet` for the best passage. `search.text` and
`search.query` may enter, and nothing here knows an index.
"""
