"""Checks of a generation: that its arrays, counts, ids, titles and postings are what they must be.

`check.py` has the checks, of which the writer runs some before readers see a new generation;
`audit.py` runs all of them on one that is in use (`bantin verify`), and is where to start reading.
Checks read what `index.opening` opens and compare it with `index.analysis`; they never write.
"""
