"""Reads dates of publication as Vietnamese sites and files write them.

`read_dateline` reads a text that is only a date, `read_iso` only ISO 8601, and `find_date` a line
that also holds the author, the number of views, buttons and the like.
"""
