"""Builds the relations between cells from the catalogue, the areas and the periods."""

from collections.abc import Iterable, Mapping

import pandas as pd

from data.catalogue import Catalogue
from data.disclosure.cells import Cell, Interval, Piece, Structure


def build_structure(
    cells: Iterable[Cell],
    catalogue: Catalogue,
    areas: pd.DataFrame,
    *,
    pieces: Iterable[Piece] = (),
    denominators: Mapping[Cell, Interval] | None = None,
    others: pd.DataFrame | None = None,
) -> Structure:
    """How these cells hang together.

    areas: code, level, parent, edition of all editions in the store. pieces: see pieces_of.
    denominators: what an attacker can know of the size of the group of a cell; `protect` adds
    the denominators that come with the counts, as if he knew those too. others: what other sources
    publish, of the indicators named in `same_as`: indicator, period, area, value (as published).
    """
    raise NotImplementedError


def pieces_of(changes: pd.DataFrame) -> tuple[Piece, ...]:
    """The pieces of two zonings from rows of `area_change` (code_from, code_to).

    A code that stands for other ground in the other edition is left out: it has one figure only.
    """
    raise NotImplementedError
