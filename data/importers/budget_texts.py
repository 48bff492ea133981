"""Figures of the whole gemeente out of its budget: `indicator,jaar,<gemeente>,<benchmark>,...`.

Source: the budget texts of a gemeente, copied into a small table. Which name in the table is which
figure here stands in the source YAML (`aliases`).
"""

import math
from pathlib import Path

import pandas as pd

from data.batch import Batch, Raw
from data.catalogue import Catalogue
from data.catalogue.model import Status
from data.importers.codes import as_text, parse_period
from data.importers.columns import key_column, meant
from data.importers.complaints import Complaints
from data.importers.contract import Context
from data.importers.frames import area_frame, figure_frame
from data.importers.missing import NotANumberError, parse_number
from data.importers.text_files import header_words, read_csv, read_text
from data.language import _

SOURCE = "budget_texts"
BRINGS_AREAS = False

_NAME, _YEAR = "indicator", "jaar"


def recognises(path: Path) -> bool:
    return path.suffix.lower() == ".csv" and header_words(path)[:2] == [_NAME, _YEAR]


def read(path: Path) -> Raw:
    """frame: every cell as text, index = line in the file."""
    header = read_text(path).strip().split("\n", 1)[0]
    return Raw(path, read_csv(path, ";" if ";" in header else ","))


def transform(raw: Raw, catalogue: Catalogue, context: Context) -> Batch:
    """Figures of each gemeente whose name is known; raises ImportRefused when none is."""
    complaints = Complaints(raw.path)
    names = list(raw.frame.columns)
    name_column = key_column(names, (_NAME,), complaints)
    year_column = key_column(names, (_YEAR,), complaints)
    others = [n for n in names if n not in (name_column, year_column)]
    columns = _municipality_columns(others, context, complaints)
    rows = raw.frame.rename(columns={name_column: _NAME, year_column: _YEAR})
    known = _known_rows(rows, catalogue, complaints)
    records = [
        record
        for name, area in columns.items()
        for record in _figures_of(known, name, area, complaints)
    ]
    return Batch(
        SOURCE, None, area_frame(), figure_frame(records), complaints.problems, complaints.notes
    )


def _municipality_columns(
    names: list[str], context: Context, complaints: Complaints
) -> dict[str, str]:
    """Column -> code of the gemeente that it is named after."""
    found = {n: context.area_names[n.lower()] for n in names if n.lower() in context.area_names}
    if not found:
        raise complaints.refusal(
            _("Geen kolom heeft de naam van een gemeente die geladen is."),
            _(
                "Laad eerst de grenzen, en noem de kolom zoals de gemeente heet. Er staan: {names}."
            ).format(names=", ".join(names)),
        )
    ignored = [n for n in names if n not in found]
    if ignored:
        complaints.notes.append(
            _("Overgeslagen kolommen: {names}.").format(names=", ".join(ignored))
        )
    return found


def _known_rows(rows: pd.DataFrame, catalogue: Catalogue, complaints: Complaints) -> pd.DataFrame:
    """Rows of known indicators with `id` and `period`; of two for one period the last one stays."""
    aliases = catalogue.sources[SOURCE].aliases
    periods = [
        _period(int(row), value, complaints)
        for row, value in zip(rows.index, rows[_YEAR], strict=True)
    ]
    found = rows.assign(
        id=pd.Series([aliases.get(as_text(n)) for n in rows[_NAME]], rows.index, dtype=object),
        period=pd.Series(periods, rows.index, dtype=object),
    )
    found.loc[~found["id"].isin(list(catalogue.indicators)), "id"] = None
    for name in sorted({as_text(n) for n in found.loc[found["id"].isna(), _NAME]}):
        hint = "" if name in aliases else meant(name, aliases)
        complaints.notes.append(_("Onbekend cijfer overgeslagen: {name}.").format(name=name) + hint)
    if found["id"].isna().all():
        raise complaints.refusal(
            _("Er staat geen cijfer in dat hier bekend is."),
            _("Bekend zijn: {names}.").format(names=", ".join(aliases)),
            column=_NAME,
        )
    found = found[found["id"].notna() & found["period"].notna()]
    twice = found.duplicated(["id", "period"], keep="last")
    for _row, item in found[twice].iterrows():
        complaints.notes.append(
            _("{title} {period} staat er twee keer; de laatste (nieuwe) telling telt.").format(
                title=catalogue.indicators[str(item["id"])].title, period=item["period"]
            )
        )
    return found[~twice]


def _period(row: int, value: object, complaints: Complaints) -> str | None:
    try:
        return parse_period(value)
    except ValueError:
        complaints.add(
            _("Dit is geen jaar."),
            _("Vul een jaar in, zoals 2022."),
            row=row,
            column=_YEAR,
            value=as_text(value),
        )
        return None


def _figures_of(
    rows: pd.DataFrame, name: str, area: str, complaints: Complaints
) -> list[dict[str, object]]:
    records = []
    cells = zip(rows.index, rows["id"], rows["period"], rows[name], strict=True)
    for row, indicator, period, cell in cells:
        try:
            number = parse_number(cell)
        except NotANumberError:
            complaints.add(
                _("Hier staat tekst waar een getal moet staan."),
                _("Vul een getal in, of laat de cel leeg."),
                row=int(row),
                column=name,
                value=cell,
            )
            continue
        known = number is not None
        records.append(
            {
                "indicator": indicator,
                "period": period,
                "area": area,
                "value": math.nan if number is None else number,
                "status": (Status.FINAL if known else Status.MISSING).value,
                "note": None if known else _("de bron geeft geen cijfer"),
                "row": int(row),
                "column": name,
            }
        )
    return records
