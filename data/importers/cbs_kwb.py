"""CBS Kerncijfers wijken en buurten: OData v3 JSON of a TypedDataSet or UntypedDataSet.

Source: https://opendata.cbs.nl/ODataApi/odata/<table>/TypedDataSet, a table a year. The names of
wijken and buurten are in an entity of their own, `WijkenEnBuurten`, saved beside the figures.
"""

import re
from pathlib import Path
from typing import cast

import pandas as pd

from data.batch import Batch, Raw
from data.catalogue import Catalogue
from data.catalogue.model import Column, Source
from data.importers.codes import as_name, clean_code
from data.importers.columns import Pair, bare, find_column, nearest, table_id_in
from data.importers.complaints import Complaints
from data.importers.contract import Context
from data.importers.municipalities import keep_if_national
from data.importers.text_files import head_of, read_json
from data.importers.wide import PERIOD, wide_figures, with_codes
from data.importers.without_shape import areas_without_shape
from data.language import _

SOURCE = "cbs_kwb"
BRINGS_AREAS = True

RECENT = 4
"""How many tables a message about an unknown one names."""

_COMPANION = "wijkenenbuurten.json"
_TABLE_IN_LINK = re.compile(r"/([0-9]{5}[A-Z]{3})/", re.IGNORECASE)
_ENTITY = re.compile(r"[-_.]?(?:un)?typeddataset$", re.IGNORECASE)


def is_companion(path: Path) -> bool:
    """The entity with the names, which is read together with the figures beside it."""
    return path.name.lower().endswith(_COMPANION) or (
        path.suffix.lower() == ".json"
        and "#Cbs.OData.WebAPI.WijkenEnBuurten" in head_of(path)[:500]
    )


def recognises(path: Path) -> bool:
    if path.suffix.lower() != ".json" or is_companion(path):
        return False
    head = head_of(path)
    named = table_id_in(path.name) is not None or "kwb" in path.name.lower()
    return not head.strip() or named or "odata.metadata" in head[:500]


def read(path: Path) -> Raw:
    """frame: the records as they stand, index = record counted from 1; extra: `names`."""
    complaints = Complaints(path)
    content = read_json(path)
    records = content.get("value") if isinstance(content, dict) else None
    if not isinstance(content, dict) or not isinstance(records, list):
        raise complaints.refusal(
            _("Dit is geen antwoord van de open data van het CBS: de lijst `value` ontbreekt."),
            _("Download de TypedDataSet van de tabel opnieuw."),
        )
    if not records:
        raise complaints.refusal(
            _("Er staan geen rijen in het bestand."), _("Download de TypedDataSet opnieuw.")
        )
    for number, record in enumerate(records, start=1):
        if not isinstance(record, dict):
            complaints.add(
                _("Dit is geen rij met kolommen."), _("Download het bestand opnieuw."), row=number
            )
    complaints.refuse_if_any()
    index = pd.RangeIndex(1, len(records) + 1, name="row")
    frame = pd.DataFrame.from_records(records, index=index).astype(object)
    extra = {"names": _names_beside(path), "partial": "odata.nextLink" in content}
    return Raw(path, frame, _table_id(path, content), extra)


def _table_id(path: Path, content: dict[str, object]) -> str | None:
    found = _TABLE_IN_LINK.search(str(content.get("odata.metadata", "")))
    return found.group(1).upper() if found else table_id_in(path.name)


def _names_beside(path: Path) -> dict[str, str]:
    """Code -> name out of `<same stem>_WijkenEnBuurten.json`; empty without that file."""
    stem = _ENTITY.sub("", path.stem).lower()
    wanted = {stem + joint + _COMPANION for joint in ("_", "-", ".", "")}
    beside = next((p for p in sorted(path.parent.glob("*.json")) if p.name.lower() in wanted), None)
    content = read_json(beside) if beside else {}
    records = content.get("value") if isinstance(content, dict) else None
    return {
        clean_code(record.get("Key")): as_name(record.get("Title"))
        for record in (records if isinstance(records, list) else [])
        if isinstance(record, dict)
    }


def transform(raw: Raw, catalogue: Catalogue, context: Context) -> Batch:
    """Areas without a shape and figures of one year; raises ImportRefused for an unknown table."""
    complaints = Complaints(raw.path)
    period = _period(raw, catalogue.sources[SOURCE], complaints)
    frame = keep_if_national(with_codes(raw.frame, complaints), context, complaints)
    frame = frame.assign(**{PERIOD: period})
    if raw.extra.get("partial"):
        complaints.notes.append(
            _("Dit is een deel van de tabel: het CBS geeft de rest in een volgend bestand.")
        )
    pairs = [pair for pair in catalogue.columns_of(SOURCE) if _feeds(pair[1], period)]
    figures = wide_figures(frame, pairs, complaints)
    _note_absent(list(frame.columns), pairs, complaints)
    areas = areas_without_shape(frame, int(period), cast(dict[str, str], raw.extra["names"]))
    return Batch(SOURCE, raw.table_id, areas, figures, complaints.problems, complaints.notes)


def _period(raw: Raw, source: Source, complaints: Complaints) -> str:
    years = {table.id: table.period for table in source.tables}
    if raw.table_id in years:
        return years[raw.table_id]
    newest = sorted(years, key=lambda table: years[table], reverse=True)[:RECENT]
    known = ", ".join(f"{table} ({years[table]})" for table in newest)
    raise complaints.refusal(
        _("Tabel {table} is geen bekende tabel met kerncijfers.").format(table=raw.table_id or "?"),
        _("Bekend zijn: {known}, en van elk jaar vanaf {first}.").format(
            known=known, first=min(years.values())
        ),
        value=raw.table_id,
    )


def _feeds(column: Column, period: str) -> bool:
    return (column.first or period) <= period <= (column.last or period)


def _note_absent(names: list[str], pairs: list[Pair], complaints: Complaints) -> None:
    """A table of another year has other columns: say which figures it therefore does not bring."""
    fed = {indicator.id for indicator, column in pairs if find_column(names, column.column)}
    absent: dict[str, str] = {}
    for indicator, column in pairs:
        if indicator.id not in fed:
            hint = nearest(column.column, map(bare, names), likeness=0.9)
            words = _("{title} (lijkt op {name})").format(
                title=indicator.title, name="".join(hint[:1])
            )
            absent[indicator.title] = words if hint else indicator.title
    if absent:
        complaints.notes.append(
            _("Niet in dit bestand: {names}.").format(names=", ".join(absent.values()))
        )
