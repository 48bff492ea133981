"""The rows of the area at a glance, as words and places that `wijk.js` draws."""

from collections.abc import Iterable
from typing import TypedDict

from dashboard import formatting, wording
from dashboard.compare import Verdict
from dashboard.figures.spine import Spark, Spine, spark, spine
from dashboard.services import Services
from dashboard.texts import trend_words
from dashboard.wijk import REFERENCE, WijkView
from dashboard.wijk_lines import Line
from dashboard.wijk_words import kaart_href, spine_words
from data.language import _


class Row(TypedDict):
    """One figure. reason: instead of value and verdict. tone, deviates, headline: how it looks."""

    id: str
    title: str
    href: str
    value: str
    unit: str
    period: str
    reason: str
    spine: Spine | None
    said: str
    symbol: str
    verdict: str
    meaning: str
    tone: str
    spark: Spark | None
    trend: str
    deviates: bool
    headline: bool


class Glance(TypedDict):
    """groups: [title, rows], strengths first. status: what is read aloud after a change."""

    caption: str
    columns: list[str]
    groups: list[tuple[str, list[Row]]]
    none: str
    gaps: list[str]
    status: str
    code: str
    compared: str


def glance(view: WijkView, services: Services) -> Glance:
    """All figures of the area, made once for an area and comparator."""
    key = ("wijk glance", view.code, view.compared)
    return view.snapshot.kept(key, lambda: _glance(view, services))


def _glance(view: WijkView, services: Services) -> Glance:
    made = [(line, _row(line, view)) for line in view.lines]
    name = view.target_name or _("een ander gebied")
    deviating = sum(line.deviates for line in view.lines)
    status = _("{area} vergeleken met {name}: {n} van {all} cijfers wijken af.")
    if deviating == 1:
        status = _("{area} vergeleken met {name}: 1 van {all} cijfers wijkt af.")
    return {
        "caption": _("Alle cijfers van {area}").format(area=view.name),
        "columns": _columns(view, services),
        "groups": _groups(made, services),
        "none": _("Geen cijfer wijkt duidelijk af van {name}.").format(name=name),
        "gaps": gap_sentences(view),
        "status": status.format(area=view.name, name=name, n=deviating, all=len(view.lines)),
        "code": view.code,
        "compared": view.compared or "",
    }


def _columns(view: WijkView, services: Services) -> list[str]:
    mates = services.settings.municipality.words(view.mates_level).singular
    spread = _("Laagste {area} – hoogste {area}").format(area=mates)
    name = view.target_name
    mark = _("hun mediaan") if view.compared == REFERENCE else name
    return [
        _("Cijfer"),
        _("Waarde"),
        _("Periode"),
        _("{spread}, │ is {name}").format(spread=spread, name=mark) if name else spread,
        _("Vergeleken met {name}").format(name=name) if name else _("Vergeleken"),
        _("Verloop"),
        _("Trend"),
    ]


def _groups(made: Iterable[tuple[Line, Row]], services: Services) -> list[tuple[str, list[Row]]]:
    """Better, worse, and the rest by domain; a group without rows is left out."""
    groups: dict[str, list[Row]] = {_("Sterk hier"): [], _("Vraagt aandacht"): []}
    titles = {domain.id: domain.title for domain in services.catalogue.domains}
    groups |= {title: [] for title in titles.values()}
    for line, row in made:
        title = {Verdict.BETTER: _("Sterk hier"), Verdict.WORSE: _("Vraagt aandacht")}.get(
            line.verdict, titles[line.indicator.domain]
        )
        groups[title].append(row)
    return [(title, rows) for title, rows in groups.items() if rows]


def _row(line: Line, view: WijkView) -> Row:
    indicator = line.indicator
    unit = formatting.unit_of(indicator)
    words = wording.verdict_words(line.verdict, indicator.polarity)
    judged = line.has_value and indicator.kind != "count"
    number = unit.before + formatting.bare_value(line.value, indicator)
    return {
        "id": indicator.id,
        "title": indicator.title,
        "href": kaart_href(line, view),
        "value": number if line.has_value else "",
        "unit": unit.short_after or ("" if unit.before else unit.after),
        "period": formatting.period(line.period),
        "reason": "" if line.has_value else _reason(line, view),
        "spine": _spine(line, view) if line.has_value else None,
        "said": spine_words(line, view),
        "symbol": words.symbol if judged and line.verdict is not Verdict.UNKNOWN else "",
        "verdict": words.word if judged else "",
        "meaning": words.meaning if judged else "",
        "tone": words.tone,
        "spark": spark(line.points, indicator),
        "trend": trend_words(line.trend),
        "deviates": line.deviates,
        "headline": indicator.headline,
    }


def _reason(line: Line, view: WijkView) -> str:
    """Why there is no figure, and the newest one that there is."""
    reason = wording.status_reason(line.status, line.row["note"])
    latest = view.latest(line.indicator)
    if latest is None:
        return reason
    text = _("{reason}; laatste cijfer: {value} in {period}")
    value = formatting.short_value(latest["value"], line.indicator)
    when = formatting.period_phrase(str(latest["period"]))
    return text.format(reason=reason, value=value, period=when)


def _spine(line: Line, view: WijkView) -> Spine | None:
    """A whole does not stand among its parts, and a count has no comparator."""
    counted = line.indicator.kind == "count"
    if counted and view.mates_level != view.level:
        return None
    other = float("nan") if counted else line.other
    lower, upper = (float(str(line.row[side])) for side in ("lower", "upper"))
    return spine(line.value, other, (lower, upper), line.mates)


def gap_sentences(view: WijkView) -> list[str]:
    """Which figures are missing here, by reason, and which were never loaded for this level."""
    by_reason: dict[str, list[str]] = {}
    for line in view.lines:
        if not line.has_value:
            reason = wording.status_short(line.status, line.row["note"])
            by_reason.setdefault(reason, []).append(line.indicator.title)
    text = _("Zonder cijfer ({reason}): {titles}.")
    told = [text.format(reason=r, titles=wording.enumerated(t)) for r, t in by_reason.items()]
    missing = [indicator.title for indicator in view.not_loaded]
    if missing:
        text = _("Voor dit soort gebied is nog niets geladen van: {titles}.")
        told.append(text.format(titles=wording.enumerated(missing)))
    return told
