"""A reader's and a program's door: the search page and the JSON endpoint."""
