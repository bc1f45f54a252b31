"""The addresses of `/api/v1`, one module for each noun: its question, its answer, its view.

A question is a pydantic model (`webui.api.query`), an answer a `TypedDict`, and a view makes the
one of the other with the searcher of its request (`webui.current`) and sends it by
`webui.api.reply.reply`. `webui.api.routes` puts all of them on an application.
"""
