"""What pages show, made of answers: addresses, chips, pagers, histograms, passages, notation.

A function here takes a value of the core and returns one that a template writes down, as in
`chip.chips_of(result)`. `address` has the addresses of the search page and `page_address` those of
all other pages. Neither pages nor the API may be imported here.
"""
