"""A catalogue of six figures and a context of one town that does not exist."""

from pathlib import Path

from data.batch import Batch, ImportRefused, Problem
from data.catalogue import Catalogue
from data.catalogue.model import Domain, Indicator, Topic
from data.catalogue.source import Source, SourceTable
from data.importers import Context, Importer

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
HEAD = "gebied;periode;cijfer;waarde;teller;noemer;status;toelichting"
CONTEXT = Context(frozenset({"GM9999"}), {"voorbeeldstad": "GM9999"})


def _indicator(name: str, **fields: object) -> Indicator:
    words = "Een zin die lang genoeg is."
    usual: dict[str, object] = {
        "id": name,
        "domain": "bevolking",
        "topic": "wonen",
        "title": name.replace("_", " ").capitalize(),
        "question": "Hoeveel?",
        "definition": words,
        "why_it_matters": words,
        "unit": "%",
        "decimals": 1,
        "polarity": "neutral",
        "kind": "share",
        "sentence": "is {value}",
        "levels": ["land", "gemeente", "wijk", "buurt"],
        "valid_range": [0, 100000000],
    }
    return Indicator.model_validate({**usual, **fields})


def _column(source: str, column: str, **fields: object) -> list[dict[str, object]]:
    return [{"source": source, "column": column, **fields}]


_RATE = {"kind": "rate", "denominator": "inwoners", "per": 1000, "minimum_denominator": 50}
_SHARE = {"denominator": "inwoners", "per": 100, "minimum_denominator": 20, "sensitive": True}

_INDICATORS = (
    _indicator(
        "inwoners", kind="count", population=True, columns=_column("cbs_kwb", "AantalInwoners")
    ),
    _indicator("koopwoningen", similar_band=3, columns=_column("cbs_kwb", "Koopwoningen")),
    _indicator(
        "misdrijven_per_1000",
        columns=_column("statline_csv", "TotaalMisdrijven", role="numerator"),
        **_RATE,
    ),
    _indicator(
        "eenzaam",
        kind="estimate",
        similar_band=2,
        columns=_column("rivm_50090", "Eenzaam", age_group="20300"),
    ),
    _indicator("jongeren_met_jeugdhulp", **_SHARE),
    _indicator("personen_in_opvang", kind="count", sensitive=True),
)

_ALIASES = {
    "pct_jongeren_0_17_met_jeugdhulp": "jongeren_met_jeugdhulp",
    "pct_jongeren_0_17_met_jeugdhulp_nieuwe_methode": "jongeren_met_jeugdhulp",
}


def _source(name: str, **fields: object) -> Source:
    words = {"title": name, "publisher": "Niemand", "licence": "CC0"}
    return Source.model_validate({"id": name, **words, **fields})


SMALL = Catalogue(
    (Domain(id="problemen", title="Problemen", topics=(Topic(id="gezondheid", title="Gezond"),)),),
    {
        "cbs_kwb": _source(
            "cbs_kwb",
            tables=(
                SourceTable(id="85618NED", period="2023"),
                SourceTable(id="85984NED", period="2024"),
            ),
        ),
        "budget_texts": _source("budget_texts", aliases=_ALIASES),
        **{n: _source(n) for n in ("areas", "statline_csv", "rivm_50090", "own_figures")},
        **{n: _source(n) for n in ("providers", "initiatives", "schools")},
    },
    {indicator.id: indicator for indicator in _INDICATORS},
)


def load(importer: Importer, path: Path, context: Context = CONTEXT) -> Batch:
    return importer.transform(importer.read(path), SMALL, context)


def problems_of(importer: Importer, path: Path, context: Context = CONTEXT) -> list[Problem]:
    """Everything that is said about a wrong file, refused or not."""
    try:
        return load(importer, path, context).problems
    except ImportRefused as refused:
        return refused.problems
