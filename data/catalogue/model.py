"""The strict model of the catalogue: domains, topics, sources and indicators.

One YAML file an indicator, named after its id. A field that is not known here is an error, so that
a typing mistake never becomes a silent default.

The units that the screens can write (a new one needs a look at the number formats): "%",
"per 1.000 inwoners", "per 10.000 inwoners", "km", "per km²", "x € 1.000",
"personen per huishouden", "inwoners per aanbieder", and for counts "inwoners", "huishoudens",
"woningen".
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from data.catalogue.persons import Persons
from data.catalogue.strict import Identifier as Identifier
from data.catalogue.strict import Strict as Strict
from data.place import Law

Sentence = Annotated[str, Field(min_length=10)]
Level = Literal["land", "gemeente", "wijk", "buurt"]
Theme = Literal[
    "visie_en_inspiratie",
    "lokale_teams",
    "opdrachtgeverschap",
    "samenwerking",
    "gemeentelijke_organisatie",
    "taal_en_gedrag",
]
PlaceCount = Literal["providers", "initiatives", "contracts", "contracts_with_goals"]


class Status(StrEnum):
    """Why a figure is or is not there. Only the first two have a value."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    WITHHELD = "withheld"
    UNRELIABLE = "unreliable"
    NOT_MEASURED = "not_measured"
    NOT_APPLICABLE = "not_applicable"
    MISSING = "missing"

    @property
    def has_value(self) -> bool:
        return self in (Status.FINAL, Status.PROVISIONAL)


class Topic(Strict):
    id: Identifier
    title: str


class Domain(Strict):
    id: Identifier
    title: str
    topics: tuple[Topic, ...]


class Column(Strict):
    """A column of a source that feeds an indicator, named without its yearly number.

    `role` numerator: the column is a count; the rate is derived with the denominator indicator.
    `first`/`last`: the column feeds the indicator in these periods only (both included).
    `age_group`: the code of the age group to take where the source has several.
    `row`: value of the source's own indicator column (long files that name figures in rows).
    """

    source: Identifier
    column: str
    role: Literal["value", "numerator"] = "value"
    factor: float = 1.0
    first: str | None = None
    last: str | None = None
    age_group: str | None = None

    def feeds(self, period: str) -> bool:
        return (self.first or period) <= period <= (self.last or period)


class Break(Strict):
    """From `period` on the figures cannot be compared with the periods before it."""

    period: str
    kind: Literal["definition", "counting", "border"]
    reason: Sentence


class FromPlaces(Strict):
    """The figure follows from the places in the store, per area and year.

    providers: places of kind team and provider. contracts: of providers, where it is known whether
    they have goals for wijkgericht werken.
    """

    numerator: PlaceCount | Literal["inhabitants"]
    denominator: PlaceCount | Literal["inhabitants"]

    @model_validator(mode="after")
    def _counts_something(self) -> "FromPlaces":
        if self.numerator == self.denominator:
            raise ValueError("numerator and denominator are the same")
        return self


class Indicator(Persons):
    id: Identifier
    domain: Identifier
    topic: Identifier
    title: str
    question: Annotated[str, Field(pattern=r"\?$")]
    definition: Sentence
    why_it_matters: Sentence
    unit: str
    decimals: Annotated[int, Field(ge=0, le=3)]
    polarity: Literal["higher_is_better", "lower_is_better", "neutral"]
    kind: Literal["count", "share", "rate", "mean", "index", "estimate"]
    sentence: Annotated[str, Field(pattern=r"\{value\}")]
    """Words of the figure, filled in as `In Aldenhof <sentence>`: "voelt {value} zich eenzaam"."""
    numerator: str | None = None
    """Words for what is counted: "geregistreerde misdrijven"."""
    denominator: Identifier | None = None
    """The indicator whose value is the denominator of the rate."""
    per: Literal[1, 100, 1000, 10000] | None = None
    levels: tuple[Level, ...]
    columns: tuple[Column, ...] = ()
    valid_range: tuple[float, float]
    sums_up: bool = False
    """The numerator of a wijk is the sum of its buurten where the source has no wijken."""
    sensitive: bool = False
    minimum_denominator: Annotated[int, Field(ge=1)] | None = None
    similar_band: Annotated[float, Field(gt=0)] | None = None
    """Difference, in the unit, up to which areas are comparable if no interval can be computed."""
    breaks: tuple[Break, ...] = ()
    structural: bool = False
    headline: bool = False
    population: bool = False
    """The number of inhabitants: the size of areas, and what decides that an area is tiny."""
    carry: Literal["exact", "estimate"] = "exact"
    """Figures of older areas go over to those of today where the ground is the same or adds up;
    `estimate`: a count also by where people live now, where a border moved or an area was split."""
    maturity_themes: tuple[Theme, ...] = ()
    law: Law | None = None
    """Of care use: the law under which providers offer this care."""
    places: FromPlaces | None = None
    """Counted from places where the gemeente gives no figure of its own; `minimum_denominator` is
    then a number of inhabitants."""

    @property
    def is_derived(self) -> bool:
        """The rate is computed here, from a count and the denominator."""
        return self.denominator is not None and self.per is not None

    @property
    def has_counts(self) -> bool:
        """The store has what the value is made of: numerator and denominator."""
        return self.is_derived or self.places is not None

    @property
    def counts_below(self) -> bool:
        """What is counted stands below the line: inhabitants per provider."""
        return self.places is not None and self.places.numerator == "inhabitants"

    @model_validator(mode="after")
    def _hangs_together(self) -> "Indicator":
        if self.kind in ("share", "rate") and self.is_derived and self.minimum_denominator is None:
            raise ValueError("a derived rate needs minimum_denominator")
        if any(column.role == "numerator" for column in self.columns) and not self.is_derived:
            raise ValueError("a numerator column needs denominator and per")
        if self.places and (self.per is None or self.minimum_denominator is None):
            raise ValueError("a figure from places needs per and minimum_denominator")
        if self.places and self.is_derived != (self.places.denominator == "inhabitants"):
            raise ValueError("denominator is for places on inhabitants, and only for those")
        if not self.has_counts and self.similar_band is None and self.kind != "count":
            raise ValueError("without a numerator no interval can be computed: give similar_band")
        if self.carry == "estimate" and (self.kind != "count" or self.sensitive):
            raise ValueError("only a count that is not sensitive can be estimated: carry")
        if self.valid_range[0] >= self.valid_range[1]:
            raise ValueError("valid_range runs from low to high")
        return self
