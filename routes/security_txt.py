"""Whom to tell about a weak spot (RFC 9116); only where a contact is set."""

from datetime import UTC, datetime, timedelta

from flask import Flask, Response, abort

from data.language import _

RULE = "/.well-known/security.txt"
VALID = timedelta(days=180)
"""The answer is made when it is asked for, so that it never runs out by itself."""


def register(server: Flask, contact: str) -> None:
    """contact: an address of the web or a mailto:; empty for none."""
    server.add_url_rule(RULE, RULE, lambda: security_route(contact), methods=["GET"])


def security_route(contact: str) -> Response:
    if not contact:
        abort(404, _("Er is geen contact voor beveiligingsmeldingen ingesteld."))
    until = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + VALID
    lines = [
        f"Contact: {contact}",
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
    ]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")
