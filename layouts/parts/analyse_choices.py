"""Fields with which a priority or study names the figures it rests on."""

from dashboard.steering.analysis import AnalysisView
from data.language import _
from layouts.parts.form import Field, FieldGroup


def figure_fields(
    view: AnalysisView, chosen: tuple[str, ...], label: str
) -> list[Field | FieldGroup]:
    """The figures of question 2 as boxes; all others folded away, unless one was chosen."""
    titles = {line.indicator.id: line.indicator.title for line in view.talked_about}
    known = view.wijk.catalogue.indicators
    others = {name: figure.title for name, figure in known.items() if name not in titles}
    others |= {name: name for name in chosen if name not in titles and name not in known}
    first = Field(
        "indicators",
        label,
        "checks",
        options=[{"label": words, "value": name} for name, words in titles.items()],
        value=[name for name in chosen if name in titles],
    )
    more = Field(
        "others",
        _("Andere cijfers"),
        "checks",
        options=[{"label": words, "value": name} for name, words in others.items()],
        value=[name for name in chosen if name in others],
    )
    folded = FieldGroup([more], legend=_("Andere cijfers kiezen"), folded=not more.value)
    return [first, folded] if titles else [more]


def day_value(day: object) -> str:
    """As a field of kind "day" holds it."""
    return str(day) if day else ""
