"""The chosen theme: why it stands where it does, the figures beside it, and the step ahead."""

from dash import html
from dash.development.base_component import Component

from dashboard import formatting, wording
from dashboard.fasen import FasenView, Placing
from dashboard.fasen_figures import Related, doubts
from dashboard.fasen_words import phase_words, signed
from dashboard.maturity.model import maturity_model
from dashboard.texts import trend_words
from dashboard.wijk_lines import Line
from dashboard.wijk_words import kaart_href
from data.language import _
from data.maturity import Assessment
from layouts.parts.card import card

LAST_PHASE = 4


def theme_card(view: FasenView, found: Related) -> html.Section:
    return card(
        html.H2(view.theme.title),
        html.P(view.theme.meaning, className="muted"),
        *_why(view),
        *_figures(view, found),
        *_ahead(view),
        *_history(view),
        class_name="about-theme",
    )


def _why(view: FasenView) -> list[Component]:
    position = view.positions.get(view.theme.id)
    if position is None:
        text = _("Dit thema is in {name} nog niet samen in een fase gezet.")
        return [html.P(text.format(name=view.shown_name))]
    heading = _("Waarom {phase} in {name}?").format(
        phase=phase_words(position.phase), name=view.shown_name
    )
    placing = (position.session, position.placed)
    return [html.H3(heading), *placing_words(placing, view)]


def placing_words(placing: Placing, view: FasenView) -> list[Component]:
    """Reason, figures, link and signature of one placing; everything typed is text."""
    _session, placed = placing
    titles = [
        view.catalogue.indicators[name].title
        for name in placed.indicators
        if name in view.catalogue.indicators
    ]
    shown = _("Cijfers die dit laten zien: {titles}.").format(titles=wording.enumerated(titles))
    link = html.A(_("Meer informatie"), href=placed.link, rel="noreferrer") if placed.link else None
    return [
        html.P(placed.reason, className="note-text"),
        *([html.P(shown)] if titles else []),
        *([html.P(link)] if link else []),
        html.P(signed(placing, view), className="signed"),
    ]


def _figures(view: FasenView, found: Related) -> list[Component]:
    if not found.lines:
        text = _("Over dit thema zijn voor {name} geen cijfers geladen.")
        return [html.H3(_("Klopt dit met de cijfers?")), html.P(text.format(name=view.name))]
    asked = [html.P(words, className="doubt") for words in doubts(view, found)]
    near, rest = found.lines[: found.near], found.lines[found.near :]
    more = html.Details(
        [html.Summary(_("Meer cijfers bij dit thema")), _list(rest, found)], className="folded"
    )
    against = _("Van {name}, vergeleken met {others}.")
    beside = against.format(name=view.name, others=found.comparator)
    return [
        html.H3(_("Klopt dit met de cijfers?")),
        *asked,
        *([html.P(beside, className="muted")] if found.comparator else []),
        *([_list(near, found)] if near else []),
        *([more] if rest else []),
    ]


def _list(lines: tuple[Line, ...], found: Related) -> html.Ul:
    return html.Ul([_figure(line, found) for line in lines], className="related-figures")


def _figure(line: Line, found: Related) -> html.Li:
    title = html.A(line.indicator.title, href=kaart_href(line, found.view))
    if not line.has_value:
        reason = wording.status_reason(line.status, line.row["note"])
        return html.Li([title, html.Span(reason, className="muted")])
    value = f"{formatting.value(line.value, line.indicator)} ({formatting.period(line.period)})"
    return html.Li(
        [
            title,
            html.Strong(value),
            *_verdict(line, found),
            html.Span(trend_words(line.trend), className="muted"),
        ]
    )


def _verdict(line: Line, found: Related) -> list[Component]:
    if not found.comparator or not formatting.is_known(line.other):
        return []
    words = wording.verdict_words(line.verdict, line.indicator.polarity)
    meaning = f", {words.meaning}" if words.meaning else ""
    label = f"{words.symbol} {words.word}{meaning}"
    return [html.Span(label, className=f"chip chip-{words.tone}")]


def _ahead(view: FasenView) -> list[Component]:
    """What helps to take the next step, and who took it."""
    position = view.positions.get(view.theme.id)
    phase = position.phase if position else 1
    if phase == LAST_PHASE:
        return [
            html.H3(_("Hoe verder?")),
            html.P(_("Dit is de hoogste fase. Kijk elk jaar samen of dat nog zo is.")),
        ]
    helps = view.theme.steps[phase]  # type: ignore[index]
    heading = _("Van fase {phase} naar {next}: wat helpt?").format(phase=phase, next=phase + 1)
    examples = maturity_model().examples_of(view.theme.id, phase)
    told = [html.Li([html.Strong(f"{e.municipality}. "), e.what]) for e in examples]
    shown = [html.H3(_("Zo deden anderen het")), html.Ul(told, className="examples")]
    return [
        html.H3(heading),
        html.Ul([html.Li(text) for text in helps]),
        *(shown if told else []),
    ]


def _history(view: FasenView) -> list[Component]:
    """Everything that was ever written about the theme; nothing is ever removed."""
    rows = view.history(view.theme.id)
    if not rows:
        return []
    summary = _("Alles wat hierover is geschreven ({n})").format(n=len(rows))
    items = [html.Li(_past(placing, view)) for placing in rows]
    return [
        html.Details(
            [html.Summary(summary), html.Ul(items, className="phase-history")], className="folded"
        )
    ]


def _past(placing: Placing, view: FasenView) -> list[Component]:
    _session, placed = placing
    why = _("Verandering van wat er stond: {reason}").format(reason=placed.correction)
    return [
        html.P(html.Strong(_what(placed)), className="past-phase"),
        *([html.P(why)] if placed.correction else []),
        *placing_words(placing, view),
    ]


def _what(placed: Assessment) -> str:
    titles = {part.id: part.title for part in maturity_model().basic_functions}
    part = f" · {titles.get(placed.part, placed.part)}" if placed.part else ""
    return phase_words(placed.phase).capitalize() + part
