"""What a batch must satisfy before it may replace anything; every problem at once.

Pure: frames in, problems and remarks out. Area frames have the columns code, name, level,
municipality and edition.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from data.area_checks import area_problems
from data.batch import Batch, Problem
from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from data.distinct import for_each
from data.importers.codes import level_of, municipality_of
from data.importers.own_columns import OWN_FIGURES, dutch
from data.language import _
from data.schema import COUNTRY
from data.unknown_areas import unknown_areas
from data.words import dutch_number, joined, listed, row_count, shortest_number

PLURALS = {"gemeente": _("gemeenten"), "wijk": _("wijken"), "buurt": _("buurten")}


@dataclass(frozen=True)
class Verdict:
    """problems stop the load, notes do not."""

    problems: list[Problem]
    notes: list[str]


def check(batch: Batch, file: str, catalogue: Catalogue, known: pd.DataFrame) -> Verdict:
    """Hold a batch against the catalogue and the areas that the store knows."""
    figures, keyed = batch.figures, batch.keyed
    areas = pd.concat([known, batch.areas[known.columns]], ignore_index=True)
    code_column = dutch("area_code") if batch.source == OWN_FIGURES else None
    problems = [
        *area_problems(batch.areas, file, known),
        *unknown_areas(keyed, file, areas, code_column),
        *_duplicates(keyed, file),
        *_wrong_levels(keyed, file, catalogue),
        *_out_of_range(figures, file, catalogue),
        *_wrong_counts(figures, file, catalogue),
        *_half_counted(figures, file, catalogue),
    ]
    return Verdict(problems, list(_fewer_areas(batch, known)))


def _duplicates(figures: pd.DataFrame, file: str) -> Iterator[Problem]:
    key = ["indicator", "period", "area"]
    double = figures[figures.duplicated(key, keep=False)]
    for values, rows in double.groupby(key, sort=False):
        indicator, period, area = values if isinstance(values, tuple) else (values,) * 3
        message = _("Hetzelfde cijfer staat in rij {rows}: {indicator}, {period}, {area}.")
        numbers = joined([str(row) for row in rows["row"]])
        yield Problem(
            file,
            message.format(rows=numbers, indicator=indicator, period=period, area=area),
            _("Laat één van deze rijen staan."),
            row=int(rows["row"].iloc[0]),
            column=_text(rows["column"].iloc[0]),
        )


def _wrong_levels(figures: pd.DataFrame, file: str, catalogue: Catalogue) -> Iterator[Problem]:
    levels = for_each(figures["area"], level_of)
    for (indicator, level), rows in figures.groupby(["indicator", levels], sort=False):
        allowed = catalogue.indicators[str(indicator)].levels
        if level in allowed:
            continue
        message = _("{title} bestaat niet voor een {level} ({rows}).")
        yield Problem(
            file,
            message.format(
                title=catalogue.indicators[str(indicator)].title,
                level=level,
                rows=row_count(len(rows)),
            ),
            _("Laat deze rijen weg; dit cijfer kan voor: {levels}.").format(
                levels=", ".join(allowed)
            ),
            row=int(rows["row"].iloc[0]),
            column=_text(rows["column"].iloc[0]),
        )


def _out_of_range(figures: pd.DataFrame, file: str, catalogue: Catalogue) -> Iterator[Problem]:
    ranges = {i: catalogue.indicators[i].valid_range for i in figures["indicator"].unique()}
    low = for_each(figures["indicator"], lambda i: ranges[i][0]).astype(float)
    high = for_each(figures["indicator"], lambda i: ranges[i][1]).astype(float)
    wrong = figures[(figures["value"] < low) | (figures["value"] > high)]
    for row in wrong.itertuples():
        indicator = catalogue.indicators[str(row.indicator)]
        message = _("{title} is {value} voor {area}; dat kan niet.").format(
            title=indicator.title, value=_outside(row.value, indicator), area=row.area
        )
        yield _at(row, file, message, _range_cure(row, indicator), None)


def _outside(value: object, indicator: Indicator) -> str:
    """Rounded as on screen, unless that would make it fit."""
    number, (least, most) = float(str(value)), indicator.valid_range
    fits = least <= round(number, indicator.decimals) <= most
    return shortest_number(number) if fits else dutch_number(number, indicator.decimals)


def _range_cure(row: object, indicator: Indicator) -> str:
    least, most = map(shortest_number, indicator.valid_range)
    cure = _("Controleer het getal en de eenheid ({unit}): van {least} tot en met {most}.")
    words = cure.format(unit=indicator.unit, least=least, most=most)
    swapped = getattr(row, "numerator", 0) > getattr(row, "denominator", 0)
    return " ".join([_("Zijn teller en noemer verwisseld?"), words]) if swapped else words


def _wrong_counts(figures: pd.DataFrame, file: str, catalogue: Catalogue) -> Iterator[Problem]:
    wrong = figures[(figures["numerator"] < 0) | (figures["denominator"] < 0)]
    for row in wrong.itertuples():
        message = _("Een aantal onder nul bij {area} kan niet.").format(area=row.area)
        count = min(float(str(row.numerator)), float(str(row.denominator)))
        yield _at(row, file, message, _("Vul een aantal van nul of meer in."), count)
    alone = figures["numerator"].notna() & figures["denominator"].isna()
    for indicator, rows in figures[alone].groupby("indicator", sort=False):
        item = catalogue.indicators[str(indicator)]
        if item.is_derived and not item.sensitive:
            continue
        message = _("Bij {title} staat een aantal zonder noemer.").format(title=item.title)
        cure = _("Vul ook de noemer (denominator) in, of het cijfer zelf (value).")
        yield _at(next(rows.itertuples()), file, message, cure, None)


def _half_counted(figures: pd.DataFrame, file: str, catalogue: Catalogue) -> Iterator[Problem]:
    """Of one indicator and period all figures are counts or none is: else a sum mixes two kinds."""
    alone = figures["numerator"].notna() & figures["denominator"].isna()
    ready = figures["value"].notna() | figures["denominator"].notna()
    kinds = figures.assign(alone=alone, ready=ready).groupby(["indicator", "period"], sort=False)
    for (indicator, period), rows in kinds[["alone", "ready", "row", "column"]]:
        if not (rows["alone"].any() and rows["ready"].any()):
            continue
        title = catalogue.indicators[str(indicator)].title
        message = _("{title}, {period}: bij sommige gebieden staat alleen een aantal.")
        cure = _("Geef voor alle gebieden een aantal, of voor alle gebieden het cijfer zelf.")
        first = next(rows[rows["alone"]].itertuples())
        yield _at(first, file, message.format(title=title, period=period), cure, None)


def _fewer_areas(batch: Batch, known: pd.DataFrame) -> Iterator[str]:
    """Per gemeente and level: areas of the newest edition that the file says nothing about."""
    present = set(batch.keyed["area"])
    covered = {(municipality_of(a), level_of(a)) for a in present if a != COUNTRY}
    areas = pd.concat([known, batch.areas[known.columns]], ignore_index=True)
    key = ["municipality", "level"]
    newest = areas.groupby(key)["edition"].transform("max")
    areas = areas[
        areas["edition"] == (batch.areas["edition"].max() if len(batch.areas) else newest)
    ]
    incomplete = areas.loc[~areas["code"].isin(present), key].drop_duplicates()
    areas = areas.merge(incomplete, on=key)
    for (municipality, level), expected in areas.groupby(key):
        if (municipality, level) not in covered:
            continue
        absent = sorted(set(expected["code"]) - present)
        if absent:
            message = _("{number} van de {total} {level} van {municipality} ontbreken: {codes}.")
            yield message.format(
                number=len(absent),
                total=expected["code"].nunique(),
                level=PLURALS[str(level)],
                municipality=municipality,
                codes=listed(absent),
            )


def _at(row: object, file: str, message: str, cure: str, value: object) -> Problem:
    return Problem(
        file,
        message,
        cure,
        row=int(getattr(row, "row", 0)),
        column=_text(getattr(row, "column", None)),
        value=None if value is None else shortest_number(float(str(value))),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
