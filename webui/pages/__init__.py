"""The pages for readers: a module for each address, with its blueprint.

A page reads its parameters (`webui.request_args`), asks the searcher of its request
(`webui.current`), lets `webui.view` turn the answer into what is shown, and fills a template.
`error` is the page of all errors, and `machines` has what programs read. `webui.api` may not be
imported. `webui.application` registers the blueprints; `search.show` is the page to read first.
"""
