"""Where files come from, and which tables there are to fetch."""

from typing import Annotated

from pydantic import Field

from data.catalogue.strict import Identifier, Strict


class SourceTable(Strict):
    """A table of a source, or an edition of it: the KWB of 2024, the borders of 2024.

    period: the year that it is of; None when its rows say so. name: how the name of a fetched file
    begins. only: column -> how its code begins, of the rows to fetch where there is such a column.
    """

    id: str
    period: str | None = None
    name: Identifier | None = None
    only: dict[str, str] = Field(default_factory=dict)


class Source(Strict):
    """Where files come from. `tables` maps a table id to its year if the file does not say so."""

    id: Identifier
    title: str
    publisher: str
    licence: str
    url: str | None = None
    table_page: Annotated[str, Field(pattern=r"^https?://\S*\{table\}\S*$")] | None = None
    """Where people read a table; `{table}` stands for its id."""
    tables: tuple[SourceTable, ...] = ()
    aliases: dict[str, str] = Field(default_factory=dict)
    comes_whole: bool = True
    """A file has all areas of its gemeenten; one that left an area out says that it is gone."""
    renewed_every: Annotated[int, Field(ge=1)] | None = None
    """Months between two versions; `status` says which sources are older."""
