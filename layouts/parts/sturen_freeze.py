"""Freezing the page of a meeting, and what stands above and below a page that was frozen."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.steering.frozen import FORM, Frozen
from dashboard.steering.frozen_page import FrozenPoint, FrozenTopic
from dashboard.steering.history import moment
from dashboard.steering.newer import Newer
from data.language import _
from data.steering.rows import Meeting
from layouts.parts.attributes import aria
from layouts.parts.card import card
from layouts.parts.form import form

FIRST = 6
"""Newer figures that are named before the rest is folded away."""


def freeze_form(meeting: Meeting) -> html.Div:
    """The button that freezes the page of a meeting, with what it does."""
    about = _(
        "Bewaar de cijfers van dit overleg zoals ze nu zijn. De bevroren pagina verandert niet "
        "meer, ook niet als er nieuwe cijfers komen."
    )
    hidden = {"overleg": str(meeting.id)}
    made = form(FORM, [], button=_("Bevries de cijfers"), hidden=hidden, key=str(meeting.id))
    return html.Div([html.P(about), made], className="freeze")


def freeze_fold(meeting: Meeting, words: str) -> html.Details:
    """The same behind a line. words: what stands on that line."""
    return html.Details([html.Summary(words), freeze_form(meeting)], className="folded freeze-fold")


def banner(frozen: Frozen) -> html.Div:
    """That this page stands still, for which meeting, and which other versions there are."""
    when = moment(frozen.version.at)
    text = _("Bevroren op {moment} voor {meeting}. Deze cijfers veranderen niet meer.")
    title = frozen.page.title if frozen.page else frozen.meeting.title
    said = html.P(html.Strong(text.format(moment=when, meeting=title)))
    by = html.P(_("Door {who}.").format(who=frozen.by), className="muted")
    return html.Div([said, by, *_versions(frozen)], className="frozen-banner")


def _versions(frozen: Frozen) -> list[Component]:
    """Links to the other times that it was frozen."""
    here = f"/sturen/overleg/{frozen.meeting.id}/bevroren"
    links: list[Component | str] = []
    for version in frozen.versions:
        if version.id != frozen.version.id:
            href = f"{here}?versie={version.id}"
            links += [*([" · "] if links else []), html.A(moment(version.at), href=href)]
    if not links:
        return []
    older = "" if frozen.is_newest else _("Dit is niet de nieuwste. ")
    return [html.P([older, _("Ook bevroren op: "), *links], className="other-versions")]


def damaged() -> html.Div:
    """Instead of a page that is not what was frozen."""
    text = _(
        "Deze bevroren pagina is beschadigd: de tekst in de database is niet meer de tekst die is "
        "bevroren. Daarom tonen wij haar niet. Vraag de beheerder om een reservekopie."
    )
    return html.Div(html.P(text), className="message", role="alert")


def newer_card(newer: Sequence[Newer], live: str) -> list[Component]:
    """Which figures are newer or corrected by now. live: the address of the present page."""
    if not newer:
        return []
    n = len(newer)
    many, one = _("Het gaat om {n} cijfers op deze pagina."), _("Het gaat om één cijfer.")
    rest = newer[FIRST:]
    more = html.Details(
        [html.Summary(_("En nog {n} andere").format(n=len(rest))), _list(rest)],
        className="folded",
    )
    return [
        html.Section(
            [
                html.H2(_("Er zijn nieuwere cijfers")),
                html.P([many.format(n=n) if n > 1 else one, " ", _to_live(live)]),
                _list(newer[:FIRST]),
                *([more] if rest else []),
            ],
            className="newer",
        )
    ]


def _to_live(live: str) -> html.A:
    return html.A(_("Bekijk de pagina van nu"), href=live)


def _list(newer: Sequence[Newer]) -> html.Ul:
    corrected, fresh = _("verbeterd"), _("nieuwere periode")
    items = [
        html.Li(
            [
                html.Strong(f"{line.title}, {line.area_name}"),
                f": {line.was} → {line.now}, {corrected if line.corrected else fresh}",
            ]
        )
        for line in newer
    ]
    return html.Ul(items, className="plain-list")


def topics_card(topics: Sequence[FrozenTopic]) -> list[Component]:
    """The agenda with what was known of each topic; nothing without an agenda."""
    if not topics:
        return []
    items = [html.Li(_topic(topic)) for topic in topics]
    return [card(html.H2(_("Agenda")), html.Ol(items, className="frozen-topics"))]


def _topic(topic: FrozenTopic) -> list[Component]:
    links: list[Component | str] = [topic.area_name]
    for href, words in topic.about:
        links += [" · ", html.A(words, href=href)]
    made: list[Component] = [html.H3(topic.text), html.P(links, className="muted")]
    made += [html.P(topic.said)] if topic.said else []
    return made + ([_series(topic)] if topic.points else [])


def _series(topic: FrozenTopic) -> html.Details:
    """All periods of the figure, as they were."""
    figure = topic.figure
    if figure is None:
        return html.Details([])
    compares = bool(figure.compared)
    head = [_("Periode"), figure.area_name, _("Marge"), *([figure.compared] if compares else [])]
    rows = [html.Tr(_row(point, compares=compares)) for point in reversed(topic.points)]
    table = html.Table(
        [
            html.Caption(f"{figure.title}, {figure.area_name}", className="only-heard"),
            html.Thead(html.Tr([html.Th(words, scope="col") for words in head])),
            html.Tbody(rows),
        ],
        className="table",
    )
    name = _("Verloop van {title}").format(title=figure.title)
    region = html.Div(table, className="scrolling", tabIndex=0, role="region", **aria(label=name))
    return html.Details([html.Summary(name), region], className="folded")


def _row(point: FrozenPoint, *, compares: bool) -> list[Component]:
    cells = [point.said, point.margin, *([point.other_said] if compares else [])]
    period = html.Th(formatting.period(point.period), scope="row")
    return [period, *(html.Td(words) for words in cells)]
