"""The shipped catalogue is whole, readable and honest about what it counts."""

import re

import pytest

from data.catalogue import HERE, load_catalogue
from data.catalogue.model import Indicator
from data.place import Law

FIXED = {
    "inwoners",
    "koopwoningen",
    "woz_waarde",
    "misdrijven_per_1000",
    "eenzaam",
    "goed_ervaren_gezondheid",
    "jongeren_met_jeugdzorg",
    "wmo_clienten_per_1000",
    "aanbieders_per_1000",
    "initiatieven_per_1000",
}
UNITS = {
    "%",
    "per 1.000 inwoners",
    "per 10.000 inwoners",
    "km",
    "per km²",
    "x € 1.000",
    "personen per huishouden",
    "inwoners per aanbieder",
    "inwoners",
    "huishoudens",
    "woningen",
}
CATALOGUE = load_catalogue()
every_indicator = pytest.mark.parametrize(
    "item", CATALOGUE.indicators.values(), ids=CATALOGUE.indicators
)


def test_every_shipped_file_is_an_indicator() -> None:
    files = {path.stem for path in (HERE / "indicators").glob("*.yaml")}
    assert set(CATALOGUE.indicators) == files
    assert len(files) >= 45


def test_the_ids_that_others_rely_on_exist() -> None:
    assert set(CATALOGUE.indicators) >= FIXED


def test_every_topic_of_every_domain_has_indicators() -> None:
    used = {(item.domain, item.topic) for item in CATALOGUE.indicators.values()}
    assert used == {(d.id, t.id) for d in CATALOGUE.domains for t in d.topics}


def test_no_two_indicators_have_the_same_title_or_question() -> None:
    items = list(CATALOGUE.indicators.values())
    assert len({item.title for item in items}) == len(items)
    assert len({item.question for item in items}) == len(items)


@every_indicator
def test_an_indicator_has_a_source_column_without_the_yearly_number(item: Indicator) -> None:
    assert item.columns or item.places
    for column in item.columns:
        assert not re.search(r"_[0-9]+$", column.column) or column.column == item.id


@every_indicator
def test_no_column_feeds_two_indicators(item: Indicator) -> None:
    for column in item.columns:
        users = [i.id for i, c in CATALOGUE.columns_of(column.source) if c.column == column.column]
        assert users == [item.id]


@every_indicator
def test_the_sentence_reads_on_after_the_name_of_an_area(item: Indicator) -> None:
    assert re.match(r"[a-z]+ ", item.sentence), "starts with a verb, in lower case"
    assert not item.sentence.endswith(".")
    assert item.sentence.count("{") == 1


@every_indicator
def test_texts_are_whole_sentences_and_short(item: Indicator) -> None:
    for text in (item.definition, item.why_it_matters):
        assert text[0].isupper()
        assert text.endswith(".")
        for sentence in re.split(r"(?<=[.?]) ", text):
            assert len(sentence.split()) <= 30, sentence
    assert 1 <= len(re.findall(r"\.(?: |$)", item.why_it_matters)) <= 3


@every_indicator
def test_the_unit_is_one_that_the_screens_can_write(item: Indicator) -> None:
    assert item.unit in UNITS
    assert (item.unit == "%") <= (item.valid_range[1] <= 100)


@every_indicator
def test_a_derived_rate_names_what_is_counted_and_fits_its_unit(item: Indicator) -> None:
    if any(column.role == "numerator" for column in item.columns):
        assert item.numerator
        assert {100: "%", 1000: "per 1.000 inwoners"}[item.per or 0] == item.unit


@every_indicator
def test_an_estimate_of_the_health_survey_breaks_where_its_model_changed(item: Indicator) -> None:
    if any(column.source == "rivm_50090" for column in item.columns):
        assert item.kind == "estimate"
        assert [cut.period for cut in item.breaks] == ["2022"]
        assert all(c.age_group == "20300" for c in item.columns)


def test_youth_care_breaks_where_the_counting_changed() -> None:
    for name in ("jongeren_met_jeugdzorg", "jongeren_met_jeugdhulp"):
        assert [b.period for b in CATALOGUE.indicators[name].breaks] == ["2021"]


def test_an_alderman_gets_few_indicators_from_every_domain() -> None:
    headlines = [item for item in CATALOGUE.indicators.values() if item.headline]
    assert len(headlines) <= 10
    assert {item.domain for item in headlines} == {domain.id for domain in CATALOGUE.domains}


def test_reference_areas_are_found_by_structure_and_never_by_outcomes() -> None:
    structural = [item for item in CATALOGUE.indicators.values() if item.structural]
    assert 8 <= len(structural) <= 10
    assert {item.domain for item in structural} == {"bevolking"}


def test_only_own_counts_of_people_in_care_are_sensitive() -> None:
    for item in CATALOGUE.indicators.values():
        own = {column.source for column in item.columns} <= {"budget_texts", "own_figures"}
        assert item.sensitive == (own and item.domain == "zorggebruik"), item.id


def test_care_use_is_neither_good_nor_bad() -> None:
    for item in CATALOGUE.indicators.values():
        if item.topic in ("opgroeien", "ondersteuning"):
            assert item.polarity == "neutral", item.id


def test_every_alias_of_the_budget_texts_is_an_indicator() -> None:
    aliases = CATALOGUE.sources["budget_texts"].aliases
    assert set(aliases.values()) == {i.id for i, _column in CATALOGUE.columns_of("budget_texts")}


@every_indicator
def test_a_small_group_gets_no_figure(item: Indicator) -> None:
    if item.kind in ("share", "rate", "estimate"):
        assert (item.minimum_denominator or 0) >= (20 if item.topic == "wonen" else 50)
    if item.topic == "inkomen" or "inkomen" in item.title or item.id == "armoede":
        assert (item.minimum_denominator or 0) >= 100
    if item.topic == "werk_en_opleiding" and item.unit == "%":
        assert (item.minimum_denominator or 0) >= 150


def test_care_use_under_a_municipal_law_names_that_law() -> None:
    named = {item.law for item in CATALOGUE.indicators.values() if item.law}
    assert named == {Law.JEUGDWET, Law.WMO, Law.PARTICIPATIEWET}
    assert {i.domain for i in CATALOGUE.indicators.values() if i.law} == {"zorggebruik"}


def test_every_figure_from_places_needs_fifty_inhabitants() -> None:
    made = [item for item in CATALOGUE.indicators.values() if item.places]
    assert len(made) == 4
    assert {item.minimum_denominator for item in made} == {50}
    assert {item.domain for item in made} == {"aanbieders", "initiatieven"}
