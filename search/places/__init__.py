"""Where a bulletin speaks of: units of administration, before and after the mergers of 1 July 2025.

`territory` knows the units and what became of them, `find_places` reads them out of a text,
`places_of` says which terms an index holds of a bulletin. A unit of today and the units that it was
made of are one place; each former unit can be asked for by itself.
"""
