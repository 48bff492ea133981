"""The head of an analysis: which area, how far it is, and the way to its parts."""

from dash import html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.steering.analysis import AnalysisView
from dashboard.steering.beside import TALK_KINDS
from data.language import _
from layouts.parts.attributes import aria
from layouts.parts.wijk_head import area_link

STEPS = (
    ("bewoners", _("Wie wonen hier?")),
    ("problemen", _("Problemen en kracht")),
    ("partijen", _("Wie is actief?")),
    ("gesprekken", _("Gesprekken")),
    ("voorstellen", _("Voorstellen")),
    ("prioriteiten", _("Prioriteiten")),
    ("onderzoeken", _("Deelonderzoeken")),
)
"""(anchor, words) of the parts, in their order."""


def head(view: AnalysisView) -> html.Div:
    return html.Div(
        [
            _crumbs(view),
            html.H1(_("Wijkanalyse {area}").format(area=view.name)),
            html.P(stand(view), className="analyse-stand"),
            _buttons(view),
        ],
        className="page-head",
    )


def step_links() -> html.Nav:
    links = [html.A(words, href=f"#{anchor}") for anchor, words in STEPS]
    return html.Nav(links, className="analyse-steps", **aria(label=_("Onderdelen van de analyse")))


def stand(view: AnalysisView) -> str:
    """How far the analysis is, in a sentence or two."""
    if not view.talks:
        first = _(
            "Dit zeggen de cijfers. Er is nog geen gesprek over gevoerd: herkennen bewoners en "
            "partijen dit beeld?"
        )
    else:
        newest = view.talks[0]
        text = _("{n}, het laatste met {who} op {day}.")
        first = text.format(
            n=_counted(len(view.talks), _("1 gesprek"), _("{n} gesprekken")),
            who=TALK_KINDS.get(newest.kind, newest.kind),
            day=formatting.date(newest.held),
        )
    doubts = len(view.doubts)
    parts = [
        _counted(
            doubts,
            _("1 cijfer is niet of deels herkend"),
            _("{n} cijfers zijn niet of deels herkend"),
        ),
        _counted(len(view.priorities), _("1 prioriteit"), _("{n} prioriteiten")),
        _counted(len(view.studies), _("1 deelonderzoek"), _("{n} deelonderzoeken")),
    ]
    rest = " · ".join(part for part in parts if part)
    return f"{first} {rest}." if rest else first


def _counted(number: int, one: str, many: str) -> str:
    """ "" for none."""
    if number < 2:
        return one if number else ""
    return many.format(n=formatting.number(number, 0))


def _crumbs(view: AnalysisView) -> html.Nav:
    crumbs: list[Component | str] = []
    for code in (*view.wijk.above, view.code):
        crumbs += [area_link(view.wijk.snapshot, code), " › "]
    here = html.Span(_("Wijkanalyse"), **aria(current="page"))
    return html.Nav([*crumbs, here], className="crumbs", **aria(label=_("Kruimelpad")))


def _buttons(view: AnalysisView) -> html.Div:
    links = (
        (_("Alle cijfers van dit gebied"), f"/wijk/{view.code}"),
        (_("Fasen"), f"/fasen?gebied={view.code}"),
        (_("Sturen"), f"/sturen?gebied={view.code}"),
    )
    printed = html.Button(_("Afdrukken"), id="wijk-afdrukken", type="button", className="plain")
    made = [html.A(words, href=href, className="plain") for words, href in links]
    return html.Div([html.Div([printed, *made], className="buttons")], className="wijk-controls")
