"""The facets of a search page: which values stand apart, and their lists of links.

A page has more than a hundred values, and templates take ten times as long to write each.
"""
