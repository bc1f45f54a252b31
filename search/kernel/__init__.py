"""The kernel in C: what costs most of a query, done in one pass over the arrays of a segment.

`kernel.h` has its words, each other file of C one noun; docs/kernel.md shows the pass. It is
compiled when the package is built (hatch_build.py). `library.py` loads it, and says why if it
cannot: then NumPy does the same, more slowly. `search.engine.compiled` calls it for queries,
`search.text` to analyse texts (`analysis.h`), and `search.highlight` for hits (`highlight/`).
"""
