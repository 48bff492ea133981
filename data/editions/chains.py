"""What became of the areas of each level of each gemeente, edition after edition. Pure."""

from collections.abc import Iterator, Sequence

import pandas as pd

from data.editions.breaks import Transition
from data.editions.kinds import Change
from data.editions.remarks import OTHER_BORDER


def chains(changes: pd.DataFrame, areas: pd.DataFrame) -> Iterator[list[Transition]]:
    """One list a gemeente and level, in order of year. changes: columns of `area_change`, sorted.
    areas: municipality, level, edition, code, name, stated."""
    named = {
        (str(key[0]), str(key[1])): dict(zip(_keys(rows), rows["name"], strict=True))
        for key, rows in areas.groupby(["municipality", "level"])
    }
    redrawn = frozenset(_keys(areas[areas["stated"] == OTHER_BORDER]))
    for key, rows in changes.groupby(["municipality", "level"]):
        names = named[str(key[0]), str(key[1])]
        yield [
            _transition(pair, names, redrawn)
            for _e, pair in rows.groupby(["edition_from", "edition_to"])
        ]


def _keys(areas: pd.DataFrame) -> list[tuple[int, str]]:
    return list(zip(areas["edition"], areas["code"], strict=True))


def _transition(
    rows: pd.DataFrame, names: dict[tuple[int, str], str], redrawn: frozenset[tuple[int, str]]
) -> Transition:
    """rows: of one pair of editions."""
    old, new = int(rows["edition_from"].iloc[0]), int(rows["edition_to"].iloc[0])
    found = tuple(Change(*row) for row in rows[list(Change._fields)].itertuples(index=False))
    of_both = {at: name for at, name in names.items() if at[0] in (old, new)}
    return Transition(old, new, found, of_both, redrawn)


def with_edition(figures: pd.DataFrame, steps: Sequence[Transition]) -> pd.DataFrame:
    """figures (period, area and more) with `edition`: the newest that has the code of the area and
    had begun in that year, else the first one that has it. Areas of no edition are left out."""
    editions = sorted({at for step in steps for at in step.names})
    both = figures.merge(pd.DataFrame(editions, columns=["edition", "area"]), on="area")
    begun = both["edition"] <= both["period"].str.slice(stop=4).astype(int)
    # Newest first where it had begun; the others after them, oldest first.
    both["order"] = both["edition"].where(~begun, -both["edition"] - 10_000)
    both = both.sort_values("order", kind="stable")
    return both.drop_duplicates(["indicator", "period", "area"]).drop(columns="order")
