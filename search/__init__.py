"""Text in, ranked bulletins out: this package imports nothing of ours, and no web framework.

`Searcher` is the way in: it stands on an engine, which stands for one generation of an index, and
makes an `Answer` of each `SearchRequest`. Rooms are ordered: texts and queries below, then the
engine behind its contract, then what is made of its counts and documents; see the layers in
pyproject.toml.
"""
