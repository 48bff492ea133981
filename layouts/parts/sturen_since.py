"""What changed since the meeting before: decisions, figures, goals and phases."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.calendar import today
from dashboard.fasen_words import short_day
from dashboard.steering.meetings import MeetingView
from dashboard.steering.moved import Line
from dashboard.steering.opening import Opening
from dashboard.steering.since import FigureChange, clear_first
from data.language import _
from layouts.parts.card import card


def since_card(view: MeetingView, opening: Opening) -> html.Section:
    parts: list[Component] = [html.H2(_heading(view)), html.P(opening.basis, className="facts")]
    if view.before is not None:
        if opening.closed:
            parts += _lines(_("Besluiten"), opening.closed, "")
        parts += _figures(opening)
        parts += _lines(_("Doelen"), opening.goals, _no_goals(opening))
        parts += _lines(_("Fasen"), opening.phases, _("Geen thema staat in een andere fase."))
    return card(*parts, class_name="since")


def _no_goals(opening: Opening) -> str:
    if opening.are_goals_known:
        return _("Geen doel staat er anders voor.")
    return _("Of een doel er anders voor staat, is niet te zeggen: de stand van toen is er niet.")


def _heading(view: MeetingView) -> str:
    if view.before is None:
        return _("Sinds het vorige overleg")
    text = _("Sinds het vorige overleg ({day})")
    return text.format(day=short_day(view.before.held))


def _figures(opening: Opening) -> list[Component]:
    if opening.figures is None:
        return []
    told, noise = clear_first(opening.figures)
    made: list[Component] = [html.H3(_("Cijfers"))]
    if told:
        made.append(changes_list(told))
    elif not opening.figures:
        made.append(html.P(_("Geen cijfer is anders dan toen."), className="muted"))
    else:
        made.append(html.P(_("Geen cijfer veranderde meer dan toeval."), className="muted"))
    if noise:
        one, many = _("1 verschil dat toeval kan zijn"), _("{n} verschillen die toeval kunnen zijn")
        words = one if len(noise) == 1 else many.format(n=len(noise))
        made.append(
            html.Details([html.Summary(words), changes_list(noise)], className="folded noise")
        )
    stand = _("Dit is de stand van vandaag, {day}.").format(day=short_day(today()))
    return [*made, html.P(stand, className="muted")] if opening.figures else made


def changes_list(changes: Sequence[FigureChange]) -> html.Ul:
    return html.Ul([_change(change) for change in changes], className="changes")


def _change(change: FigureChange) -> html.Li:
    title = f"{change.title}, {change.area_name}"
    text = _("{now}; was {was}.").format(now=change.now, was=change.was)
    chip = html.Span(_word(change), className=f"chip chip-{change.tone}")
    said = [html.P(change.said, className="muted")] if change.said else []
    return html.Li([html.P([html.A(title, href=change.href), " ", chip]), html.P(text), *said])


def _word(change: FigureChange) -> str:
    if change.kind == "bijgesteld":
        return _("bijgesteld")
    if change.clear is None:
        return _("nieuw cijfer")
    words = {"▲": _("▲ hoger"), "▼": _("▼ lager")}
    return words.get(change.symbol, _("● kan toeval zijn"))


def _lines(heading: str, lines: Sequence[Line], nothing: str) -> list[Component]:
    items = [html.Li(html.A(words, href=href)) for href, words in lines]
    listed = html.Ul(items, className="plain-list") if items else html.P(nothing, className="muted")
    return [html.H3(heading), listed]
