"""How well bulletins that tell one story are recognised, on seeded republications, and its cost.

`republication` makes the copies, `pairs` judges the pairs that were found, `cost` measures what
recognising takes beside the rest of indexing. Start with `__main__`.
"""
