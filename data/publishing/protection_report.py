"""What disclosure control did, for the data steward: how many and why, never a count."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markup import escape
from rich.table import Table

from data.catalogue import Catalogue
from data.disclosure import Cause, Rule, Withheld
from data.disclosure.own_rules import Decision
from data.language import _
from data.publishing.protection import Protection
from data.words import shortest_number

_CAUSES = {
    Cause.SMALL: _("Weinig personen"),
    Cause.REST: _("Kleine rest"),
    Cause.FEW: _("Kleine groep"),
    Cause.COMPLEMENTARY: _("Om een ander"),
}
_SUMS = {
    "categories": _("de soorten en hun totaal"),
    "periods": _("de perioden en hun totaal"),
    "zonings": _("twee indelingen van dezelfde grond"),
    "within": _("een groep die in een andere zit"),
}
_OF_AREAS = {
    "buurt": _("de buurten van een wijk"),
    "wijk": _("de wijken van een gemeente"),
    "gemeente": _("de delen van de gemeente"),
}
_NUMBERS = {
    "smallest_shown": _("kleinste getoonde aantal"),
    "round_to": _("afronding"),
    "minimum_denominator": _("ondergrens van de noemer"),
    "cap": _("grens voor kleine en grote delen"),
}


@dataclass(frozen=True)
class ProtectionReport:
    """Prints itself with rich; nothing when there are no counts of persons."""

    protection: Protection
    catalogue: Catalogue

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if not self.protection.counts:
            return
        yield self._table()
        yield from map(escape, (*self._sums(), *self._rules()))
        yield escape(self._verified())

    def _table(self) -> Table:
        table = Table(title=_("Aantallen personen"), title_justify="left")
        table.add_column(_("Cijfer"), overflow="fold")
        table.add_column(_("Periode"))
        table.add_column(_("Getoond"), justify="right")
        for words in _CAUSES.values():
            table.add_column(words, justify="right")
        shown, why = Counter[tuple[str, str]](), Counter[tuple[str, str, Cause]]()
        for cell, figure in self.protection.protected.shown.items():
            shown[cell[:2]] += not figure.is_withheld
        for line in self._log():
            why[line.cell.indicator, line.cell.period, line.cause] += 1
        for indicator, period in sorted(shown):
            numbers = [shown[indicator, period], *(why[indicator, period, c] for c in _CAUSES)]
            table.add_row(escape(self._title(indicator)), period, *map(str, numbers))
        return table

    def _log(self) -> tuple[Withheld, ...]:
        return self.protection.protected.log

    def _title(self, indicator: str) -> str:
        return self.catalogue.indicators[indicator].title

    def _sums(self) -> Iterator[str]:
        """Because of which sums cells were withheld that are not small themselves."""
        levels = self.protection.protected.structure.levels
        found: dict[tuple[str, str], Counter[str]] = {}
        for line in self._log():
            if line.cause is Cause.COMPLEMENTARY:
                sums = found.setdefault(line.cell[:2], Counter())
                sums.update({_sum(kind, line, levels) for kind in line.relations})
        for (indicator, period), sums in sorted(found.items()):
            words = _("{title}, {period}: extra afgeschermd vanwege {sums}.")
            named = ", ".join(f"{name} ({number})" for name, number in sorted(sums.items()))
            yield words.format(title=self._title(indicator), period=period, sums=named)

    def _rules(self) -> Iterator[str]:
        book = self.protection.book
        for name, rule, norm in book.changed():
            yield f"{self._title(name)}: {_difference(rule, norm)}." + _decided(
                book.decisions.get(name)
            )

    def _verified(self) -> str:
        protected = self.protection.protected
        withheld = sum(figure.is_withheld for figure in protected.shown.values())
        if self.protection.blocks:
            return _("De controle keurt deze publicatie af. Zie de meldingen hieronder.")
        words = _(
            "Nagerekend: {withheld} afgeschermde aantallen en {sums} sommen, ook met wat eerder en "
            "door anderen is gepubliceerd. Van elk aantal dat niet bekend mag worden, blijft "
            "onzeker hoe groot het is: tussen het kleinste en het grootste dat kan, ligt minstens "
            "{width}."
        )
        sums = len(protected.structure.relations)
        width = self.protection.book.rules.narrowest
        return words.format(withheld=withheld, sums=sums, width=width)


def _sum(kind: str, line: Withheld, levels: Mapping[str, str]) -> str:
    if kind != "areas":
        return _SUMS.get(kind, kind)
    return _OF_AREAS.get(levels.get(line.cell.area, ""), _("gebieden en hun totaal"))


def _difference(rule: Rule, norm: Rule) -> str:
    """ "afronding 10 in plaats van 5 (strenger)"."""
    words = _("{name} {new} in plaats van {old} ({way})")
    parts = []
    for field, name in _NUMBERS.items():
        new, old = getattr(rule, field), getattr(norm, field)
        if new != old:
            way = _("strenger") if new > old else _("soepeler")
            numbers = {"new": shortest_number(new), "old": shortest_number(old)}
            parts.append(words.format(name=name, way=way, **numbers))
    return ", ".join(parts)


def _decided(decision: Decision | None) -> str:
    if decision is None:
        return ""
    words = _(" Besloten door {who} op {when:%d-%m-%Y}: {why}")
    return words.format(who=decision.who, when=decision.when, why=decision.why)
