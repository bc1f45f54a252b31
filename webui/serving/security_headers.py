"""The headers that restrict a page to text, one stylesheet, one script, and links."""

from flask import Response

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
        " img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # The site of a source does not learn what a reader searched for.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def add_security(response: Response) -> Response:
    """Set the security headers on every answer, errors and static files included."""
    response.headers.update(SECURITY)
    return response
