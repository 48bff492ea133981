"""Goals in words: what they aim at, how far they are, and why that is said."""

from collections.abc import Callable

from dashboard import formatting
from dashboard.steering.about import figure_title
from dashboard.steering.goal_path import rises
from dashboard.steering.goal_status import Doubt, Figure, GoalKind, GoalStatus
from dashboard.steering.page_figures import Said
from dashboard.trend_wording import break_words
from dashboard.wording import status_reason
from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from data.language import _
from data.steering.rows import Goal

STATUS_WORDS = {
    GoalKind.REACHED: _("behaald"),
    GoalKind.MISSED: _("niet behaald"),
    GoalKind.ON_COURSE: _("op koers"),
    GoalKind.OFF_COURSE: _("niet op koers"),
    GoalKind.UNCLEAR: _("nog niet te zeggen"),
    GoalKind.DROPPED: _("vervallen"),
}


def status_said(status: GoalStatus) -> Said:
    return Said(status.kind.value, STATUS_WORDS[status.kind])


def goal_name(goal: Goal, catalogue: Catalogue, place: str) -> str:
    """ "Eenzaam in Dukenburg"."""
    title = figure_title(catalogue, goal.indicator)
    return _("{title} in {area}").format(title=title, area=place)


def amount(value: float, indicator: Indicator | None) -> str:
    """ "12,5%". indicator: None when it left the catalogue."""
    return formatting.short_value(value, indicator) if indicator else formatting.number(value, 1)


def brief(value: float, indicator: Indicator | None) -> str:
    """ "12,5%", "31,5": without "per 1.000", where the sentence has said that or will."""
    return formatting.label_value(value, indicator) if indicator else formatting.number(value, 1)


def start_words(
    goal: Goal, indicator: Indicator | None, write: Callable[[float, Indicator | None], str] = brief
) -> str:
    """ "12,5%"; in words when the figure that it started from is withheld by now."""
    is_known = formatting.is_known(goal.start_value)
    return write(goal.start_value, indicator) if is_known else _("een afgeschermd cijfer")


def aim(goal: Goal, indicator: Indicator | None) -> str:
    """ "12,5% in 2027"."""
    text = _("{target} in {year}")
    return text.format(target=amount(goal.target, indicator), year=goal.due_year)


def goal_sentence(goal: Goal, newest: Figure | None, indicator: Indicator | None) -> str:
    """ "Van 13,4% in 2023 naar 12,5% in 2027. Nu 12,9% (2024).", the last part once it moved."""
    said = _("Van {start} in {period} naar {aim}.").format(
        start=start_words(goal, indicator),
        period=formatting.period_phrase(goal.start_period),
        aim=aim(goal, indicator),
    )
    if newest is None or (newest.period, newest.value) == (goal.start_period, goal.start_value):
        return said
    now = _("Nu {value} ({period}).")
    shown = brief(newest.value, indicator)
    return f"{said} " + now.format(value=shown, period=formatting.period(newest.period))


def why(goal: Goal, status: GoalStatus, indicator: Indicator | None) -> str:
    """The reason for the status, in one to three sentences."""
    if indicator is None:
        return _("Dit cijfer staat niet meer in de catalogus.")
    if status.kind is GoalKind.DROPPED:
        return _("Dit doel is vervallen.")
    told = [_doubt(goal, status) or _judgement(goal, status, status.figure, indicator)]
    if status.awaited:
        text = _("Het cijfer over {year} zelf is er nog niet.")
        told.append(text.format(year=goal.due_year))
    return " ".join(told)


def short_why(goal: Goal, status: GoalStatus, indicator: Indicator | None) -> str:
    """The reason in one short sentence, for a list; "" when the numbers say it."""
    figure, decided = status.figure, status.kind in (GoalKind.REACHED, GoalKind.MISSED)
    if indicator is None or figure is None or status.path is None:
        return why(goal, status, indicator)
    if decided or status.doubt is Doubt.NO_MARGIN:
        return ""
    if status.doubt is None:
        text = _("Op de lijn naar het doel hoort daar {path}.")
        return text.format(path=_path(goal, status.path, indicator))
    low, high = (brief(edge, indicator) for edge in (figure.low, figure.high))
    line = goal.target if status.is_final else status.path
    text = _("Het doel van {line} ligt binnen de marge van {low} tot {high}.")
    if not status.is_final:
        text = _("De lijn naar het doel ({line}) ligt binnen de marge van {low} tot {high}.")
    return text.format(line=brief(line, indicator), low=low, high=high)


