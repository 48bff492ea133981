"""The legend of the map in words: its classes, and the reasons for gaps that are on this map."""

from typing import TypedDict

from dashboard import formatting, wording
from dashboard.kaart import KaartView
from data.catalogue.model import Status
from data.language import _


class Legend(TypedDict):
    """classes: words, low to high. gaps: [status, words] of the reasons that occur."""

    classes: list[str]
    gaps: list[list[str]]
    note: str


def legend(view: KaartView) -> Legend:
    values = view.values[["status", "note"]]
    gaps = values[~values["status"].map(lambda status: Status(status).has_value)]
    words: dict[str, list[str]] = {}
    for status, note in gaps.itertuples(index=False):
        short = wording.status_short(str(status), note)
        if short not in words.setdefault(str(status), []):
            words[str(status)].append(short)
    text = _("Klassen: zelfde grenzen in alle periodes · {unit}")
    guessed = int((view.values["carried"] == wording.ESTIMATED).sum())
    if guessed:
        text += _(" · {n} omgerekend naar de grenzen van nu")
    return {
        "classes": view.level_view.class_labels,
        "gaps": [[status, " / ".join(words[status])] for status in sorted(words)],
        "note": text.format(unit=formatting.unit_words(view.indicator), n=guessed),
    }
