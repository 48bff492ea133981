"""Signals are put aside and taken back, or that is refused in words; every value is untrusted."""

from dashboard import formatting
from dashboard.calendar import today
from dashboard.services import Services
from dashboard.steering.forms import Asked, Outcome, day, outcome, text
from dashboard.steering.put_aside import Key, key_of
from dashboard.steering.signal_words import head
from dashboard.steering.signals import Signal, level_signals
from data.changes import ChangeRefused, Refusal
from data.language import _
from data.steering.asides import PutAside, TakeBack

ASIDE, BACK = "signaal-opzij", "signaal-terug"
"""Names of the forms."""


def figure_words(value: float | None) -> str:
    """A figure as a form carries it: the same text only for the very same number."""
    return "" if value is None else repr(float(value))


def put_aside(services: Services, asked: Asked) -> Outcome:
    """Out of sight until a day: area, indicator, kind, period, value (figure_words), reason,
    until."""

    def write() -> tuple[str, str]:
        signal, until = _signal(services, _key(asked)), day(asked.get("until"))
        if signal is None or not _is_as_seen(signal, asked):
            message = _("Dit signaal is intussen veranderd. Ververs de pagina en kijk opnieuw.")
            raise ChangeRefused([Refusal(None, message)])
        if until is not None and until <= today():
            raise ChangeRefused([Refusal("until", _("Kies een dag na vandaag."))])
        area, indicator, kind = key_of(signal)
        change = PutAside(
            area=area,
            indicator=indicator,
            kind=kind,
            period=signal.judged.period,
            value=signal.judged.value,
            reason=text(asked, "reason"),
            until=until,
            known=frozenset(services.catalogue.indicators),
        )
        services.write(services.current_user(), change)
        said = _("Opzij gelegd tot {day}: {signal}.")
        return said.format(day=formatting.date(until) if until else "", signal=head(signal)), ""

    return outcome(write)


def take_back(services: Services, asked: Asked) -> Outcome:
    """To be seen again: area, indicator, kind, reason."""

    def write() -> tuple[str, str]:
        area, indicator, kind = _key(asked)
        area = area if area in services.snapshot().levels else ""
        change = TakeBack(area, indicator, kind, text(asked, "reason"))
        services.write(services.current_user(), change)
        return _("Het signaal staat weer in de lijst."), ""

    return outcome(write)


def _key(asked: Asked) -> Key:
    return text(asked, "area"), text(asked, "indicator"), text(asked, "kind")


def _signal(services: Services, key: Key) -> Signal | None:
    """The signal as it is now. Raises EmptyStoreError."""
    level = services.snapshot().levels.get(key[0])
    found = level_signals(services, level).signals if level else ()
    return next((signal for signal in found if key_of(signal) == key), None)


def _is_as_seen(signal: Signal, asked: Asked) -> bool:
    seen = (text(asked, "period"), text(asked, "value"))
    return seen == (signal.judged.period, figure_words(signal.judged.value))