def _doubt(goal: Goal, status: GoalStatus) -> str:
    """Why there is nothing to judge; "" when there is."""
    figure = status.figure
    if status.doubt is Doubt.START_WITHHELD:
        text = _("Het cijfer over {period} wordt niet meer getoond, om mensen te beschermen.")
        return text.format(period=formatting.period_phrase(goal.start_period))
    if status.doubt is Doubt.NO_FIGURE or figure is None:
        text = _("Er is nog geen cijfer van na {period}.")
        return text.format(period=formatting.period_phrase(goal.start_period))
    if status.doubt is Doubt.NO_VALUE:
        text = _("Het cijfer over {period} is {reason}.")
        reason = status_reason(figure.status, figure.note)
        return text.format(period=formatting.period_phrase(figure.period), reason=reason)
    if status.broken:
        text = _("Sinds het begin is er een {broken}. Daarover heen is niet te vergelijken.")
        return text.format(broken=break_words(status.broken))
    return ""


def _judgement(goal: Goal, status: GoalStatus, figure: Figure | None, indicator: Indicator) -> str:
    if figure is None:  # _doubt has told of that
        return ""
    said = _("Het cijfer over {period} is {value}{margin}.").format(
        period=formatting.period_phrase(figure.period),
        value=amount(figure.value, indicator),
        margin=_margin(figure, indicator),
    )
    return f"{said} {_compared(goal, status, indicator)}"


def _margin(figure: Figure, indicator: Indicator) -> str:
    if not figure.high > figure.low:
        return ""
    low, high = (brief(edge, indicator) for edge in (figure.low, figure.high))
    return _(", met een marge van {low} tot {high}").format(low=low, high=high)


def _compared(goal: Goal, status: GoalStatus, indicator: Indicator) -> str:
    """The figure beside the target, or beside the path to it."""
    if status.doubt is Doubt.NO_MARGIN:
        return _("Of het verschil met het doel toeval is, is niet te berekenen.")
    target = brief(goal.target, indicator)
    if status.kind is GoalKind.REACHED:
        early = "" if status.is_final else _(", eerder dan {year}").format(year=goal.due_year)
        return _("Daarmee is het doel van {target} gehaald{early}.").format(
            target=target, early=early
        )
    if status.kind is GoalKind.MISSED:
        return _("Daarmee is het doel van {target} niet gehaald.").format(target=target)
    if status.is_final:
        text = _("Het doel van {target} ligt binnen die marge: of het is gehaald, kan toeval zijn.")
        return text.format(target=target)
    return _on_the_way(goal, status, indicator)


def _on_the_way(goal: Goal, status: GoalStatus, indicator: Indicator) -> str:
    path = _path(goal, status.path or 0.0, indicator)
    if status.kind is GoalKind.ON_COURSE:
        return _("Op de lijn naar het doel hoort daar {path}: dat klopt.").format(path=path)
    if status.kind is GoalKind.OFF_COURSE:
        return _("Op de lijn naar het doel hoort daar {path}: dat klopt niet.").format(path=path)
    text = _("Op de lijn naar het doel hoort daar {path}. Die lijn ligt binnen de marge.")
    return text.format(path=path)


def _path(goal: Goal, height: float, indicator: Indicator) -> str:
    """ "43,2% of lager"."""
    most = _("{value} of hoger") if rises(goal) else _("{value} of lager")
    return most.format(value=brief(height, indicator))


RULES = _(
    "De lijn loopt recht van het begin naar het doel, elk jaar evenveel. Wij kijken naar het "
    "nieuwste cijfer met zijn marge van 95%. Ligt de hele marge voorbij het doel, dan is het "
    "behaald. Ligt de hele marge aan de goede kant van de lijn, dan is het op koers; ligt zij "
    "helemaal aan de verkeerde kant, dan niet. Ligt de lijn binnen de marge, dan is het nog niet "
    "te zeggen. Is er een cijfer over het jaar van het doel zelf, dan beslist dat cijfer."
)
