"""Page Sturen: everything that it shows of one area, put together as plain values."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dashboard import formatting
from dashboard.services import Services
from dashboard.steering.actions import action_lines
from dashboard.steering.decisions import decision_lines, open_decisions
from dashboard.steering.glance import headlines
from dashboard.steering.goals import goal_lines
from dashboard.steering.heat import heat_table
from dashboard.steering.hotspot_cards import hotspot_lines
from dashboard.steering.judged import judge_level
from dashboard.steering.page import SturenPage
from dashboard.steering.phases import phase_lines
from dashboard.steering.scope import Scope, scope_of
from dashboard.steering.signal_cards import signal_lines
from dashboard.steering.sources import computed_words, source_ids, source_lines
from dashboard.steering.sturen_words import sentence
from data.language import _


def sturen_page(services: Services, query: Mapping[str, object], today: date) -> SturenPage:
    """The page of a query (gebied, niveau), whatever it says. Raises EmptyStoreError.

    What rests on the figures is made once a version of the store; what people write is read anew.
    """
    return page_of(services, scope_of(services, query), today)


def page_of(services: Services, scope: Scope, today: date) -> SturenPage:
    """The page of a scope. Raises EmptyStoreError."""
    snapshot = scope.snapshot
    services = services.holding(snapshot)
    steering = services.steering.of(municipality=snapshot.code)
    figures = headlines(services, scope, steering, today)
    signals = signal_lines(services, scope, steering, today)
    heat = heat_table(services, scope)
    phases, phases_said = phase_lines(services, scope)
    decisions = decision_lines(
        open_decisions(steering, scope, today),
        *(steering, snapshot, services.catalogue, today),
        here=scope.code,
    )
    page = SturenPage(
        municipality=snapshot.name,
        area=scope.code,
        area_name=scope.name,
        area_words=area_words(services, scope),
        level=scope.level,
        fictitious=snapshot.fictitious,
        version=snapshot.version,
        computed=computed_words(snapshot),
        day=today.isoformat(),
        sentence="",
        headlines=figures,
        signals=signals,
        heat=heat,
        hotspots=hotspot_lines(services, scope, steering, today),
        decisions=decisions,
        goals=goal_lines(services, scope, steering, today),
        actions=action_lines(services, scope, steering, today),
        phases=phases,
        phases_said=phases_said,
        sources=source_lines(snapshot, source_ids(figures, signals, heat)),
        messages=scope.messages,
    )
    return replace(page, sentence=sentence(page))


def area_words(services: Services, scope: Scope) -> str:
    """ "Gemeente Eldermonde · 9 wijken en 44 buurten · 185.000 inwoners (2024)"."""
    words = services.settings.municipality.words
    kind = words(scope.level).singular
    place = f"{kind[:1].upper()}{kind[1:]} {scope.name}"
    if scope.code != scope.snapshot.code:
        place += ", " + _("gemeente {name}").format(name=scope.snapshot.name)
    return " · ".join(part for part in (place, _people(services, scope)) if part)


def _people(services: Services, scope: Scope) -> str:
    """ "185.000 inwoners (2024)"; "" when that is not known."""
    population = services.catalogue.population
    line = judge_level(services, scope.level).find(scope.code, population.id)
    if line is None or not line.line.has_value:
        return ""
    return f"{formatting.value(line.value, population)} ({formatting.period(line.period)})"
