"""How an answer came about: the steps, what each clause stands for, why a bulletin is where it is.

`explain` asks an `Answer` that was made under a stopwatch; the engine explains its own clauses and
scores.
"""
