"""Facets: the counts of an answer by organisation, place, publisher and date, with labels.

`OrganisationFacet`, `PlaceFacet`, `PublisherFacet`, and `years_of` and `periods_of` (dates) make
`FacetValue`s of a request and the counts of an engine. `OrganisationNames` and its like have the
names. What does not depend on an answer, they keep for the generation.
"""
