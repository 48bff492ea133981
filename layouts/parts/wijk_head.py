"""The head of page Wijk: which area, where it lies, how many people, and what to compare with."""

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.ids import Wijk
from dashboard.palette import ACCENT
from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.wijk import REFERENCE, WijkView
from dashboard.wijk_locator import locator
from data.language import _
from layouts.parts.attributes import aria
from layouts.parts.wijk_neighbours import neighbour_links

Options = list[dict[str, str]]


def head(view: WijkView, services: Services) -> html.Div:
    words = [
        _crumbs(view, services),
        html.H1(view.name),
        html.P(_people(view), className="facts"),
        *neighbour_links(view, services),
        _controls(view, services),
    ]
    return html.Div([html.Div(words), *_picture(view, services)], className="page-head wijk-head")


def area_link(snapshot: Snapshot, code: str) -> html.A:
    return html.A(snapshot.names[code], href=f"/wijk/{code}")


def _crumbs(view: WijkView, services: Services) -> html.Nav:
    """From the gemeente down, ending with what kind of area this is."""
    crumbs: list[Component | str] = []
    for above in view.above:
        crumbs += [area_link(view.snapshot, above), " › "]
    kind = services.settings.municipality.words(view.level).singular
    here = html.Span(f"{view.name} ({kind})", **aria(current="page"))
    return html.Nav([*crumbs, here], className="crumbs", **aria(label=_("Kruimelpad")))


def _people(view: WijkView) -> str:
    """ "2.505 inwoners · 1.200 huishoudens (2024)": the counts about who lives here."""
    topic = view.catalogue.population.topic
    told = [
        f"{formatting.value(line.value, line.indicator)} ({formatting.period(line.period)})"
        for line in view.lines
        if line.has_value and line.indicator.kind == "count" and line.indicator.topic == topic
    ]
    return " · ".join(told) or _("Het aantal inwoners is niet bekend.")


def _picture(view: WijkView, services: Services) -> list[Component]:
    drawn = locator(view.snapshot, view.code, services.theme.colours.get("accent", ACCENT))
    if drawn is None:
        return []
    place = view.snapshot.name
    text = _("Ligging van {area} in {place}") if view.above else _("De vorm van {area}")
    source = f"/wijk/{view.code}.svg?v={drawn.digest}"
    return [html.Img(src=source, alt=text.format(area=view.name, place=place), className="locator")]


def _controls(view: WijkView, services: Services) -> html.Div:
    printed = html.Button(_("Afdrukken"), id="wijk-afdrukken", type="button", className="plain")
    csv = f"/wijk/{view.code}.csv?vergelijk={view.compared or ''}"
    links = [
        html.A(_("Wijkanalyse"), href=f"/wijk/{view.code}/analyse", className="plain"),
        html.A(_("CSV"), href=csv, className="plain", **aria(label=_("Download CSV"))),
        html.A(_("CSV voor Excel"), href=f"{csv}&vorm=excel", className="plain"),
    ]
    go = html.Button(_("Ga"), id="wijk-ga", type="button", className="plain")
    return html.Div(
        [
            *_comparator(view, services),
            html.Div(
                [
                    _select(
                        _("Een ander gebied"),
                        Wijk.OTHER,
                        area_options(view.snapshot, services),
                        view.code,
                    ),
                    go,
                ],
                className="with-button",
            ),
            html.Div([printed, *links], className="buttons"),
        ],
        className="wijk-controls",
    )


def _comparator(view: WijkView, services: Services) -> list[Component]:
    if not view.compared:
        return []
    options = comparator_options(view, services)
    return [_select(_("Vergelijk met"), Wijk.COMPARATOR, options, view.compared)]


def comparator_options(view: WijkView, services: Services) -> Options:
    """The comparators of this area by name, a parent with what it is."""
    parent = services.settings.municipality.words("wijk").singular
    options = []
    for word, code in view.comparators:
        name = view.snapshot.area_name(code)
        label = f"{name} ({parent})" if word == "bovenliggend" else name
        label = _("referentiegebieden (mediaan)") if word == REFERENCE else label
        options.append({"label": label, "value": word})
    return options


def area_options(snapshot: Snapshot, services: Services) -> Options:
    """The gemeente, then every wijk with its buurten indented under it."""
    words = services.settings.municipality.words
    options = [{"label": _("heel {name}").format(name=snapshot.name), "value": snapshot.code}]
    for wijk in snapshot.areas_of("wijk")["code"]:
        label = f"{snapshot.names[wijk]} ({words('wijk').singular})"
        options.append({"label": label, "value": wijk})
        inside = snapshot.children.get(wijk, ())
        options += [{"label": "\u2003" + snapshot.names[c], "value": c} for c in inside]
    return options


def _select(label: str, control_id: Wijk, options: Options, value: str) -> html.Div:
    return html.Div(
        [
            html.Label(label, htmlFor=control_id),
            dbc.Select(id=control_id, options=options, value=value),
        ],
        className="control",
    )
