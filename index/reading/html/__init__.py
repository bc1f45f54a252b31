"""HTML pages of any site in, bulletins out.

The bytes become a tree (`parsing`), what the page says of itself is gathered (`metadata`), and what
its readers see becomes a list of blocks (`blocks`). Among them are found, each with the help of
those before it: the heading, the region of the text, the date and the article's own lines
(`article_text`). `refusal` says which pages are no article. Names of classes are hints, all in one
table (`cues`).
"""
