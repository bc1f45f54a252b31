"""Measurements: how fast, how small and how relevant Bantin is, beside other engines.

Each module of this package is a program (`python -m benchmarks.search`). `inputs` has the documents
and queries, `measuring` the ways to measure, and `engine`, `ranking` and `site` other engines,
under one protocol each. The product never imports anything from here.
"""
