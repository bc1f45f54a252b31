"""Queries of a cluster, made of typed values only: clauses, filters, titles.

Start with `clause_query.py`; `typed_forms.py` says which tokens a cluster has indexed for a term.
"""
