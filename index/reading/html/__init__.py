"""Reads bulletins from the HTML pages of any site.

`parsing` makes a tree of the bytes, `metadata` reads what the page states about itself, and
`blocks` lists its visible text. Among the blocks, four modules find, each using the results of
those before: the heading, the region of the text, the date, and the lines of the article
(`article_text`). `refusal` decides which pages are not an article. `cues` has all class names that
serve as hints.
"""
