"""What titles say of the best documents of a query: its words, its numbers, its readings.

Enters: a query, and what the engine finds of it in titles. Leaves: scores. Way in:
`search.relaxation.title_rescoring`.
"""
