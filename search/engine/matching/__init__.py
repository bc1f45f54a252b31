"""Which documents of a segment match the clauses of a query, and where their terms stand.

`SegmentMatcher` is the way in: it resolves clauses to terms of the segment and combines their
documents. Phrases and names are found by the positions of their terms.
"""
