"""Views: turn answers into what pages show: addresses, chips, pagers, histograms, passages.

A function here takes a value of `search` and returns one that a template renders, as in
`chip.chips_of(result)`. `address` has the addresses of the search page and `page_address` those of
all other pages. Neither pages nor the API may be imported here.
"""
