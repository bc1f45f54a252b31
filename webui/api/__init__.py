"""`/api/v1`: the same searches as the pages, for programs.

`routes.init_app` puts it on an application. `endpoints` has a module for each noun. A request is
read by `query` and its kin into a pydantic model, answered with a `TypedDict` of
`index.answer_json` or of a module here, and sent by `reply`; what is wrong goes out by
`problem_response`. `description` makes the OpenAPI description of all of them, and `page` shows it
to people. pydantic and spectree may be imported here; `webui.pages` may not.
"""
