"""Explains an answer: its steps, the terms of each clause, and the score of a bulletin.

`explain` asks an `Answer` that was made under a stopwatch; the engine explains its own clauses and
scores.
"""
