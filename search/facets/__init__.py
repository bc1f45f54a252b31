"""What an answer lists beside its hits: counts by organisation and by date, with labels.

An engine's counts and a request go in, `FacetValue`s come out: `OrganisationFacet` for
organisations, `years_of` and `periods_of` for dates. `OrganisationNames` knows what an organisation
is called.
"""
