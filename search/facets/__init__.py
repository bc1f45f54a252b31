"""Facets: the counts of an answer by organisation and by date, with labels.

`OrganisationFacet` (organisations), `years_of` and `periods_of` (dates) make `FacetValue`s of a
request and the counts of an engine. `OrganisationNames` has the names of organisations.
"""
