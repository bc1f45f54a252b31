"""The arrays of a segment, as the codec maps them into memory: terms, postings, records, texts.

They are only read here; `index.codec` writes them. `DocSet` is a set of documents of a segment.
"""
