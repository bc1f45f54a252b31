"""Look-ups without a query: organisations and cited documents.

`OrganisationIndex` and `DocumentIndex` answer from an engine's counts of keywords; neighbouring and
similar bulletins come from the engine itself. No module here uses queries of readers.
"""
