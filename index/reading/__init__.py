"""Readers: one function yields the bulletins of files of page text, HTML, JSON Lines and CSV.

    from index.reading.source import read

    for item in read([Path("samples")]):
        match item:
            case Bulletin(): ...  # to be indexed
            case Problem(): ...   # to be reported: file, line, reason
            case Listing(): ...   # a listing page's own count

Readers never raise because of the content of a file. They do not analyse: texts stay as their
authors wrote them, except that they are composed (NFC) and odd spaces are tidied.
"""
