"""Whoosh's codec interfaces: readers and writers of documents, terms and postings.

Only `index.codec.codec` creates them. The readers decode the arrays of a
segment, one list at a time, for Whoosh's own Searcher; the writers collect what Whoosh's own writer
sends and give whole documents to `index.codec.builder`.
"""
