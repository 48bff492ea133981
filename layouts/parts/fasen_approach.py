"""The four steps of the approach: what is done, what is next, and the core choices."""

from dash import html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.calendar import day_of
from dashboard.fasen import FasenView
from dashboard.ids import Fasen
from dashboard.maturity.model import ApproachStep, maturity_model
from dashboard.notes import who
from data.approach import LONGEST_REASON
from data.language import _
from data.maturity import ApproachMark, CoreChoice
from data.maturity_words import STATES
from layouts.parts import fasen_fields as fields
from layouts.parts.card import card

CHOICES: dict[str, tuple[str, dict[str, str]]] = {
    "aanpak": (
        _("De aanpak"),
        {
            "revolutionair": _("revolutionair: de gemeente zit aan het stuur"),
            "evolutionair": _("evolutionair: de partners in de wijk bepalen het tempo"),
        },
    ),
    "rol_lokaal_team": (
        _("De rol van het wijkteam"),
        {
            "toegang": _("toegang: het team verwijst naar hulp"),
            "toegang_en_lichte_hulp": _("toegang en lichte hulp: het team helpt ook zelf"),
            "hart_van_de_wijk": _("hart van de wijk: het team verbindt inwoners en partijen"),
        },
    ),
}
"""choice -> its title, and value -> words."""
DONE, BUSY = "klaar", "bezig"


def approach_card(view: FasenView, made: Component) -> html.Section:
    """The guide and its two forms, which stay as they are when the guide changes."""
    return card(
        html.H2(_("De aanpak in vier stappen")),
        made,
        html.Div([_mark_form(), _choice_form(view)], className="fasen-two"),
        class_name="approach",
    )


def approach(view: FasenView) -> html.Div:
    """Where this area is in the four steps, and its core choices."""
    marks = {m.step: m for m in view.maturity.marks if m.area == view.code}
    steps = maturity_model().approach
    ahead = [s for s in steps if s.step not in marks or marks[s.step].state != DONE]
    first = ahead[0].step if ahead else None
    items = [_step(view, step, marks.get(step.step), step.step == first) for step in steps]
    return html.Div(
        [
            html.P(_next(view, ahead)),
            html.Ol(items, className="approach-steps"),
            html.H3(_("Kernkeuzes")),
            *_choices(view),
            *_history(view),
        ]
    )


def _next(view: FasenView, ahead: list[ApproachStep]) -> str:
    if not ahead:
        return _("In {name} zijn alle vier de stappen klaar.").format(name=view.name)
    text = _("Volgende stap in {name}: {title}.")
    return text.format(name=view.name, title=ahead[0].title[:1].lower() + ahead[0].title[1:])


def _step(view: FasenView, step: ApproachStep, mark: ApproachMark | None, is_next: bool) -> html.Li:
    state = mark.state if mark else "open"
    symbol = {DONE: "✓ ", BUSY: "◐ "}.get(state, "○ ")
    words: list[Component | str] = [symbol + STATES[state]]
    if is_next:
        words.append(html.Strong(_(" · nu aan de beurt")))
    signed = [html.P(_signed(mark, view), className="signed")] if mark else []
    remark = [html.P(mark.remark, className="note-text")] if mark and mark.remark else []
    title = html.H3(f"{step.step}. {step.title}")
    made = [title, html.P(words, className="step-state"), html.P(step.meaning), *remark, *signed]
    return html.Li(made, className="next" if is_next else "")


def _signed(row: ApproachMark | CoreChoice, view: FasenView) -> str:
    return f"{who(row.by, view.snapshot.names)}, {formatting.date(day_of(row.at))}"


def _choices(view: FasenView) -> list[Component]:
    newest = {c.choice: c for c in view.maturity.choices if c.area == view.code}
    return [_choice(view, title, newest.get(name)) for name, (title, _v) in CHOICES.items()]


def _choice(view: FasenView, title: str, made: CoreChoice | None) -> html.Div:
    if made is None:
        return html.Div(html.P([html.Strong(f"{title}: "), _("nog geen keuze gemaakt")]))
    decided = _("Besloten op {day}. Opgeschreven door {who}.").format(
        day=formatting.date(made.decided), who=_signed(made, view)
    )
    return html.Div(
        [
            html.P([html.Strong(f"{title}: "), _value(made)]),
            html.P(made.reason, className="note-text"),
            html.P(decided, className="signed"),
        ]
    )


def _value(made: CoreChoice) -> str:
    return CHOICES.get(made.choice, ("", {}))[1].get(made.value, made.value)


def _history(view: FasenView) -> list[Component]:
    """What was chosen before and marked before; folded."""
    marks = [m for m in view.maturity.marks if m.area == view.code][::-1]
    choices = [c for c in view.maturity.choices if c.area == view.code][::-1]
    told = [
        f"{CHOICES.get(c.choice, ('', {}))[0]}: {_value(c)}. {c.reason} ({_signed(c, view)})"
        for c in choices
    ]
    text = _("Stap {step}: {state}")
    told += [
        f"{text.format(step=m.step, state=STATES.get(m.state, m.state))} ({_signed(m, view)})"
        for m in marks
    ]
    if not told:
        return []
    summary = _("Alles wat over de aanpak is geschreven ({n})").format(n=len(told))
    items = html.Ul([html.Li(words) for words in told], className="phase-history")
    return [html.Details([html.Summary(summary), items], className="folded")]


def _mark_form() -> html.Details:
    steps = [
        {"label": f"{s.step}. {s.title}", "value": str(s.step)} for s in maturity_model().approach
    ]
    states = [{"label": words, "value": state} for state, words in STATES.items()]
    return html.Details(
        [
            html.Summary(_("Geef aan hoe ver een stap is")),
            fields.field(_("Stap"), fields.select(Fasen.MARK_STEP, steps, "1")),
            fields.field(_("Hoe ver?"), fields.select(Fasen.MARK_STATE, states, BUSY)),
            fields.field(
                _("Opmerking"), fields.lines(Fasen.MARK_REMARK, LONGEST_REASON), _("Mag leeg.")
            ),
            fields.send(Fasen.MARK_FORM, Fasen.MARK_SAVE, _("Bewaar")),
        ],
        className="folded on-screen",
    )


def _choice_form(view: FasenView) -> html.Details:
    options = [
        {"label": f"{title}: {words}", "value": f"{choice}:{value}"}
        for choice, (title, values) in CHOICES.items()
        for value, words in values.items()
    ]
    return html.Details(
        [
            html.Summary(_("Leg een kernkeuze vast")),
            fields.field(_("Keuze"), fields.select(Fasen.CHOICE, options, options[0]["value"])),
            fields.field(_("Waarom?"), fields.lines(Fasen.CHOICE_REASON, LONGEST_REASON)),
            fields.field(_("Besloten op"), fields.day(Fasen.CHOICE_DAY, view.today.isoformat())),
            fields.send(Fasen.CHOICE_FORM, Fasen.CHOICE_SAVE, _("Bewaar")),
        ],
        className="folded on-screen",
    )
