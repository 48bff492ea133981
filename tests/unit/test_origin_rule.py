"""How one number was made, in sentences: never more than may be shown."""

from dataclasses import replace

import pytest

from dashboard.origin_address import origin_href, short_digest
from dashboard.origin_lines import periods_said
from dashboard.origin_number import Number
from dashboard.origin_rule import broken, how_made, rules, why_not
from dashboard.rule_line import rule_line
from data.catalogue import Catalogue
from data.catalogue.model import Break, Status


@pytest.fixture
def crimes(catalogue: Catalogue) -> Number:
    """A rate that is computed here: 79 out of 2,505."""
    return Number(
        indicator=catalogue.indicators["misdrijven_per_1000"],
        period="2024",
        level="buurt",
        source="statline_csv",
        status=Status.FINAL,
        value=31.5369,
        numerator=79.0,
        denominator=2505.0,
    )


def told(number: Number, catalogue: Catalogue) -> str:
    parts = (how_made(number, catalogue), rules(number, catalogue), why_not(number))
    return " ".join(sentence for part in (*parts, broken(number)) for sentence in part)


def test_a_rate_tells_its_sum(crimes: Number, catalogue: Catalogue) -> None:
    how, its_sum = how_made(crimes, catalogue)
    assert how.endswith("geregistreerde misdrijven gedeeld door inwoners, keer 1.000.")
    assert its_sum == "Hier is dat 79 gedeeld door 2.505, keer 1.000: 31,5 per 1.000."
    assert rules(crimes, catalogue) == [
        "Wij ronden af op één cijfer achter de komma.",
        "Bij minder dan 50 inwoners tonen wij geen cijfer.",
    ]


@pytest.mark.parametrize(
    "status", [status for status in Status if not status.has_value], ids=lambda s: s.value
)
def test_a_figure_that_is_not_shown_tells_nothing_of_what_it_is_made_of(
    crimes: Number, catalogue: Catalogue, status: Status
) -> None:
    """Also when the store holds its parts by mistake."""
    secret = replace(
        crimes,
        status=status,
        numerator=4711.0,
        denominator=98765.0,
        denominator_period="2023",
        lower=4712.0,
        upper=4713.0,
        summed=True,
    )
    said = told(secret, catalogue)
    assert not any(text in said for text in ("4.71", "471", "98.765", "98765", "2023", "31,5"))
    assert why_not(secret)


def test_a_withheld_figure_says_why(crimes: Number) -> None:
    withheld = replace(crimes, status=Status.WITHHELD, value=None, note="minder dan 50 inwoners")
    assert why_not(withheld) == [
        "Niet getoond: te weinig inwoners (minder dan 50 inwoners).",
        "Ook waaruit het is berekend, tonen wij dan niet.",
    ]


def test_what_a_shown_figure_has_to_say_is_told(crimes: Number, catalogue: Catalogue) -> None:
    said = told(replace(crimes, note="5% of minder"), catalogue)
    assert "Toelichting bij dit cijfer: 5% of minder." in said


def test_a_denominator_of_another_year_is_told(crimes: Number, catalogue: Catalogue) -> None:
    said = told(replace(crimes, denominator_period="2023"), catalogue)
    assert "Het getal waardoor is gedeeld, is van 2023. Van 2024 weten wij het niet." in said


@pytest.mark.parametrize(
    ("level", "words"), [("wijk", "telden de buurten"), ("gemeente", "telden alle gebieden")]
)
def test_a_sum_of_smaller_areas_is_told(
    crimes: Number, catalogue: Catalogue, level: str, words: str
) -> None:
    assert words in told(replace(crimes, level=level, summed=True), catalogue)
    assert words not in told(replace(crimes, level=level), catalogue)


