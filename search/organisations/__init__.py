"""Who a bulletin speaks of: the organisations of provincial public life.

`registry` knows the kinds, `lexicon` finds their names in a text, `reading` and `resolution` join
them with the places of `search.places`, and `mention` returns who is named, where, and in which
role. `typed` does the same for a query, among the organisations of an index. An id says what
it stands for (`identity`) and what is above it (`ancestry`). Texts enter, no index.
"""
