"""Where a bulletin speaks of: units of administration, before and after the mergers of 1 July 2025.

`mentions` reads the places out of a text, with the words of `places.toml` and the lists of units;
`found_place` says which unit each of them is, and which terms an index holds of it. `territory`
knows what became of the units: one of today and those that it was made of are one place, and each
former unit can be asked for by itself. Texts and names enter, no organisations and no index.
"""
