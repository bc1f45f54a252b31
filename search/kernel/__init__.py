"""The kernel in C: what costs most of a query, done in one pass over the arrays of a segment.

Each room has a header with its words, and in each file of C one noun; docs/kernel.md shows the
pass. `segment/` has arrays and sets of documents; over it stand `matching/` and `ranking/`. It is
compiled when the package is built (hatch_build.py). `library.py` loads it, and says why if it
cannot: then NumPy does the same, more slowly. `search.engine.compiled` calls it for queries,
`search.text` to analyse texts (`analysis/`), and `search.highlight` for hits (`highlight/`).
"""