@pytest.mark.parametrize(
    ("carried", "words"),
    [
        ("recoded", "Het is hetzelfde gebied."),
        ("summed", "telden hun aantallen bij elkaar op"),
        ("estimated", "Dit cijfer is een schatting"),
    ],
)
def test_what_was_carried_over_from_older_borders_says_how(
    crimes: Number, catalogue: Catalogue, carried: str, words: str
) -> None:
    assert words in told(replace(crimes, carried=carried), catalogue)
    assert words not in told(crimes, catalogue)


def test_a_figure_of_a_model_is_as_its_source_gives_it(catalogue: Catalogue) -> None:
    lonely = catalogue.indicators["eenzaam"]
    number = Number(lonely, "2024", "wijk", "rivm_50090", Status.PROVISIONAL, value=53.8)
    assert how_made(number, catalogue) == [
        "De bron geeft dit cijfer zo. Wij rekenen niets om.",
        "Het cijfer is voorlopig.",
    ]
    assert broken(number)[0].startswith("Breuk in 2022: er is anders geteld.")


def test_a_figure_from_places_says_that_the_dashboard_counts(catalogue: Catalogue) -> None:
    item = catalogue.indicators["aanbieders_per_1000"]
    number = Number(item, "2024", "wijk", "providers", Status.FINAL, value=1.2)
    assert how_made(number, catalogue)[0].startswith("Het dashboard telt zelf, uit de plaatsen")
    own = replace(number, source="own_figures")
    assert "telt zelf" not in how_made(own, catalogue)[0]


def test_own_counts_of_persons_tell_their_protection_and_others_do_not(
    catalogue: Catalogue,
) -> None:
    item = catalogue.indicators["jongeren_met_jeugdhulp"]
    own = Number(item, "2024", "gemeente", "own_figures", Status.FINAL, value=12.0)
    said = " ".join(rules(own, catalogue))
    assert "Een aantal onder de 8 tonen wij niet." in said
    assert "ronden wij af op 5" in said
    assert "5% of lager, of van 95% of hoger" in said
    assert said.endswith("De gemeente kan een andere regel hebben vastgelegd.")
    assert "onder de 8" not in " ".join(rules(replace(own, source="budget_texts"), catalogue))


def test_a_border_that_changed_is_a_break(crimes: Number) -> None:
    cut = Break(period="2022", kind="border", reason="Een deel hoort nu bij een andere buurt.")
    moved = crimes.indicator.model_copy(update={"breaks": (cut,)})
    assert broken(replace(crimes, indicator=moved)) == [
        "Breuk in 2022: de grens is veranderd. Een deel hoort nu bij een andere buurt."
    ]


def test_every_figure_of_the_catalogue_has_a_rule_in_a_line(catalogue: Catalogue) -> None:
    lines = {item.id: rule_line(item, catalogue) for item in catalogue.indicators.values()}
    assert all(lines.values())
    assert not any("None" in line or "\n" in line for line in lines.values())
    assert lines["misdrijven_per_1000"] == (
        "geregistreerde misdrijven gedeeld door inwoners, keer 1.000; "
        "geen cijfer bij minder dan 50 inwoners"
    )
    assert lines["inwoners"] == "zoals de bron het geeft"


def test_years_on_end_are_told_as_one() -> None:
    years = ["2012", "2016", "2017", "2018", "2020", "2021", "2024H1"]
    assert periods_said(years) == "2012, 2016 tot en met 2018, 2020, 2021, eerste helft 2024"


def test_the_address_of_a_number_is_that_of_its_file() -> None:
    assert origin_href(None, "inwoners", "GM9999", "2024") is None
    assert origin_href(3) == "/bron/3"
    assert origin_href(3, "inwoners", None, "2024") == "/bron/3"
    href = origin_href(3, "inwoners", "GM9999", "2024")
    assert href == "/bron/3?cijfer=inwoners&gebied=GM9999&periode=2024"


def test_a_digest_is_short_unless_it_already_is() -> None:
    assert short_digest("a" * 64) == "a" * 12 + "…"
    assert short_digest("") == ""
