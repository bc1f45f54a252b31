"""Dates as Vietnamese sites and files write them: a line in, a moment out.

`read_dateline` takes a text that is nothing but a date, `read_iso` only ISO 8601, and `find_date`
a line that also holds the author, hits, buttons and the like.
"""
