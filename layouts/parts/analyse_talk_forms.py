"""The forms of talks: a talk, which figures are recognised, and a proposal."""

from datetime import date

from dash import html

from dashboard.steering.about import figure_title
from dashboard.steering.analysis import AnalysisView
from dashboard.steering.analysis_figures import figure_words
from dashboard.steering.analysis_words import PROPOSAL_KINDS, talk_title
from dashboard.steering.beside import OPINIONS, TALK_KINDS
from dashboard.steering.talk_writes import PROPOSE, RECOGNISE, TALK
from data.language import _
from data.steering.analysis_rows import Talk
from data.steering.talks import LONGEST_OPINION, LONGEST_PROPOSAL, LONGEST_REMARK
from layouts.parts.form import Field, FieldGroup, form

Options = list[dict[str, object]]


def talk_form(view: AnalysisView, today: date) -> html.Div:
    kinds: Options = [{"label": words, "value": kind} for kind, words in TALK_KINDS.items()]
    who = Field("kind", _("Met wie?"), "select", options=kinds, value="bewoners")
    held = Field("held", _("Wanneer?"), "day", value=today.isoformat(), required=True)
    people = Field("people", _("Hoeveel mensen?"), "number", hint=_("Mag leeg blijven."), longest=5)
    remark = Field(
        "remark",
        _("Opmerking"),
        "lines",
        hint=_("Bijvoorbeeld waar het was en hoe u mensen vond. Noem geen namen van bewoners."),
        longest=LONGEST_REMARK,
    )
    fields: list[Field | FieldGroup] = [FieldGroup([who, held]), people, remark]
    return form(TALK, fields, button=_("Leg het gesprek vast"), hidden={"area": view.code})


def recognise_form(talk: Talk, view: AnalysisView) -> html.Div:
    """All figures of question 2 at once, and those that this talk was about before."""
    said = view.opinions(talk.id)
    titles = {line.indicator.id: figure_words(line, view) for line in view.talked_about}
    gone = [name for name in said if name not in titles]
    titles |= {name: figure_title(view.wijk.catalogue, name) for name in gone}
    groups: list[Field | FieldGroup] = []
    for name, words in titles.items():
        row = said.get(name)
        opinion, remark = (row.opinion, row.remark or "") if row else ("", "")
        groups.append(_figure(name, words, opinion, remark))
    newest = max((r.id for r in view.written.recognitions if r.talk == talk.id), default=0)
    hidden = {"area": view.code, "talk": str(talk.id), "seen": str(newest), "opened": str(newest)}
    return form(
        RECOGNISE,
        groups,
        button=_("Bewaar alle antwoorden"),
        hidden=hidden,
        heading=_("Herkennen zij deze cijfers?"),
        key=str(talk.id),
    )


def _figure(name: str, words: str, opinion: str, remark: str) -> FieldGroup:
    choices: Options = [{"label": _("niet besproken"), "value": ""}]
    choices += [{"label": label, "value": value} for value, label in OPINIONS.items()]
    return FieldGroup(
        [
            Field(f"opinion-{name}", _("Herkend?"), "select", options=choices, value=opinion),
            Field(
                f"remark-{name}", _("Wat zeiden zij erover?"), value=remark, longest=LONGEST_OPINION
            ),
        ],
        legend=words,
    )


def propose_form(view: AnalysisView, talk: Talk | None = None) -> html.Div:
    """talk: the one it comes from; without, the form asks."""
    kinds: Options = [{"label": words, "value": kind} for kind, words in PROPOSAL_KINDS.items()]
    text = Field(
        "text",
        _("Wat stellen zij voor?"),
        "lines",
        hint=_("Noem geen namen van bewoners."),
        required=True,
        longest=LONGEST_PROPOSAL,
    )
    kind = Field(
        "kind",
        _("Is dit een verbetering of een idee?"),
        "select",
        options=kinds,
        value="verbetering",
    )
    hidden = {"area": view.code}
    if talk is not None:
        hidden["talk"] = str(talk.id)
        fields = [text, kind]
    else:
        talks: Options = [{"label": _("niet uit een gesprek"), "value": ""}]
        talks += [{"label": talk_title(found), "value": str(found.id)} for found in view.talks]
        fields = [text, kind, Field("talk", _("Uit welk gesprek?"), "select", options=talks)]
    key = f"gesprek-{talk.id}" if talk else ""
    return form(PROPOSE, fields, button=_("Bewaar het voorstel"), hidden=hidden, key=key)
