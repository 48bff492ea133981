"""The sessions of the town: fasen.yaml, taken in like a file that a municipality exported."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field
from sqlalchemy import Engine

from data.catalogue.model import Strict
from data.demo.town import HERE, read_town
from data.maturity_file import MaturityFile
from data.maturity_words import AGREED
from data.take_in import take_in

Said = tuple[int, str]
"""A phase and why."""
NOON = time(12)
POLICY = "beleid"


class DemoTheme(Strict):
    """next: the step, who takes it and by when."""

    phase: int
    why: str
    parties: dict[str, Said] = Field(default_factory=dict)
    parts: dict[str, Said] = Field(default_factory=dict)
    next: tuple[str, str, date] | None = None
    figures: tuple[str, ...] = ()


class DemoSession(Strict):
    area: str
    title: str
    held: date
    role: str = POLICY
    role_area: str | None = None
    parties: tuple[str, ...]
    themes: dict[str, DemoTheme]


class DemoChoice(Strict):
    area: str
    choice: str
    value: str
    decided: date
    why: str


class DemoMark(Strict):
    area: str
    step: int
    state: str
    day: date
    remark: str | None = None


class DemoFasen(Strict):
    sessions: tuple[DemoSession, ...]
    choices: tuple[DemoChoice, ...]
    marks: tuple[DemoMark, ...]


def read_fasen(path: Path = HERE / "fasen.yaml") -> DemoFasen:
    """Raises pydantic.ValidationError."""
    return DemoFasen.model_validate(yaml.safe_load(path.read_text("utf-8")))


def write_fasen(engine: Engine) -> int:
    """Add the rows that the store does not have; how many that were. Raises FileRefused."""
    return take_in(engine, file_of_town(read_fasen()))


def file_of_town(town: DemoFasen) -> MaturityFile:
    return MaturityFile.model_validate(
        {
            "formaat": "wijkdashboard-fasen",
            "versie": 1,
            "gemeente": read_town().code,
            "sessies": tuple(map(_session, town.sessions)),
            "kernkeuzes": tuple(map(_choice, town.choices)),
            "aanpak": tuple(map(_mark, town.marks)),
        }
    )


def _signed(day: date, role: str = POLICY, area: str | None = None) -> dict[str, Any]:
    return {"geschreven_op": datetime.combine(day, NOON), "rol": role, "rol_gebied": area}


def _session(session: DemoSession) -> dict[str, Any]:
    return {
        "gebied": session.area,
        "titel": session.title,
        "datum": session.held,
        "partijen": session.parties,
        "inschattingen": tuple(_placings(session)),
        **_signed(session.held, session.role, session.role_area),
    }


def _placings(session: DemoSession) -> Iterator[dict[str, Any]]:
    """Parties first, each for itself; then what they agreed on."""
    signed = _signed(session.held, session.role, session.role_area)
    for theme, said in session.themes.items():
        for party, (phase, why) in said.parties.items():
            row = {"partij": party, "thema": theme, "fase": phase, "waarom": why}
            yield row | _signed(session.held, party)
        for part, (phase, why) in said.parts.items():
            row = {"partij": AGREED, "thema": theme, "fase": phase, "waarom": why}
            yield row | signed | {"onderdeel": part}
        step, owner, due = said.next or (None, None, None)
        agreed = {"partij": AGREED, "thema": theme, "fase": said.phase, "waarom": said.why}
        after = {"volgende_stap": step, "wie": owner, "voor": due, "cijfers": said.figures}
        yield agreed | after | signed


def _choice(choice: DemoChoice) -> dict[str, Any]:
    return {
        "gebied": choice.area,
        "keuze": choice.choice,
        "waarde": choice.value,
        "waarom": choice.why,
        "besloten": choice.decided,
        **_signed(choice.decided),
    }


def _mark(mark: DemoMark) -> dict[str, Any]:
    return {
        "gebied": mark.area,
        "stap": mark.step,
        "stand": mark.state,
        "opmerking": mark.remark,
        **_signed(mark.day),
    }
