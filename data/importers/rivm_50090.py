"""RIVM, health per wijk and buurt: the raw StatLine export as xlsx or csv, or OData v3 JSON.

Source: https://statline.rivm.nl, tables 50090NED and 50150NED. The whole country in one sheet,
every cell text, codes padded, an age group a row; kept are the country and the known gemeenten.
"""

from pathlib import Path

import pandas as pd

from data.batch import Batch, Raw
from data.catalogue import Catalogue
from data.importers.columns import absent, table_id_in, words_of_absent
from data.importers.complaints import Complaints
from data.importers.contract import Context
from data.importers.frames import area_frame
from data.importers.municipalities import keep_known
from data.importers.odata import has_column, looks_like_odata, read_odata, remark_of_part
from data.importers.text_files import header_words, read_csv, refuse_commas
from data.importers.wide import PERIOD, wide_figures, with_codes, with_periods, without_margins
from data.importers.without_shape import areas_without_shape
from data.importers.workbooks import read_first_sheet, sniff_workbook

SOURCE = "rivm_50090"
BRINGS_AREAS = True

_TABLE_ID = "50090NED"
_TABLE_IDS = (_TABLE_ID, "50150NED")


def recognises(path: Path) -> bool:
    """By the table id in the name; else by an age column beside the area column."""
    suffix, table_id = path.suffix.lower(), table_id_in(path.name)
    if suffix == ".json":
        return _is_answer(path, table_id)
    if suffix not in (".xlsx", ".csv") or table_id is not None:
        return suffix in (".xlsx", ".csv") and table_id == _TABLE_ID
    head = sniff_workbook(path) if suffix == ".xlsx" else " ".join(header_words(path))
    words = (head or "").lower()
    return "wijkenenbuurten" in words and "leeftijd" in words


def _is_answer(path: Path, table_id: str | None) -> bool:
    if not (looks_like_odata(path) and has_column(path, "Perioden")):
        return False
    return has_column(path, "Leeftijd") if table_id is None else table_id in _TABLE_IDS


def read(path: Path) -> Raw:
    """frame: cells as text or numbers, index = row of the sheet or line of the file."""
    if path.suffix.lower() == ".json":
        return read_odata(path)
    if path.suffix.lower() == ".csv":
        refuse_commas(path)
        return Raw(path, read_csv(path, ";"), _TABLE_ID)
    return Raw(path, read_first_sheet(path), _TABLE_ID)


def transform(raw: Raw, catalogue: Catalogue, context: Context) -> Batch:
    """Areas without a shape and figures; raises ImportRefused when no gemeente is known yet."""
    complaints = Complaints(raw.path)
    complaints.notes.extend(remark_of_part(raw))
    frame = keep_known(with_codes(raw.frame, complaints), context, complaints)
    frame = with_periods(without_margins(frame, complaints), complaints)
    pairs = catalogue.columns_of(SOURCE)
    figures = wide_figures(frame, pairs, complaints)
    complaints.notes.extend(words_of_absent(absent(list(frame.columns), pairs)))
    return Batch(
        SOURCE, raw.table_id, _areas(frame), figures, complaints.problems, complaints.notes
    )


def _areas(frame: pd.DataFrame) -> pd.DataFrame:
    """The areas of every year in the file."""
    years = frame[PERIOD].str[:4]
    editions = [areas_without_shape(rows, int(year)) for year, rows in frame.groupby(years)]
    return pd.concat(editions, ignore_index=True) if editions else area_frame()
