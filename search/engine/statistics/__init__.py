"""Statistics of the terms of an index, for restoring accents, correcting and completing.

`ArrayTermStatistics` and `ArrayKeywordTerms` implement the contract; the other modules have one
question each.
"""
