"""Plain HTML tables that hold the same numbers as the figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

Cell = str | Component


@dataclass(frozen=True)
class Column:
    title: str
    numeric: bool = False


def _class(column: Column) -> dict[str, Any]:
    return {"className": "num"} if column.numeric else {}


def body_row(cells: Sequence[Cell], columns: Sequence[Column], *, chosen: bool = False) -> html.Tr:
    """A row whose first cell names it."""
    made: list[Component] = []
    for position, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        extra = _class(column)
        made.append(
            html.Th(cell, scope="row", **extra) if position == 0 else html.Td(cell, **extra)
        )
    return html.Tr(made, className="chosen") if chosen else html.Tr(made)


def table(caption: str, columns: Sequence[Column], rows: Sequence[html.Tr]) -> html.Table:
    """A table with a caption for screen readers."""
    head = [html.Th(column.title, scope="col", **_class(column)) for column in columns]
    body = html.Tbody(list(rows))
    return html.Table(
        [html.Caption(caption, className="only-heard"), html.Thead(html.Tr(head)), body],
        className="table",
    )
