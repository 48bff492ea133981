"""A link and a QR code per party, so that it places the themes on its own phone."""

import dash_bootstrap_components as dbc
import segno
from dash import html
from flask import has_request_context, request

from dashboard.fasen_words import party_words
from dashboard.sessions import SessionView, known_parties
from dashboard.share import DAYS, Sharer
from data.language import _
from layouts.parts.card import card


def links_card(view: SessionView, sharer: Sharer) -> html.Section:
    """New links for every visit of the page; those of before go on working until they are old."""
    about = _(
        "Laat elke partij de eigen QR-code scannen, of stuur de link. Inloggen hoeft niet. Een "
        "link werkt {n} dagen en op één apparaat: dat waarop als eerste een thema wordt bewaard. "
        "Open deze pagina opnieuw voor nieuwe links."
    )
    links = [_link(party, view, sharer) for party in known_parties(view.session)]
    return card(
        html.H2(_("Doe mee op een telefoon")),
        html.P(about.format(n=DAYS)),
        html.Details(
            [
                html.Summary(_("Laat de links en QR-codes zien")),
                html.Ul(links, className="share-links"),
            ],
            className="folded",
        ),
        class_name="share on-screen",
    )


def _link(party: str, view: SessionView, sharer: Sharer) -> html.Li:
    path = f"/fasen/meedoen/{sharer.token(view.session.id, party)}"
    address = (request.host_url.rstrip("/") if has_request_context() else "") + path
    name = party_words(party)
    field = f"deel-{party}"
    code = segno.make(address, error="l", micro=False)
    label = _("Link voor {party}").format(party=name)
    return html.Li(
        [
            html.H3(name.capitalize()),
            html.Img(
                src=code.svg_data_uri(scale=4, light="white"),
                alt=_("QR-code voor {party}").format(party=name),
                className="qr",
            ),
            html.Label(label, htmlFor=field),
            dbc.Input(id=field, value=address, readonly=True),
            html.A(_("Open de link hier"), href=path, target="_blank", rel="noopener"),
        ]
    )
