"""The file itself: name, publisher, table, licence, the days that matter, its digest, versions."""

from dash import html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.calendar import day_of
from dashboard.origin import Origin, since_words
from dashboard.origin_address import origin_href, short_digest
from dashboard.snapshot import Snapshot
from data.entered import SOURCE as ENTERED
from data.language import _
from data.origins import FileRow
from layouts.parts.card import card

Fact = tuple[str, Component | str]


def file_card(origin: Origin, snapshot: Snapshot) -> html.Section:
    """What it is and since when it counts."""
    file = origin.file
    facts: list[Fact] = [
        (_("Naam"), file.name),
        (_("Uitgever"), file.publisher),
        (_("Tabel"), _table(origin)),
        (_("Licentie"), file.licence),
        (_("Opgehaald op"), formatting.date(file.retrieved)),
        (_("Geladen op"), formatting.date(day_of(file.loaded))),
        (_("In het dashboard"), since_words(origin, snapshot)),
    ]
    listed = [part for term, words in facts for part in (html.Dt(term), html.Dd(words))]
    return card(html.H2(_("Het bestand")), html.Dl(listed), _digest(file), class_name="origin-file")


def versions_card(origin: Origin) -> list[Component]:
    """The other versions of the same file; nothing when there was only ever one."""
    if len(origin.versions) < 2:
        return []
    items = [_version(file, origin) for file in reversed(origin.versions)]
    said = _("Dit bestand is {n} keer geladen. De cijfers van nu komen uit de nieuwste versie.")
    return [
        card(
            html.H2(_("Versies van dit bestand")),
            html.P(said.format(n=len(items)), className="muted"),
            html.Ul(items, className="plain-list origin-versions"),
        )
    ]


def _table(origin: Origin) -> Component | str:
    """As a link where the source has an address."""
    words = origin.file.table_id or _("eigen bestand")
    if not origin.table_href:
        return words
    return html.Span(
        [words, " ", html.A(_("bekijk bij de bron"), href=origin.table_href, rel="noreferrer")]
    )


def _digest(file: FileRow) -> Component:
    if not file.sha256:
        entered = _("Dit is geen bestand: het is in het dashboard zelf ingevoerd.")
        counted = _(
            "In dit bestand staan aantallen personen. Daarom blijft het, met zijn controlegetal, "
            "bij de gegevensbeheerder."
        )
        return html.P(entered if file.source == ENTERED else counted, className="muted")
    summary: list[Component | str] = [
        _("Controlegetal (sha256): "),
        html.Code(short_digest(file.sha256)),
    ]
    about = _("Hiermee controleert u of een bestand hetzelfde is. Het hele getal:")
    return html.Details(
        [html.Summary(summary), html.P(about), html.Code(file.sha256, className="digest-whole")],
        className="folded digest-fold",
    )


def _version(file: FileRow, origin: Origin) -> html.Li:
    text = _("geladen op {loaded}, opgehaald op {retrieved}")
    words = text.format(
        loaded=formatting.date(day_of(file.loaded)), retrieved=formatting.date(file.retrieved)
    )
    here = file.id == origin.file.id
    marks = [_("deze pagina")] * here + [_("nieuwste")] * (file.id == origin.versions[-1].id)
    name: Component = html.Strong(words) if here else html.A(words, href=origin_href(file.id))
    rest = [f" ({', '.join(marks)})"] if marks else []
    if not file.sha256:
        return html.Li([name, *rest])
    return html.Li([name, *rest, " ", html.Code(short_digest(file.sha256))])
