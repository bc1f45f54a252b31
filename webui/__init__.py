"""The web site and the API: `application.create_app` makes the Flask application, `serve` runs it.

From bottom to top: `i18n` has the languages; `current` gives a request the generation that it is
answered from, `request_args` reads its search, `errors` says what an address can lack; `view` turns
answers into what pages show, `serving` has what a running site needs; `pages` and `api` answer
readers and programs side by side; `error_handlers` maps errors to HTTP, `application` puts all of
it together. Of `index` only the half that reads may be imported, and everything of `search`. Flask
may be imported here and nowhere else.
"""
