"""The JSON form of an answer, described once for the API, the command line and their readers.

Each part of an answer is a `TypedDict` whose name ends in `Json`, defined beside the function that
makes it from a value of `search`. mypy checks that the two agree, so nothing is checked or copied
while a request is answered. `webui.api` describes and extends the same types. `Meaning` describes a
field in Vietnamese; these texts are translated with those of the web site.
Start with `answer.answer_json`. Only `search` may be imported here.
"""
