"""Inputs of benchmarks: documents, queries and malformed requests.

`corpus.py` reads the documents, `mix.py` draws the queries; everything drawn has a seed, so that
every engine and every run gets the same.
"""
