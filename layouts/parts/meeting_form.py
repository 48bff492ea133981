"""The forms of meetings: a new one, and one that is revised, with the topics of the agenda."""

from collections.abc import Sequence

from dash import html

from dashboard.calendar import today
from dashboard.services import Services
from dashboard.steering.about import Options, any_options, any_value
from dashboard.steering.meeting_writes import NEW, REVISE
from dashboard.steering.meetings import KINDS, MeetingView
from data.language import _
from data.steering.meetings import LONGEST_TITLE, LONGEST_TOPIC, MOST_TOPICS, topic_field
from data.steering.rows import AgendaItem, Meeting
from data.steering.store import Steering
from layouts.parts.decision_form import area_field
from layouts.parts.form import Field, FieldGroup, form
from layouts.parts.wijk_head import area_options

FREE_ROWS = 3
"""Topics that can be added at a time."""


def new_meeting(services: Services, steering: Steering, code: str) -> html.Div:
    snapshot = services.snapshot()
    fields: list[Field | FieldGroup] = [
        area_field(snapshot, area_options(snapshot, services), code),
        *_head("", next(iter(KINDS)), today().isoformat()),
        *_topics(services, steering, ()),
    ]
    return form(NEW, fields, button=_("Voeg het overleg toe"))


def revise_meeting(services: Services, view: MeetingView) -> html.Div:
    meeting: Meeting = view.meeting
    fields: list[Field | FieldGroup] = [
        *_head(meeting.title, meeting.kind, meeting.held.isoformat()),
        *_topics(services, view.steering, meeting.agenda),
    ]
    hidden = {"id": str(meeting.id), "seen": str(meeting.revision)}
    return form(REVISE, fields, button=_("Bewaar"), hidden=hidden)


def _head(title: str, kind: str, held: str) -> list[Field | FieldGroup]:
    kinds = [{"label": words, "value": key} for key, words in KINDS.items()]
    hint = _("Bijvoorbeeld stuuroverleg najaar.")
    return [
        Field("title", _("Naam van het overleg"), value=title, hint=hint, required=True,
              longest=LONGEST_TITLE),
        FieldGroup(
            [
                Field("kind", _("Soort"), "select", options=kinds, value=kind),
                Field("held", _("Datum"), "day", value=held, required=True),
            ]
        ),
    ]  # fmt: skip


def _topics(
    services: Services, steering: Steering, agenda: Sequence[AgendaItem]
) -> list[FieldGroup]:
    snapshot, catalogue = services.snapshot(), services.catalogue
    areas: Options = [{"label": _("het gebied van het overleg"), "value": ""}]
    areas += [dict(option) for option in area_options(snapshot, services)]
    about = any_options(steering.goals, snapshot, catalogue)
    rows = min(len(agenda) + FREE_ROWS, MOST_TOPICS)
    items = [*agenda, *[AgendaItem("")] * (rows - len(agenda))]
    return [_topic(n, item, areas, about) for n, item in enumerate(items, start=1)]


def _topic(position: int, item: AgendaItem, areas: Options, about: Options) -> FieldGroup:
    return FieldGroup(
        [
            Field(topic_field(position), _("Onderwerp"), value=item.text, longest=LONGEST_TOPIC),
            Field(
                topic_field(position, "area"), _("Gebied"), "select", areas, value=item.area or ""
            ),
            Field(
                topic_field(position, "about"),
                _("Cijfer, thema of doel"),
                "select",
                about,
                value=any_value(item),
            ),
        ],
        legend=_("Agendapunt {n}").format(n=position),
    )
