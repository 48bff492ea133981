"""What a check looks at: the figures that publishing would change, with what came before them."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, and_, select

from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from data.importers.codes import level_of
from data.publishing.bridge import staged
from data.publishing.differences import only_in
from data.schema import COUNTRY, area, observation
from data.scope import read_frame

NUMBERS = ["value", "numerator", "published"]


@dataclass(frozen=True)
class Changed:
    """One figure of which something changes.

    periods: the staged ones of which a row is new or other, oldest first. gone: periods that are
    published and no longer staged. frame: period, area, level, parent, status, value, numerator
    and published (the value that is shown now): every staged row. names: code -> name.
    """

    indicator: Indicator
    periods: tuple[str, ...]
    gone: tuple[str, ...]
    frame: pd.DataFrame
    names: dict[str, str]

    def named(self, codes: "pd.Series[str]") -> list[str]:
        return [self.names.get(code, code) for code in codes]

    def of(self, period: str) -> pd.DataFrame:
        return self.frame[self.frame["period"] == period]

    def before(self, period: str) -> str | None:
        """The staged period before this one, of the same length, where no break lies between."""
        known = self.frame.loc[self.frame["value"].notna(), "period"].unique()
        earlier = [p for p in known if p < period and len(p) == len(period)]
        last = max(earlier, default=None)
        if last is None:
            return None
        cuts = [b.period for b in self.indicator.breaks if last < b.period <= period]
        return None if cuts else last


def changed_figures(connection: Connection, catalogue: Catalogue) -> Iterator[Changed]:
    """Figure by figure, so that a whole country fits in memory; in the order of their ids."""
    new = _slices(connection, catalogue, came=True)
    old = _slices(connection, catalogue, came=False)
    areas = _areas(connection)
    names = dict(zip(areas["code"], areas["name"], strict=True))
    for name in sorted({*new, *old}):
        item = catalogue.indicators.get(name)
        if item is None:
            continue
        frame = _with_levels(_rows(connection, name), areas)
        present = set(frame["period"])
        gone = tuple(sorted(old.get(name, set()) - present))
        yield Changed(item, tuple(sorted(new.get(name, set()))), gone, frame, names)


def _slices(connection: Connection, catalogue: Catalogue, *, came: bool) -> dict[str, set[str]]:
    """indicator -> periods with a row that only one of the two stores has."""
    two = (staged(observation), observation)
    one, other = two if came else two[::-1]
    query = only_in(one, other, ["indicator", "period"], catalogue, 0).distinct()
    found: dict[str, set[str]] = {}
    for _release, indicator, period in connection.execute(query):
        found.setdefault(str(indicator), set()).add(str(period))
    return found


def _rows(connection: Connection, indicator: str) -> pd.DataFrame:
    new, old = staged(observation).alias("new"), observation.alias("old")
    same = and_(*(old.c[key] == new.c[key] for key in ("indicator", "period", "area")))
    names = ("period", "area", "status", "value", "numerator")
    query = (
        select(*(new.c[name] for name in names), old.c.value.label("published"))
        .select_from(new.outerjoin(old, same))
        .where(new.c.indicator == indicator)
        .order_by(new.c.period, new.c.area)
    )
    return read_frame(connection, query).astype(dict.fromkeys(NUMBERS, float))


def _areas(connection: Connection) -> pd.DataFrame:
    """code, name, parent of the newest edition of each area."""
    known = staged(area)
    columns = (known.c.code, known.c.name, known.c.parent, known.c.edition)
    frame = read_frame(connection, select(*columns).order_by(known.c.edition, known.c.code))
    return frame.drop_duplicates("code", keep="last")


def _with_levels(frame: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    parents = areas.set_index("code")["parent"]
    frame = frame[frame["area"] != COUNTRY]
    return frame.assign(level=frame["area"].map(level_of), parent=frame["area"].map(parents))
