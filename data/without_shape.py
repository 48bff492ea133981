"""Remarks on areas that are in the table and not on the map: a few in full, many in short."""

from collections.abc import Iterable, Iterator

import pandas as pd
from sqlalchemy import Connection, func, select

from data.language import _
from data.schema import COUNTRY, area
from data.scope import read_frame
from data.words import listed

MOST_TOLD = 10
"""Of more gemeenten than this the remarks are summed up."""

_WORDS = {
    "gemeente": (_("gemeente"), _("gemeenten")),
    "wijk": (_("wijk"), _("wijken")),
    "buurt": (_("buurt"), _("buurten")),
}


def without_shape(connection: Connection, municipalities: Iterable[str]) -> list[str]:
    """Remarks on areas of the newest edition that have a shape in no edition at all."""
    frame = _newest(connection, sorted(set(municipalities) - {COUNTRY}))
    lacking = frame[frame["shaped"] == 0]
    groups = lacking.groupby(["municipality", "level"], sort=True)
    told = groups["code"].agg(list).reset_index().merge(_sizes(frame), on=["municipality", "level"])
    if told["municipality"].nunique() > MOST_TOLD:
        return list(_in_short(told))
    return [_said(*row) for row in told.itertuples(index=False, name=None)]


def _newest(connection: Connection, scope: list[str]) -> pd.DataFrame:
    """municipality, level, code, edition, shaped (1 or 0): of every slice the newest areas."""
    shaped = func.max(area.c.geometry.is_not(None).cast(area.c.edition.type)).label("shaped")
    key = (area.c.municipality, area.c.level, area.c.code)
    query = (
        select(*key, func.max(area.c.edition).label("edition"), shaped)
        .where(area.c.municipality.in_(scope))
        .group_by(*key)
        .order_by(*key)
    )
    frame = read_frame(connection, query)
    newest = frame.groupby(["municipality", "level"])["edition"].transform("max")
    return frame[frame["edition"] == newest]


def _sizes(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.groupby(["municipality", "level"])["code"].agg(size="count").reset_index()


def _in_short(told: pd.DataFrame) -> Iterator[str]:
    """A remark or two a level."""
    whole = told["code"].str.len() == told["size"]
    for level, words in _WORDS.items():
        unmapped = told[whole & (told["level"] == level)]
        if len(unmapped):
            message = _(
                "Van {number} gemeenten zijn nog geen grenzen van de {level} geladen; daar is geen "
                "kaart: {municipalities}."
            )
            names = listed(list(unmapped["municipality"]))
            yield message.format(number=len(unmapped), level=words[1], municipalities=names)
        partly = told[~whole & (told["level"] == level)]
        codes = [code for found in partly["code"] for code in found]
        if codes:
            message = _(
                "{number} {level} in {municipalities} gemeenten zonder vorm: {codes}. Wel in de "
                "tabel, niet op de kaart."
            )
            yield message.format(
                number=len(codes),
                level=words[len(codes) > 1],
                municipalities=len(partly),
                codes=listed(codes),
            )


def _said(municipality: str, level: str, codes: list[str], size: int) -> str:
    if len(codes) == size:
        message = _(
            "{municipality}: van de {level} zijn nog geen grenzen geladen; er is geen kaart."
        )
        return message.format(municipality=municipality, level=_WORDS[level][1])
    message = _(
        "{municipality}: {number} {level} zonder vorm: {codes}. Wel in de tabel, niet op de kaart."
    )
    return message.format(
        municipality=municipality,
        number=len(codes),
        level=_WORDS[level][len(codes) > 1],
        codes=listed(codes),
    )
