"""CBS Kerncijfers wijken en buurten: OData v3 JSON of a TypedDataSet or UntypedDataSet.

Source: https://opendata.cbs.nl/ODataApi/odata/<table>/TypedDataSet, a table a year. The names of
wijken and buurten are in an entity of their own, `WijkenEnBuurten`, saved beside the figures.
"""

import re
from dataclasses import replace
from pathlib import Path
from typing import cast

from data.batch import Batch, Raw
from data.catalogue import Catalogue
from data.catalogue.source import Source
from data.importers.codes import as_name, clean_code
from data.importers.columns import absent, words_of_absent
from data.importers.complaints import Complaints
from data.importers.contract import Context
from data.importers.municipalities import keep_if_national
from data.importers.odata import has_column, looks_like_odata, read_odata, remark_of_part
from data.importers.text_files import head_of, read_json
from data.importers.wide import PERIOD, wide_figures, with_codes
from data.importers.without_shape import areas_without_shape
from data.language import _

SOURCE = "cbs_kwb"
BRINGS_AREAS = True

RECENT = 4
"""How many tables a message about an unknown one names."""

_COMPANION = "wijkenenbuurten.json"
_ENTITY = re.compile(r"[-_.]?(?:un)?typeddataset$", re.IGNORECASE)


def is_companion(path: Path) -> bool:
    """The entity with the names, which is read together with the figures beside it."""
    return path.name.lower().endswith(_COMPANION) or (
        path.suffix.lower() == ".json"
        and "#Cbs.OData.WebAPI.WijkenEnBuurten" in head_of(path)[:500]
    )


def recognises(path: Path) -> bool:
    """A table without periods: those have a column for them, and are read by other importers."""
    if is_companion(path) or not looks_like_odata(path):
        return False
    return not has_column(path, "Perioden")


def read(path: Path) -> Raw:
    """frame: the records as they stand, index = record counted from 1; extra: `names`."""
    raw = read_odata(path)
    return replace(raw, extra={**raw.extra, "names": _names_beside(path)})


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
    complaints.notes.extend(remark_of_part(raw))
    pairs = [pair for pair in catalogue.columns_of(SOURCE) if pair[1].feeds(period)]
    figures = wide_figures(frame, pairs, complaints)
    complaints.notes.extend(words_of_absent(absent(list(frame.columns), pairs)))
    areas = areas_without_shape(frame, int(period), cast(dict[str, str], raw.extra["names"]))
    return Batch(SOURCE, raw.table_id, areas, figures, complaints.problems, complaints.notes)


def _period(raw: Raw, source: Source, complaints: Complaints) -> str:
    years = {table.id: table.period for table in source.tables if table.period}
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
