"""Files in, bulletins out: page text, HTML, JSON Lines and CSV behind one function.

    from index.reading.source import read

    for item in read([Path("samples")]):
        match item:
            case Bulletin(): ...  # to be indexed
            case Problem(): ...   # to be reported: file, line, reason
            case Listing(): ...   # a listing page's own count

Readers never raise for what a file holds. They do not analyse: texts are stored as their authors
wrote them, only composed (NFC) and with odd spaces tidied.
"""
