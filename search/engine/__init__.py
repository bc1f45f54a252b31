"""Queries executed on arrays: documents, postings, neighbours, scores, and the plan."""
