"""StatLine tables, e.g. registered crime of the police: CSV with semicolons or OData v3 JSON.

Source: https://dataderden.cbs.nl and https://statline.rivm.nl, download of the raw data. Columns
are those of the OData entities: WijkenEnBuurten (or RegioS), Perioden, then a measure a column.
"""

from pathlib import Path

from data.batch import Batch, Raw
from data.catalogue import Catalogue
from data.importers import rivm_50090
from data.importers.columns import bare, table_id_in
from data.importers.complaints import Complaints
from data.importers.contract import Context
from data.importers.frames import area_frame
from data.importers.municipalities import keep_if_national
from data.importers.odata import has_column, looks_like_odata, read_odata, remark_of_part
from data.importers.parts import only_totals, only_years
from data.importers.text_files import header_words, read_csv, refuse_commas
from data.importers.wide import wide_figures, with_codes, with_periods, without_margins

SOURCE = "statline_csv"
BRINGS_AREAS = False

_AREA_WORDS = {"wijkenenbuurten", "regios", "codering"}


def recognises(path: Path) -> bool:
    if path.suffix.lower() == ".json":
        return _is_answer(path)
    if path.suffix.lower() != ".csv" or rivm_50090.recognises(path):
        return False
    words = {bare(word) for word in header_words(path)}
    named = table_id_in(path.name) is not None
    return named or (bool(words & _AREA_WORDS) and "perioden" in words)


def _is_answer(path: Path) -> bool:
    found = looks_like_odata(path) and has_column(path, "Perioden")
    return found and not rivm_50090.recognises(path)


def read(path: Path) -> Raw:
    """frame: every cell as text, index = line in the file; of JSON the records as they stand."""
    if path.suffix.lower() == ".json":
        return read_odata(path)
    refuse_commas(path)
    return Raw(path, read_csv(path, ";"), table_id_in(path.name))


def transform(raw: Raw, catalogue: Catalogue, context: Context) -> Batch:
    """Figures only; raises ImportRefused when a key column or every measure is unknown."""
    complaints = Complaints(raw.path)
    complaints.notes.extend(remark_of_part(raw))
    frame = with_codes(raw.frame, complaints)
    frame = keep_if_national(frame, context, complaints)
    frame = only_totals(without_margins(frame, complaints), complaints)
    frame = only_years(with_periods(frame, complaints), complaints)
    figures = wide_figures(frame, catalogue.columns_of(SOURCE), complaints)
    return Batch(SOURCE, raw.table_id, area_frame(), figures, complaints.problems, complaints.notes)
