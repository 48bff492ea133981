"""What a page says when the store has nothing for it."""

from dash import html

from data.language import _


def empty_store(reason: str = "") -> html.Div:
    """No municipality or no figures yet: how to load them. reason: what is there instead."""
    return html.Div(
        [
            html.H1(_("Er zijn nog geen cijfers")),
            *([html.P(reason)] if reason else []),
            html.P(_("Laad de bestanden van uw gemeente, of maak de verzonnen voorbeeldstad:")),
            html.Pre(".venv/bin/python -m data load MAP\n.venv/bin/python -m data demo"),
            html.P(_("Laad daarna deze pagina opnieuw.")),
        ],
        className="page-head",
    )


def not_found(what: str, *, back: str = "/kaart") -> html.Div:
    """back: the page that leads on, /kaart or /sturen."""
    words = _("Naar Sturen") if back == "/sturen" else _("Naar de kaart")
    return html.Div(
        [
            html.H1(_("Niet gevonden")),
            html.P(what),
            html.P(html.A(words, href=back)),
        ],
        className="page-head",
    )
