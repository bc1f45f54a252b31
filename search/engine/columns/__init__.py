"""Columns of an index: what all of its documents have, through all segments.

`OrganisationColumn` and `KeywordPostings` have the terms of keyword fields, and count them for some
documents; `count_codes` does so for codes, of which there are most. `find_order` orders documents
by time. Segments enter, and `IndexReader` makes each column when it is first asked for.
"""
