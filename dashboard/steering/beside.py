"""What people said of the figures of an area, and what studies look at: it stands beside them.

What is not, or only partly, recognised stays until those who said so recognise the figure in a
later talk.
"""

from collections.abc import Iterable, Mapping
from typing import TypedDict

from dashboard import formatting
from dashboard.services import Services
from dashboard.wijk import WijkView
from data.language import _
from data.steering.analysis_rows import Spoken, Study
from data.steering.words import DROPPED, NOT_RECOGNISED, PARTLY, RECOGNISED

OPINIONS = {
    RECOGNISED: _("herkend"),
    PARTLY: _("deels herkend"),
    NOT_RECOGNISED: _("niet herkend"),
}
TALK_KINDS = {"bewoners": _("bewoners"), "partners": _("partners"), "team": _("het team")}


class Beside(TypedDict):
    """kind: "gesprek" or "deelonderzoek". href: where it stands in the analysis."""

    kind: str
    words: str
    href: str


def beside_figures(
    services: Services, code: str, periods: Mapping[str, str]
) -> dict[str, list[Beside]]:
    """figure -> what stands beside it on page Wijk: doubts, newest first, then studies. Two
    queries.

    periods: figure -> the period that the page shows.
    """
    found, page = services.steering.beside(area=code), f"/wijk/{code}/analyse"
    lines: dict[str, list[Beside]] = {}
    for spoken in reversed(doubts(found.said)):
        indicator = spoken.said.indicator
        line: Beside = {
            "kind": "gesprek",
            "words": spoken_words(spoken, periods.get(indicator)),
            "href": f"{page}#gesprek-{spoken.said.talk}",
        }
        lines.setdefault(indicator, []).append(line)
    for study in holding(found.studies):
        for indicator in study.indicators:
            about: Beside = {
                "kind": "deelonderzoek",
                "words": study_words(study),
                "href": f"{page}#onderzoek-{study.id}",
            }
            lines.setdefault(indicator, []).append(about)
    return lines


def doubts_in_words(services: Services, view: WijkView) -> dict[str, str]:
    """figure -> who does not, or only partly, recognise it, for a cell of a table. Two queries."""
    periods = {line.indicator.id: line.period for line in view.lines}
    return {
        indicator: "; ".join(line["words"] for line in lines if line["kind"] == "gesprek")
        for indicator, lines in beside_figures(services, view.code, periods).items()
    }


def doubts_everywhere(services: Services, municipality: str) -> dict[tuple[str, str], list[Spoken]]:
    """(area, figure) -> who does not, or only partly, recognise it, the newest first. One query."""
    by_area: dict[str, list[Spoken]] = {}
    for spoken in services.steering.said(municipality=municipality):
        by_area.setdefault(spoken.said.area, []).append(spoken)
    found: dict[tuple[str, str], list[Spoken]] = {}
    for area, said in by_area.items():
        for spoken in reversed(doubts(said)):
            found.setdefault((area, spoken.said.indicator), []).append(spoken)
    return found


def doubts(said: Iterable[Spoken]) -> list[Spoken]:
    """What is not or only partly recognised, by the newest talk of a kind that was about it.

    said: by the day that the talks were held.
    """
    newest: dict[tuple[str, str], Spoken] = {}
    for spoken in said:
        if spoken.said.opinion != DROPPED:
            newest.pop((spoken.said.indicator, spoken.kind), None)
            newest[spoken.said.indicator, spoken.kind] = spoken
    return [spoken for spoken in newest.values() if spoken.said.opinion != RECOGNISED]


def spoken_words(spoken: Spoken, shown: str | None = None) -> str:
    """ "op 12 mei 2026 niet herkend door bewoners: wij durven juist meer naar buiten". shown: the
    period that it stands beside; the talk may have been about an older one."""
    said = _("op {day} {opinion} door {who}").format(
        day=formatting.date(spoken.held),
        opinion=OPINIONS.get(spoken.said.opinion, spoken.said.opinion),
        who=TALK_KINDS.get(spoken.kind, spoken.kind),
    )
    if spoken.said.period not in (None, shown):
        period = formatting.period_phrase(spoken.said.period or "")
        said = _("{said} (het cijfer over {period})").format(said=said, period=period)
    remark = " ".join((spoken.said.remark or "").split())
    return f"{said}: {remark}" if remark else said


def study_words(study: Study) -> str:
    """ "deelonderzoek: Wie komt er niet naar de eettafels?"."""
    return _("deelonderzoek: {title}").format(title=study.title)


def holding(studies: Iterable[Study]) -> list[Study]:
    """Those that were not taken back."""
    return [study for study in studies if study.status != DROPPED]
