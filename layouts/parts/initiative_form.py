"""The form of an initiative: what and where at first sight, the rest folded until it is needed."""

from collections.abc import Mapping

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.ids import Initiative
from dashboard.initiative_fields import UNKNOWN, YES
from dashboard.initiatives import InitiativeView
from dashboard.maturity.model import maturity_model
from dashboard.notes import who
from dashboard.services import Services
from dashboard.writes import author_of
from data.language import _
from data.place import InitiativeStatus, Law
from data.place_words import topics_of
from layouts.parts import initiative_fields as fields
from layouts.parts.card import card
from layouts.parts.initiative_where import where

Texts = Mapping[str, str]


def form(view: InitiativeView, services: Services, texts: Texts) -> html.Section:
    """texts: what the fields hold at first (data.initiative_texts.TYPED)."""
    return card(
        html.Div(
            [
                html.H2(_("Gegevens"), className="only-heard"),
                summary(Initiative.FORM),
                _what(texts),
                where(view, services, texts),
                _how_long(texts),
                _about(texts, services),
                _contact(texts),
                send(Initiative.FORM, Initiative.SAVE, _("Bewaar"), view, services),
            ],
            id=Initiative.FORM,
        ),
        class_name="initiative-form",
    )


def summary(of: Initiative) -> html.Div:
    """Where everything that is wrong is said at once, with a link to each field."""
    return html.Div(id=f"{of}-fout", role="alert", tabIndex=-1, className="error-summary")


def send(
    of: Initiative, button: Initiative, words: str, view: InitiativeView, services: Services
) -> html.Div:
    writer = who(author_of(services.current_user()), view.snapshot.names)
    signed = _("U schrijft als {who}. Rechtsboven kiest u een andere rol of naam.")
    back = html.A(_("Terug zonder bewaren"), href=f"/wijk/{view.code}")
    return html.Div(
        [
            html.P(signed.format(who=writer), className="muted signing"),
            html.Div(
                [
                    html.Button(words, id=button, type="button", className="plain primary"),
                    *([back] if of is Initiative.FORM else []),
                ],
                className="send-row",
            ),
        ],
        className="send",
    )


def _what(texts: Texts) -> html.Fieldset:
    states = [{"label": _("niet bekend"), "value": UNKNOWN}]
    states += [{"label": status.value, "value": status.value} for status in InitiativeStatus]
    description = dbc.Textarea(id=Initiative.DESCRIPTION, value=texts["description"], rows=4)
    return fields.group(
        _("Wat is het?"),
        fields.field(fields.line(Initiative.NAME, texts["name"], maxlength=200), required=True),
        fields.field(description, _("In een paar zinnen. Noem geen bewoners bij naam.")),
        _pair(
            fields.field(
                fields.line(Initiative.ORGANISER, texts["organiser"], maxlength=200),
                _("Een groep of organisatie."),
            ),
            fields.field(
                fields.line(Initiative.SORT, texts["sort"], maxlength=80),
                _("Bijvoorbeeld moestuin of inloop."),
            ),
        ),
        fields.field(
            dbc.Select(id=Initiative.STATUS, options=states, value=texts["status"] or UNKNOWN)
        ),
    )


def _pair(*two: Component) -> html.Div:
    return html.Div(list(two), className="pair")


def _any(texts: Texts, *names: str) -> bool:
    return any(texts[name] for name in names)


def _how_long(texts: Texts) -> html.Details:
    days = [
        fields.field(dbc.Input(id=place, type="date", value=texts[name]))
        for name, place in (("since", Initiative.SINCE), ("until", Initiative.UNTIL))
    ]
    money = [
        fields.field(fields.line(place, texts[name], inputMode="decimal"), _("In euro's."))
        for name, place in (
            ("budget_requested", Initiative.REQUESTED),
            ("budget_granted", Initiative.GRANTED),
        )
    ]
    reach = fields.line(Initiative.REACH, texts["reach"], inputMode="numeric")
    return fields.folded(
        _("Periode, deelnemers en budget"),
        _pair(*days),
        fields.field(reach, _("Hoeveel mensen doen mee, ongeveer?")),
        _pair(*money),
        is_open=_any(texts, "since", "until", "reach", "budget_requested", "budget_granted"),
    )


def _about(texts: Texts, services: Services) -> html.Details:
    known = {
        Initiative.TOPICS: topics_of(services.catalogue),
        Initiative.THEMES: {str(t.id): t.title for t in maturity_model().themes},
        Initiative.LAWS: {law.value: law.words for law in Law},
    }
    names = dict(zip(known, ("topics", "themes", "laws"), strict=True))
    lists = [
        fields.boxes(
            place,
            [{"label": title, "value": key} for key, title in titles.items()],
            [word for word in texts[names[place]].split(", ") if word in titles],
        )
        for place, titles in known.items()
    ]
    return fields.folded(
        _("Onderwerpen, thema's en wetten"),
        *lists,
        is_open=_any(texts, "topics", "themes", "laws"),
    )


def _contact(texts: Texts) -> html.Details:
    pages = [
        fields.field(fields.line(place, texts[name], inputMode="url", maxlength=400))
        for name, place in (("contact_page", Initiative.CONTACT), ("link", Initiative.LINK))
    ]
    reach = [
        fields.field(fields.line(place, texts[name], inputMode=kind))
        for name, place, kind in (
            ("email", Initiative.EMAIL, "email"),
            ("phone", Initiative.PHONE, "tel"),
        )
    ]
    public = _("Dit e-mailadres en nummer zijn van een organisatie en mogen openbaar.")
    return fields.folded(
        _("Website, contact en controle"),
        _pair(*pages),
        _pair(*reach),
        fields.tick(Initiative.PUBLIC, public, YES, is_on=texts["contact_public"] == YES),
        fields.field(
            dbc.Input(id=Initiative.CHECKED, type="date", value=texts["checked"]),
            _("Wanneer keek iemand na of dit alles nog klopt?"),
        ),
        is_open=_any(texts, "contact_page", "link", "email", "phone", "checked"),
    )
