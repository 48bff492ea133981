"""The card "Signalen om te bespreken": what deserves a talk, why, and what was put aside."""

from collections.abc import Sequence
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from dashboard.steering.ids import Sturen
from dashboard.steering.page_figures import Said, SignalLine, Signals
from dashboard.steering.signal_writes import ASIDE, BACK, figure_words
from data.language import _
from data.steering.asides import LONGEST_REASON
from data.steering.words import WORRY
from layouts.parts.card import card
from layouts.parts.chip import chip
from layouts.parts.form import Field, form

FIRST = 6
"""Signals of a domain that are there at once; the others are folded away."""
MOST_FORMS = 30
"""With more signals than this, those that are folded away are put aside on the page of their own
area: a form for each would make the page heavy."""


def signals_card(signals: Signals, *, frozen: bool = False) -> html.Section:
    """frozen: everything unfolded, and no forms."""
    groups = [
        _group(domain, list(lines), signals, frozen=frozen)
        for domain, lines in groupby(signals.shown, key=lambda line: line.domain)
    ]
    return card(
        html.H2(_("Signalen om te bespreken")),
        html.P(signals.said, className="signals-said"),
        *groups,
        _untested(signals.untested, frozen=frozen),
        _aside(signals.aside, frozen=frozen),
        class_name="signals",
    )


def _group(domain: str, lines: Sequence[SignalLine], signals: Signals, *, frozen: bool) -> html.Div:
    few = len(lines) if frozen or len(lines) == FIRST + 1 else FIRST
    light = len(signals.shown) > MOST_FORMS

    def rows(part: Sequence[SignalLine], *, folded: bool) -> html.Ul:
        made = [
            _signal(
                line,
                *_steps(line),
                _elsewhere(line) if folded and light else _put_aside(line, signals.until),
                frozen=frozen,
            )
            for line in part
        ]
        return html.Ul(made, className="signal-rows")

    parts: list[Component] = [html.H3(domain), rows(lines[:few], folded=False)]
    if rest := lines[few:]:
        more = html.Summary(_("nog {n}").format(n=len(rest)))
        parts.append(html.Details([more, rows(rest, folded=True)]))
    return html.Div(parts, className="signal-group")


def _signal(line: SignalLine, *answers: Component, frozen: bool) -> html.Li:
    """One signal: its kind as a word, the link to the figure, what it says and why it is here.

    answers: what can be done with it.
    """
    said: list[Component | str] = [
        chip(Said(line.kind, kind_words(line.kind))),
        " ",
        html.A(f"{line.area_name} · {line.title}", href=line.href),
        " ",
        html.Span(line.sentence),
    ]
    put = [html.P(line.aside, className="signal-aside")] if line.aside else []
    put += [html.P(words, className="signal-aside") for words in line.doubts]
    rest = [html.P(line.why, className="signal-why"), *put, *([] if frozen else answers)]
    look = "worry" if line.kind == WORRY else "strength"
    return html.Li([html.P(said, className="signal-said"), *rest], className=f"signal {look}")


def kind_words(kind: str) -> str:
    """The kind in a word: colour is not the only carrier."""
    return _("zorg") if kind == WORRY else _("kracht")


def _untested(lines: Sequence[SignalLine], *, frozen: bool) -> Component | None:
    """What looks like a signal and was not tested is there to be asked about, one step away."""
    if not lines:
        return None
    rows = [_signal(line, *_steps(line), frozen=frozen) for line in lines]
    summary = html.Summary(_("Lijkt op een signaal, niet te toetsen ({n})").format(n=len(lines)))
    hint = html.P(_("Vraag eerst of mensen in de wijk dit herkennen."), className="signals-said")
    made = [summary, hint, html.Ul(rows, className="signal-rows")]
    return html.Details(made, className="signals-untested")


def _aside(lines: Sequence[SignalLine], *, frozen: bool) -> Component | None:
    if not lines:
        return None
    rows = [_signal(line, _take_back(line), frozen=frozen) for line in lines]
    summary = html.Summary(_("Opzij gelegd ({n})").format(n=len(lines)))
    return html.Details(
        [summary, html.Ul(rows, className="signal-rows")],
        open=frozen,
        className="signals-aside",
    )


def _hidden(line: SignalLine) -> dict[str, str]:
    return {"area": line.area, "indicator": line.indicator, "kind": line.kind}


def _put_aside(line: SignalLine, until: str) -> html.Details:
    why = Field(
        "reason",
        _("Waarom leggen wij dit opzij?"),
        "lines",
        required=True,
        longest=LONGEST_REASON,
        rows=2,
    )
    day = Field(
        "until",
        _("Tot wanneer?"),
        "day",
        value=until,
        required=True,
        hint=_("Het signaal komt eerder terug als het cijfer verandert."),
    )
    seen = {"period": line.period, "value": figure_words(line.value)}
    words = _("leg opzij met reden")
    return _answer(line, words, ASIDE, [why, day], _("Leg opzij"), _hidden(line) | seen)


def _steps(line: SignalLine) -> list[html.Span]:
    """What a talk about a signal may lead to."""
    query = f"?gebied={line.area}&cijfer={line.indicator}"
    return [
        _link(line, _("neem een besluit"), f"/sturen/besluit{query}"),
        _link(line, _("stel een doel"), f"/sturen/doel{query}"),
    ]


def _elsewhere(line: SignalLine) -> html.Span:
    """The way to the form, on the page of the area."""
    href = f"/sturen?gebied={line.area}#{Sturen.SIGNALS}"
    return _link(line, _("leg opzij met reden"), href)


def _link(line: SignalLine, words: str, href: str) -> html.Span:
    link = html.A([words, _about(line)], href=href)
    return html.Span(link, className="signal-answer")


def _about(line: SignalLine) -> html.Span:
    """Who hears the page hears which signal a link is about."""
    return html.Span(f": {line.area_name}, {line.title}", className="only-heard")


def _take_back(line: SignalLine) -> html.Details:
    why = Field("reason", _("Waarom halen wij dit terug?"), "lines", required=True, rows=2)
    return _answer(line, _("haal terug"), BACK, [why], _("Haal terug"), _hidden(line))


def _answer(
    line: SignalLine,
    words: str,
    name: str,
    fields: Sequence[Field],
    button: str,
    hidden: dict[str, str],
) -> html.Details:
    """A form behind a link."""
    key = f"{line.area}-{line.indicator}-{line.kind}"
    made = form(name, fields, button=button, hidden=hidden, key=key)
    return html.Details([html.Summary([words, _about(line)]), made], className="signal-answer")
