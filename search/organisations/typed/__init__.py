"""Organisations that a query names, among those of an index.

A query enters, and what tells which organisations an index has; `recogniser` returns which of them
are meant. `typed_name` knows what people type for the kinds of the registry and for the levels,
`other_country` what is not of Vietnam. No text of a bulletin enters.
"""
