"""The page Indelingen: which areas are other ground than in an edition before, and what that does
to their figures."""

from dash import html
from dash.development.base_component import Component

from dashboard.borders import all_borders
from dashboard.editions import MOVED, Change, Comparison, EditionReport, edition_report
from dashboard.editions_map import has_maps
from dashboard.editions_words import (
    KIND_WORDS,
    change_words,
    heading,
    nothing_words,
    picture_words,
    summary,
)
from dashboard.services import Services
from dashboard.settings import LevelWords
from dashboard.snapshot import Snapshot
from dashboard.wording import enumerated
from data.language import _
from layouts.parts.attributes import aria
from layouts.parts.card import card, figure_card
from layouts.parts.table import Column, body_row, table

COLUMNS = (Column(_("Nr.")), Column(_("Wat")), Column(_("Wat er gebeurde")), Column(_("Nu")))


def page(services: Services, _query: object) -> html.Div:
    """Every two editions that can be compared. Raises EmptyStoreError."""
    snapshot = services.snapshot()
    report = edition_report(snapshot)
    return html.Div(
        [
            _head(report),
            *(_comparison(services, snapshot, found) for found in report.comparisons),
            *([] if report.comparisons else [card(html.P(nothing_words(report)))]),
        ],
        className="editions",
    )


def _head(report: EditionReport) -> html.Section:
    years = enumerated(map(str, report.years)) or _("geen enkel jaar")
    loaded = _("Geladen zijn de grenzen van {years}.").format(years=years)
    explained = _(
        "Een indeling is een set grenzen van een jaar. Verandert de grens van een gebied, dan gaan "
        "de cijfers van voor en na over andere grond. Een lijn door de tijd stopt daarom bij zo’n "
        "verandering."
    )
    links: list[Component | str] = [
        html.A(_("Download CSV"), href="/indelingen.csv"),
        " · ",
        html.A(_("CSV voor Excel"), href="/indelingen.csv?vorm=excel"),
    ]
    return card(
        html.H1(_("Indelingen")),
        html.P(explained),
        html.P(loaded, className="muted"),
        html.P(links, className="downloads") if report.comparisons else None,
    )


def _comparison(services: Services, snapshot: Snapshot, found: Comparison) -> html.Section:
    words = services.settings.municipality.words(found.level)
    title, said = heading(found, words), summary(found, words)
    if not found.changes:
        return card(html.H2(title), html.P(said))
    return figure_card(
        heading=title,
        sentence=html.Div([html.P(said), *_cut(snapshot, found)]),
        picture=_maps(snapshot, found, words),
        table=_table(snapshot, found, title),
        class_name="edition-change",
    )


def _maps(snapshot: Snapshot, found: Comparison, words: LevelWords) -> html.Div:
    """Before and after, side by side where there is room."""
    if not has_maps(snapshot, found):
        text = _("Van een van beide jaren zijn er geen grenzen om te tekenen.")
        return html.Div(html.P(text, className="muted"))
    address = f"/indelingen/{found.first}-{found.second}/{found.level}"
    sides = ((False, "voor", found.first), (True, "na", found.second))
    pictures = [
        html.Figure(
            [
                html.Figcaption(_("Grenzen van {year}").format(year=year)),
                html.Img(
                    src=f"{address}-{side}.svg?v={snapshot.version}",
                    alt=picture_words(found, words, after=after),
                ),
            ]
        )
        for after, side, year in sides
    ]
    return html.Div([html.Div(pictures, className="before-after"), _key(found)])


def _key(found: Comparison) -> html.P:
    """What the patterns and numbers of the maps mean."""
    said = _("Gearceerd: wat veranderde. Het nummer staat ook in de tabel.")
    if any(change.shifts for change in found.changes if change.kind == MOVED):
        said += " " + _("Kruislings gearceerd: grond die naar een ander gebied ging.")
    return html.P(said, className="muted")


def _cut(snapshot: Snapshot, found: Comparison) -> list[Component]:
    """Of which areas the lines through time stop here."""
    borders = all_borders(snapshot)
    new = [part for change in found.changes for part in change.after]
    cut = [
        part.name
        for part in new
        if any(found.first < int(b.period[:4]) <= found.second for b in borders.get(part.code, ()))
    ]
    if not cut:
        return []
    text = _("De lijnen door de tijd van {names} stoppen bij deze verandering.")
    return [html.P(text.format(names=enumerated(cut)))]


def _table(snapshot: Snapshot, found: Comparison, title: str) -> html.Div:
    rows = [
        body_row(
            [
                str(change.number),
                KIND_WORDS[change.kind].capitalize(),
                change_words(change),
                _links(snapshot, change),
            ],
            COLUMNS,
        )
        for change in found.changes
    ]
    made = table(title, COLUMNS, rows)
    return html.Div(made, className="scrolling", tabIndex=0, role="region", **aria(label=title))


def _links(snapshot: Snapshot, change: Change) -> html.Div:
    """The areas of now, each with the page of its figures where there is one."""
    made: list[Component | str] = []
    for part in change.after:
        known = part.code in snapshot.levels
        shown = html.A(part.name, href=f"/wijk/{part.code}") if known else part.name
        made += [*([", "] if made else []), shown]
    return html.Div(made or "–")
