"""Writes the catalogue as a document: `python -m data.catalogue.document > docs/indicators.md`.

The document is made from the same YAML as the screens, so that it never tells another story; a
test fails when it is out of date.
"""

import re
import sys
from collections.abc import Iterable, Iterator

from data.catalogue import Catalogue, load_catalogue
from data.catalogue.calculation import calculation, calculation_from_places, digits
from data.catalogue.model import Column, Indicator
from data.language import _

_LEVELS = {
    "land": _("Nederland"),
    "gemeente": _("gemeente"),
    "wijk": _("wijk"),
    "buurt": _("buurt"),
}
_POLARITIES = {
    "higher_is_better": _("hoger is beter"),
    "lower_is_better": _("lager is beter"),
    "neutral": _("geen oordeel, alleen hoger of lager"),
}
_INTRODUCTION = _(
    """# Cijfers

Dit overzicht is gemaakt uit de catalogus (`data/catalogue/indicators/`, één bestand per cijfer).
Verander het niet met de hand: pas het YAML-bestand aan en draai daarna
`python -m data.catalogue.document > docs/indicators.md`.

## Hoe lees je dit

- **Richting**: soms past er geen oordeel, zoals bij bevolking, jeugdzorg en Wmo. Veel zorggebruik
  kan wijzen op problemen, maar ook op hulp die goed te vinden is. Dan heet een gebied alleen hoger
  of lager.
- **Vergelijkbaar**: is er een aantal en een noemer, dan rekent het dashboard zelf een marge uit
  (95%). Een kant-en-klaar cijfer heeft geen marge. Dan geldt een vaste bandbreedte: is het verschil
  niet groter dan dat, dan heet het vergelijkbaar.
- **De bandbreedte bij het RIVM**: het rekenmodel geeft bij deze cijfers geen marge. Wij houden 2,5
  procentpunt aan voor cijfers tussen ongeveer 20% en 80%. Bij cijfers rond 10% tot 20% is dat 2,
  bij cijfers rond 10% en lager (of 90% en hoger) 1,5, omdat daar minder ruimte is voor verschil.
  Dit is een voorzichtige keuze van ons, geen uitkomst van het RIVM.
- **Breuk**: vanaf dat jaar veranderde de definitie, de telling of de grens. Vergelijk niet met
  eerdere jaren; het dashboard trekt er ook geen lijn overheen.
- **Ondergrens**: is de noemer kleiner dan dit, dan toont het dashboard geen cijfer. Is de noemer
  niet bekend, dan telt het aantal inwoners van het gebied.
- **Kerncijfer**: bedoeld voor wie op hoofdlijnen stuurt, zoals een wethouder.
- **Kenmerk van de wijk**: helpt om wijken te vinden die op elkaar lijken. Uitkomsten zoals
  problemen en zorggebruik doen daaraan niet mee."""
)


def indicators_markdown(catalogue: Catalogue) -> str:
    """The whole catalogue as Markdown in Dutch: how to read it, an overview, every indicator."""
    blocks = [_INTRODUCTION, *_overview(catalogue)]
    for domain, topic, indicators in _by_topic(catalogue):
        blocks.append(f"## {domain}: {topic}")
        blocks.extend(_section(item, catalogue) for item in indicators)
    return "\n\n".join(blocks) + "\n"


def _by_topic(catalogue: Catalogue) -> Iterator[tuple[str, str, list[Indicator]]]:
    for domain in catalogue.domains:
        for topic in domain.topics:
            here = [i for i in catalogue.indicators.values() if i.topic == topic.id]
            yield domain.title, topic.title, here


def _overview(catalogue: Catalogue) -> Iterator[str]:
    yield (
        _("## Overzicht") + "\n\n" + _("{number} cijfers.").format(number=len(catalogue.indicators))
    )
    head = [_("Domein"), _("Onderwerp"), _("Cijfer"), _("Eenheid"), _("Kleinste gebied")]
    rows = [
        [domain, topic, f"[{i.title}](#{_anchor(i.title)})", i.unit, _LEVELS[i.levels[-1]]]
        for domain, topic, indicators in _by_topic(catalogue)
        for i in indicators
    ]
    yield "\n".join(_row(cells) for cells in (head, ["---"] * len(head), *rows))


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _anchor(title: str) -> str:
    """The address that Markdown readers give to a heading."""
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


def _section(item: Indicator, catalogue: Catalogue) -> str:
    facts = "\n".join(f"- {name}: {text}" for name, text in _facts(item, catalogue))
    parts = [f"### {item.title}", f"*{item.question}*", item.definition, item.why_it_matters, facts]
    return "\n\n".join(parts)


def _facts(item: Indicator, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    yield _("Id"), f"`{item.id}`"
    yield _("Eenheid"), item.unit
    yield _("Richting"), _POLARITIES[item.polarity]
    yield _("Niveaus"), ", ".join(_LEVELS[level] for level in item.levels)
    for column in item.columns:
        yield _("Bron"), _source(column, catalogue)
    if item.denominator and item.per:
        yield _("Berekening"), calculation(item, catalogue)
    if item.places:
        yield _("Uit de plaatsen"), calculation_from_places(item.places)
    if item.similar_band is not None:
        yield _("Vergelijkbaar"), _("tot en met {band} verschil").format(band=_band(item))
    if item.minimum_denominator is not None:
        people = f" {catalogue.population.unit}" if item.places else ""
        yield _("Ondergrens"), digits(item.minimum_denominator) + people
    if item.law is not None:
        yield _("Wet"), item.law.words
    for cut in item.breaks:
        yield _("Breuk in {period}").format(period=cut.period), cut.reason
    if item.headline or item.structural:
        marks = [_("kerncijfer")] * item.headline + [_("kenmerk van de wijk")] * item.structural
        yield _("Gebruik"), ", ".join(marks)


def _source(column: Column, catalogue: Catalogue) -> str:
    source = catalogue.sources[column.source]
    text = _("{title} ({publisher}), kolom `{column}`").format(
        title=source.title, publisher=source.publisher, column=column.column
    )
    if column.first:
        text += _(", vanaf {period}").format(period=column.first)
    if column.last:
        text += _(", tot en met {period}").format(period=column.last)
    return text


def _band(item: Indicator) -> str:
    unit = _("procentpunt") if item.unit == "%" else item.unit
    return f"{digits(item.similar_band or 0)} {unit}"


if __name__ == "__main__":
    sys.stdout.write(indicators_markdown(load_catalogue()))
