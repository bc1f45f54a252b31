"""Segments: the arrays of one segment file, and sets of its documents.

`segment.Segment` has terms, postings and positions, `records.Records` the columns and stored texts.
`postings` decodes lists of documents and frequencies, `term_table` finds terms, and `doc_set` has
the sets that queries compute with. The arrays are views of a memory-mapped file which `index.codec`
writes and opens; NumPy and zstandard may enter, and nothing here knows queries.
"""
