"""Finds bulletins similar to one: by significant terms, codes, organisations and days.

Start with `Similarity.find`.
"""
