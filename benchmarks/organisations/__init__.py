"""How good recognition is: on labelled sentences, and on the tree that readers browse.

`sentences` judges mentions, `tree` counts the entries that many items make and draws a sample of
them, `verdicts` judges the sample by what a person wrote beside each id.
"""
