"""Keeps the carried figures equal to what follows from the figures of older areas.

Always all of them for the gemeenten that a load touched, so that the answer does not depend on the
order in which files came in.
"""

from collections.abc import Iterable

import pandas as pd
from sqlalchemy import Connection

from data.bulk import insert_frame
from data.catalogue import Catalogue
from data.editions.breaks import ONE_AREA
from data.editions.carry import carried_figures
from data.editions.chains import chains, with_edition
from data.editions.lineage import People, parts_of_today
from data.editions.rows import changes_of, clear_carried, figures_of, known_areas, sizes_of
from data.nearest import nearest_size
from data.schema import observation


def carry(connection: Connection, catalogue: Catalogue, municipalities: Iterable[str]) -> None:
    """Replace the carried figures of the gemeenten. After rates were derived and tiny areas
    explained, for what is carried is what may be shown."""
    scope = frozenset(municipalities)
    clear_carried(connection, scope)
    changes = changes_of(connection, scope)
    if not _has_new_codes(changes):
        return
    found = list(chains(changes, known_areas(connection, scope)))
    people = _people(connection, catalogue, changes)
    parts = [part for chain in found for part in parts_of_today(chain, people)]
    if not parts:
        return
    steps = [step for chain in found for step in chain]
    codes = {part.part for part in parts} | {part.target for part in parts}
    figures = with_edition(figures_of(connection, codes), steps)
    names = {key: name for step in steps for key, name in step.names.items()}
    insert_frame(connection, observation, carried_figures(parts, figures, names, catalogue))


def _has_new_codes(changes: pd.DataFrame) -> bool:
    """Some area has ground of older ones and is none of them by its code. Where none has, there is
    nothing to carry: areas have figures of their own."""
    linked = changes[changes["code_from"].ne("") & changes["code_to"].ne("")]
    pair = ["municipality", "edition_to", "code_to"]
    own = linked["code_from"] == linked["code_to"]
    return not bool(own.groupby([linked[name] for name in pair]).any().all())


def _people(connection: Connection, catalogue: Catalogue, changes: pd.DataFrame) -> People:
    """The inhabitants of the areas that are not what they were, in the year of their edition or
    the nearest year within three."""
    population = catalogue.population.id
    asked = changes[~changes["kind"].isin(ONE_AREA) & changes["code_to"].ne("")]
    keys = asked[["edition_to", "code_to"]].drop_duplicates()
    keys["size_indicator"] = population
    keys["area"], keys["period"] = keys["code_to"], keys["edition_to"].astype(str)
    sizes = sizes_of(connection, keys["area"], population)
    found = nearest_size(keys, sizes[["indicator", "period", "area", "value"]])
    known = found[found["size"].notna()]
    at = zip(known["edition_to"], known["code_to"], strict=True)
    table = dict(zip(at, known["size"].astype(float), strict=True))
    return lambda edition, code: table.get((edition, code))
