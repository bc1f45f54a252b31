"""The arrays of a segment, as the codec maps them into memory: terms, postings, records, texts.

Reading only; `index.codec` writes them. `DocSet` is how the documents of postings are handed on.
"""
