"""The headers that keep a page to what it is: text, one stylesheet, one script, and links."""

from flask import Response

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
        " img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # What a reader searched for stays with this site when they follow a link to a source.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def add_security(response: Response) -> Response:
    """Set the security headers on every answer, errors and static files included."""
    response.headers.update(SECURITY)
    return response
