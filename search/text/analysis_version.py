"""The version of the analysis, apart from it: whoever opens an index needs only the number."""

ANALYSIS_VERSION = 5
"""Raised whenever the same text would give other terms; older indexes must then be rebuilt."""
