"""What only paper needs: which area this is, how new its figures are, and the sources."""

from dash import html

from dashboard import formatting
from dashboard.services import Services
from dashboard.sources import source_line
from dashboard.wijk import WijkView
from dashboard.wijk_csv import sources_of
from data.language import _


def print_head(view: WijkView, services: Services) -> html.P:
    """ "Gemeente X · Aldenhof (buurt) · cijfers tot en met 2024, laatst opgehaald op 3 mei"."""
    kind = services.settings.municipality.words(view.level).singular
    place = _("Gemeente {name}").format(name=view.snapshot.name)
    parts = [place, f"{view.name} ({kind})", *_newest(view)]
    return html.P(" · ".join(parts), className="only-paper paper-head")


def _newest(view: WijkView) -> list[str]:
    years = [line.period[:4] for line in view.lines if line.has_value]
    days = [source["retrieved"] for source in sources_of(view).values()]
    if not years or not days:
        return []
    text = _("cijfers tot en met {year}, laatst opgehaald op {day}")
    return [text.format(year=max(years), day=formatting.date(max(days)))]


def print_sources(view: WijkView) -> html.Section:
    """Where the newest figures come from, a line a file."""
    lines = sorted({source_line(source) for source in sources_of(view).values()})
    made = [html.H2(_("Bronnen")), html.Ul([html.Li(line) for line in lines])]
    return html.Section(made, className="only-paper paper-sources")
