"""Search: ranks the bulletins of one generation of an index by the text of a query.

Start with `Searcher`: it has an engine, open on one generation, and returns an `Answer` to each
`SearchRequest`. The packages form layers (see pyproject.toml): texts and queries at the bottom,
then the engine behind its contract, then facets, snippets and suggestions. None of our other
packages and no web framework may be imported.
"""
