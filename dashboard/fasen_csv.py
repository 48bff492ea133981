"""Everything that was written about the six themes as CSV: all rows, those that no longer count
too."""

from collections.abc import Iterator, Mapping

from dashboard.csv_text import csv_text
from dashboard.fasen_words import party_words
from dashboard.maturity.standing import newest
from data.language import _
from data.maturity import ApproachMark, Assessment, CoreChoice, Maturity, Session

HEADER = (
    *("soort", "gebied", "gebied_naam", "sessie", "sessie_datum", "partijen", "partij", "thema"),
    *("onderdeel", "fase", "telt", "waarom", "volgende_stap", "wie", "voor", "link", "cijfers"),
    *("correctie", "keuze", "waarde", "besloten", "stap", "stand", "opmerking"),
    *("geschreven_op", "naam", "rol", "rol_gebied"),
)
"""telt: whether the row is the newest of its session, party, theme and part. geschreven_op: UTC."""

Cells = dict[str, object]
Names = Mapping[str, str]


def fasen_csv(maturity: Maturity, names: Names, *, excel: bool = False) -> str:
    """One row a session, a placing, a core choice and a mark of the approach. names: of areas."""
    records = ([cells.get(name) for name in HEADER] for cells in _rows(maturity, names))
    return csv_text(HEADER, records, excel=excel)


def _rows(maturity: Maturity, names: Names) -> Iterator[Cells]:
    sessions = {session.id: session for session in maturity.sessions}
    counts = {placed.id for placed in newest(maturity.assessments).values()}
    for session in maturity.sessions:
        yield {"soort": _("sessie"), **_session(session, names), **_signed(session, "created")}
    for placed in maturity.assessments:
        yield _placing(placed, sessions[placed.session], names, counts=placed.id in counts)
    for choice in maturity.choices:
        yield _choice(choice, names)
    for mark in maturity.marks:
        yield _mark(mark, names)


def _session(session: Session, names: Names) -> Cells:
    return {
        **_area(session.area, names),
        "sessie": session.title,
        "sessie_datum": session.held,
        "partijen": ", ".join(map(party_words, session.parties)),
    }


def _placing(placed: Assessment, session: Session, names: Names, *, counts: bool) -> Cells:
    return {
        "soort": _("inschatting"),
        **_session(session, names),
        "partij": party_words(placed.party),
        "thema": placed.theme,
        "onderdeel": placed.part,
        "fase": placed.phase,
        "telt": _("ja") if counts else _("nee"),
        "waarom": placed.reason,
        "volgende_stap": placed.next_step,
        "wie": placed.next_owner,
        "voor": placed.next_due,
        "link": placed.link,
        "cijfers": " ".join(placed.indicators),
        "correctie": placed.correction,
        **_signed(placed),
    }


def _choice(choice: CoreChoice, names: Names) -> Cells:
    return {
        "soort": _("kernkeuze"),
        **_area(choice.area, names),
        "keuze": choice.choice,
        "waarde": choice.value,
        "waarom": choice.reason,
        "besloten": choice.decided,
        **_signed(choice),
    }


def _mark(mark: ApproachMark, names: Names) -> Cells:
    return {
        "soort": _("aanpak"),
        **_area(mark.area, names),
        "stap": mark.step,
        "stand": mark.state,
        "opmerking": mark.remark,
        **_signed(mark),
    }


def _area(code: str, names: Names) -> Cells:
    return {"gebied": code, "gebied_naam": names.get(code)}


def _signed(row: Session | Assessment | CoreChoice | ApproachMark, when: str = "at") -> Cells:
    by = row.by
    at = getattr(row, when).isoformat(sep=" ")
    return {"geschreven_op": at, "naam": by.name, "rol": by.role, "rol_gebied": by.area}
