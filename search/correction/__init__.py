"""What else a reader may mean: accents restored, misspellings, near codes, mentioned periods.

`QuerySuggester.suggest` is the way through: it makes whole requests of all that, each with its
count. Terms and n-gram counts come from the engine's statistics; `lattice` finds the likeliest path
through them.
"""
