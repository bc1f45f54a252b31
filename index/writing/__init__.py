"""The half of `index` that writes: it compares sources with the index and makes new generations.

Start with `writer.py`: `reindex`, `add` and `remove` take the lock and run one `Update`, which
reads what changed (`comparison.py`), analyses it on all cores (`analysis_pool.py`), writes it over
the segments of the current generation (`basis.py`), has it checked, and switches to it
(`generations.py`). `watching.py` does so whenever sources change. May import every other room of
`index` but `command`. It never imports the searcher, so writing does not load suggestions,
corrections or snippets.
"""
