"""What the report of a load says of areas that are not what they were. Pure."""

from collections.abc import Iterator

import pandas as pd

from data.editions.breaks import ONE_AREA
from data.language import _
from data.words import joined, listed

UNCHANGED, OTHER_CODE, OTHER_BORDER = 1, 2, 3
"""What the source of the borders states of an area, against the year before."""
FEW = 3
"""Gemeenten that are told of one by one."""


def remarks(changes: pd.DataFrame, areas: pd.DataFrame) -> list[str]:
    """changes: columns of `area_change`. areas: municipality, edition, code, stated."""
    if changes["municipality"].nunique() > FEW:
        return [_of_many(changes)] if not changes["kind"].eq("same").all() else []
    pairs = changes.groupby(["edition_to", "edition_from", "municipality"], sort=True)
    return [words for _key, rows in pairs for words in _of_pair(rows, areas)]


def _of_many(changes: pd.DataFrame) -> str:
    changed = changes[changes["kind"] != "same"]
    words = _("In {number} gemeenten veranderden gebieden. Zie de pagina Indelingen.")
    return words.format(number=changed["municipality"].nunique())


def _of_pair(rows: pd.DataFrame, areas: pd.DataFrame) -> Iterator[str]:
    year = int(rows["edition_to"].iloc[0])
    told = [words for level in ("wijk", "buurt") for words in _told(rows, level)]
    if told:
        words = _("Indeling {year}: {what}. Zie de pagina Indelingen.")
        yield words.format(year=year, what=joined(told))
    yield from _disagreements(rows, areas, year)


def _told(changes: pd.DataFrame, level: str) -> Iterator[str]:
    """How many areas of a level were merged, split and so on."""
    rows = changes[changes["level"] == level]
    own = rows["code_from"] == rows["code_to"]
    numbers = {
        "merged": rows.loc[rows["kind"] == "merged", "code_from"].nunique(),
        "split": rows.loc[rows["kind"] == "split", "code_from"].nunique(),
        "moved": rows.loc[(rows["kind"] == "moved") & own, "code_to"].nunique(),
        "recoded": int(rows["kind"].eq("recoded").sum()),
        "appeared": int(rows["kind"].eq("appeared").sum()),
        "gone": int(rows["kind"].eq("gone").sum()),
    }
    words = {
        "merged": _("{areas} samengevoegd"),
        "split": _("{areas} gesplitst"),
        "moved": _("{areas} met een andere grens"),
        "recoded": _("{areas} met een andere code"),
        "appeared": _("{areas} nieuw"),
        "gone": _("{areas} vervallen"),
    }
    for kind, number in numbers.items():
        if number:
            yield words[kind].format(areas=_number_of(number, level))


def _number_of(number: int, level: str) -> str:
    one, more = {"wijk": (_("wijk"), _("wijken")), "buurt": (_("buurt"), _("buurten"))}[level]
    return f"{number} {one if number == 1 else more}"


def _disagreements(rows: pd.DataFrame, areas: pd.DataFrame, year: int) -> Iterator[str]:
    """Where the source and the shapes do not say the same. The shapes decide: the source speaks of
    one year only, and also of changes that hardly touch any ground."""
    stated = areas[(areas["edition"] == year) & areas["code"].isin(rows["code_to"])]
    said = dict(zip(stated["code"], stated["stated"], strict=True))
    own = rows[rows["code_from"] == rows["code_to"]]
    one = own["kind"].isin(ONE_AREA)
    told = own["code_to"].map(said)
    unseen = sorted(own.loc[one & (told == OTHER_BORDER), "code_to"])
    if unseen:
        words = _(
            "Volgens de bron is de grens in {year} veranderd, op de kaart blijkt dat niet: {codes}."
        )
        yield words.format(year=year, codes=listed(unseen))
    unsaid = sorted(own.loc[~one & (told == UNCHANGED), "code_to"])
    if unsaid and year - int(rows["edition_from"].iloc[0]) == 1:
        words = _("Volgens de bron is de grens in {year} niet veranderd, op de kaart wel: {codes}.")
        yield words.format(year=year, codes=listed(unsaid))
