"""Runs: sorted occurrences of some documents, and their merging into one sequence.

`inversion.py` makes a run of new documents, `run.py` of an existing segment; `merge.py` yields the
occurrences of all runs in batches, which `index.codec.postings` writes, and `look_ahead.py` has the
next batch made meanwhile. `occurrence.py` has the arrays that all of them pass on. Imports
`index.codec.layout` and documents, not the writers.
"""
