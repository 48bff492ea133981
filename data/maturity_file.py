"""The file with everything of the six themes: its form, strictly checked (fasen.json).

Sessions hold their placings, so that no row needs a number that only one store knows. Times are
UTC. The example town is written in the same form.
"""

from collections import defaultdict
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from data.changes import Author
from data.importers.codes import as_name
from data.language import _
from data.maturity import ApproachMark, Assessment, CoreChoice, Maturity, Session
from data.written import lines_of

MOST_BYTES = 50_000_000
MOST_MESSAGES = 50


def _or_none(text: str | None) -> str | None:
    return text or None


Line = Annotated[str, AfterValidator(as_name)]
Lines = Annotated[str, AfterValidator(lines_of)]
MaybeLine = Annotated[Line | None, AfterValidator(_or_none)]
MaybeLines = Annotated[Lines | None, AfterValidator(_or_none)]
"""As the store keeps them, so that a row is known when it comes again."""
Name = Annotated[Line, Field(max_length=120)]
Role = Annotated[str, Field(pattern=r"^[a-z_]{1,20}$")]
Code = Annotated[str, Field(pattern=r"^(GM\d{4}|WK\d{6}|BU\d{8})$")]
Indicator = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{2,59}$")]


class FileRefused(ValueError):
    """The file cannot be taken in; `messages` say why, in Dutch."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__("\n".join([_("Er is niets overgenomen."), *messages]))
        self.messages = messages


class Row(BaseModel):
    """What every row says: when it was written and by whom."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    geschreven_op: datetime
    naam: Name = ""
    rol: Role
    rol_gebied: Code | None = None

    @property
    def author(self) -> Author:
        return Author(self.naam, self.rol, self.rol_gebied)


class PlacingRow(Row):
    partij: str
    thema: str
    onderdeel: str | None = None
    fase: int
    waarom: Lines
    volgende_stap: MaybeLines = None
    wie: MaybeLine = None
    voor: date | None = None
    link: MaybeLine = None
    cijfers: tuple[Indicator, ...] = ()
    correctie: MaybeLine = None


class SessionRow(Row):
    gebied: Code
    titel: Line
    datum: date
    partijen: tuple[str, ...]
    inschattingen: tuple[PlacingRow, ...] = ()


class ChoiceRow(Row):
    gebied: Code
    keuze: str
    waarde: str
    waarom: Lines
    besloten: date


class MarkRow(Row):
    gebied: Code
    stap: int
    stand: str
    opmerking: MaybeLines = None


class MaturityFile(BaseModel):
    """Everything that one municipality wrote, oldest first."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    formaat: Literal["wijkdashboard-fasen"]
    versie: Literal[1]
    gemeente: Annotated[str, Field(pattern=r"^GM\d{4}$")]
    sessies: tuple[SessionRow, ...]
    kernkeuzes: tuple[ChoiceRow, ...]
    aanpak: tuple[MarkRow, ...]


def file_of(maturity: Maturity, municipality: str) -> MaturityFile:
    """What was written, as a file."""
    placed: dict[int, list[PlacingRow]] = defaultdict(list)
    for row in maturity.assessments:
        placed[row.session].append(_placing(row))
    return MaturityFile(
        formaat="wijkdashboard-fasen",
        versie=1,
        gemeente=municipality,
        sessies=tuple(_session(s, placed[s.id]) for s in maturity.sessions),
        kernkeuzes=tuple(map(_choice, maturity.choices)),
        aanpak=tuple(map(_mark, maturity.marks)),
    )


def json_of(file: MaturityFile) -> str:
    return file.model_dump_json(indent=1) + "\n"


def read_file(content: bytes) -> MaturityFile:
    """Raises FileRefused."""
    if len(content) > MOST_BYTES:
        raise FileRefused([_("Dit bestand is te groot.")])
    try:
        return MaturityFile.model_validate_json(content)
    except ValidationError as error:
        raise FileRefused(_in_dutch(error)) from error


def _in_dutch(error: ValidationError) -> list[str]:
    """A sentence for every place where something is wrong; the value itself is never repeated."""
    told = {
        "missing": _("{place}: dit ontbreekt."),
        "extra_forbidden": _("{place}: dit veld is niet bekend."),
        "json_invalid": _("Dit bestand is geen JSON."),
    }
    wrong = _("{place}: dit heeft niet de goede vorm.")
    found = [
        told.get(one["type"], wrong).format(place=_place(one["loc"]))
        for one in error.errors(include_url=False, include_input=False, include_context=False)
    ]
    return found[:MOST_MESSAGES]


def _place(steps: tuple[int | str, ...]) -> str:
    """ "sessies 2, inschattingen 1, fase"; counted from 1, as people do."""
    words = [f" {step + 1}" if isinstance(step, int) else f", {step}" for step in steps]
    return "".join(words)[2:][:120] or _("het bestand")


def _signed(by: Author, at: datetime) -> dict[str, object]:
    return {"geschreven_op": at, "naam": by.name, "rol": by.role, "rol_gebied": by.area}


def _session(session: Session, placed: list[PlacingRow]) -> SessionRow:
    return SessionRow.model_validate(
        {"gebied": session.area, "titel": session.title, "datum": session.held}
        | {"partijen": session.parties, "inschattingen": tuple(placed)}
        | _signed(session.by, session.created)
    )


def _placing(row: Assessment) -> PlacingRow:
    return PlacingRow.model_validate(
        {"partij": row.party, "thema": row.theme, "onderdeel": row.part, "fase": row.phase}
        | {"waarom": row.reason, "volgende_stap": row.next_step, "wie": row.next_owner}
        | {"voor": row.next_due, "link": row.link, "cijfers": row.indicators}
        | {"correctie": row.correction}
        | _signed(row.by, row.at)
    )


def _choice(row: CoreChoice) -> ChoiceRow:
    return ChoiceRow.model_validate(
        {"gebied": row.area, "keuze": row.choice, "waarde": row.value, "waarom": row.reason}
        | {"besloten": row.decided}
        | _signed(row.by, row.at)
    )


def _mark(row: ApproachMark) -> MarkRow:
    return MarkRow.model_validate(
        {"gebied": row.area, "stap": row.step, "stand": row.state, "opmerking": row.remark}
        | _signed(row.by, row.at)
    )
