"""A page Sturen with one of everything, made by hand."""

from dashboard.steering.page import (
    ActionLine,
    DecisionLine,
    GoalLine,
    PhaseLine,
    SourceLine,
    SturenPage,
)
from dashboard.steering.page_figures import (
    Headline,
    HeatCell,
    HeatColumn,
    HeatRow,
    HeatTable,
    Said,
    SignalLine,
    Signals,
)

WORSE, RISING = Said("worse", "▲ hoger dan Nederland, ongunstiger"), Said("rising", "stijgt")
HREF = "/kaart?cijfer=een&gebied=WK999901"


def headline(title: str = "Eenzaam", value: str = "53,8") -> Headline:
    reason = "" if value else "niet gemeten in deze periode"
    return Headline("een", title, value, "%", "2024", reason, WORSE, RISING, None, HREF, 53.8)


def signal(name: str = "Oosterpark", kind: str = "zorg") -> SignalLine:
    said, why = "hoger dan Eldermonde (53,8% tegen 50,2%).", "Waarom dit signaal: twee toetsen."
    return SignalLine(
        *(kind, "WK999901", name, "een", "eenzaam", "Problemen", said, why, "2024", 53.8, HREF)
    )


def decision(text: str = "Een ontmoetingsplek openen") -> DecisionLine:
    about = (("/fasen?thema=lokale_teams", "Lokale teams"),)
    return DecisionLine(1, text, "wethouder", "1 dec 2026", Said("loopt", "loopt"), False, about)


def goal(title: str = "Eenzaam, Oosterpark, 2027") -> GoalLine:
    status = Said("op_koers", "op koers")
    return GoalLine(1, "Oosterpark", title, "Van 53,8% naar 50,0% in 2027.", status)


def phase(number: int | None = 3) -> PhaseLine:
    href = "/fasen?thema=lokale_teams"
    return PhaseLine("lokale_teams", "Lokale teams", number, "fase 3", "sinds mei", "", href)


def heat() -> HeatTable:
    column = HeatColumn("een", "Eenzaam", "problemen", "Problemen", "%", "2024")
    cell = HeatCell("53,8%", 53.8, WORSE, RISING, "", HREF, 1)
    gap = HeatCell("", None, None, None, "te weinig inwoners", HREF)
    rows = (HeatRow("WK999901", "Oosterpark", (cell,)), HeatRow("WK999902", "Overzij", (gap,)))
    return HeatTable("wijk", "Wijken en kerncijfers", "Eldermonde", (column,), rows)


def page() -> SturenPage:
    action = ActionLine(1, "Huisbezoek", "Oosterpark", "team", "1 mei 2026", RISING, True, None)
    return SturenPage(
        municipality="Eldermonde",
        area="GM9999",
        area_name="Eldermonde",
        area_words="Gemeente Eldermonde",
        level="gemeente",
        fictitious=True,
        version=3,
        computed="Berekend uit de cijfers van 12 mei 2026, 9.12 uur (versie 3)",
        day="2026-05-12",
        sentence="Van de 8 kerncijfers van Eldermonde zijn er 2 ongunstiger.",
        headlines=(headline(), headline("Misdrijven", "")),
        signals=Signals(
            (signal(), signal("Overzij", "kracht"), signal("Linderbos")), (), "Getoetst."
        ),
        heat=heat(),
        decisions=tuple(decision(f"Besluit {n}") for n in range(5)),
        goals=(goal(),),
        actions=(action,),
        phases=(phase(),),
        phases_said="Dit spraken partijen samen af.",
        sources=(SourceLine(1, "CBS, tabel, opgehaald op 1 mei 2026", "a" * 64),),
    )
