"""The JSON form of an answer, described once for the API, the command line and their readers.

A part of an answer is a `TypedDict` whose name ends in `Json`, and beside it stands the function
that makes one from a value of the core: mypy holds each of them to the other, nothing is checked or
copied while a request is answered, and `webui.api` describes and extends the same types. What a
field means is said in Vietnamese by `Meaning`, and translated with the texts of the web site.
Start with `answer.answer_json`. Only `search` may be imported here.
"""
