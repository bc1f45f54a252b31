"""Bulletins like a bulletin, by significant terms, codes, organisations and days.

`Similarity.find` is the way through.
"""
