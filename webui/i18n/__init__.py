"""The languages of the site: Vietnamese, in which texts are written, and English.

`language` tells which language the address of a page asks for, looks up texts in the catalogues of
`webui/translations`, and makes blueprints whose addresses exist in every language; `vietnamese` and
`english` write dates and numbers. Nothing else of `webui` may be imported here. Start with
`language.gettext`.
"""
