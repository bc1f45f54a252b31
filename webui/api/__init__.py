"""`/api/v1`: what the pages show, as JSON.

Its models are the edge: nothing further in knows them.
"""
