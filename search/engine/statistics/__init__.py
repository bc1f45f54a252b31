"""Statistics of the terms of an index, for restoring accents, correcting and completing.

`ArrayTermStatistics` and `ArrayKeywordTerms` implement the contract; each other module computes one
of their statistics.
"""
