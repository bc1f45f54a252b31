"""What other programs read of the site, beside the API: a module for each address.

Feeds and downloads of any search, the description for browsers, and the site map with the rules for
robots. They read parameters and ask the searcher as the pages do, and know no page. `spreadsheet`
writes the rows that `export` sends as CSV.
`webui.application` registers the blueprints; `feed.of_search` is the one to read first.
"""
