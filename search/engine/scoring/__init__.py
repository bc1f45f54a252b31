"""The scores of matching documents: BM25F of terms, and what neighbouring terms add.

`Scorer` is made for one query and all segments; it scores terms first and pairs where they matter.
"""
