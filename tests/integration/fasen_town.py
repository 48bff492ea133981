"""A gemeente with two wijken and a buurt, and what people wrote about them; no figures at all."""

from datetime import date, datetime

from sqlalchemy import Engine, insert

from dashboard.services import Services
from dashboard.settings import Settings
from data.assessments import OpenSession, Score
from data.catalogue import Catalogue
from data.changes import Author, write
from data.figures import FigureStore
from data.maturity_words import AGREED
from data.schema import area, source_file

GEMEENTE, WIJK, OTHER, BUURT = "GM9999", "WK999901", "WK999902", "BU99990101"
ELS = Author("Els", "beleid")
HELD = date(2026, 5, 14)


def fill(engine: Engine) -> Engine:
    day = datetime(2024, 1, 1)  # noqa: DTZ001 - the store has naive times, in UTC
    file = {"id": 1, "name": "x", "sha256": "x", "source": "x", "publisher": "x", "licence": "x"}
    file |= {"retrieved": day.date(), "loaded": day, "rows": 1, "original": ""}
    places = (
        (GEMEENTE, "Rekenhoven", "gemeente", None),
        (WIJK, "Oudewijk", "wijk", GEMEENTE),
        (OTHER, "Nieuwewijk", "wijk", GEMEENTE),
        (BUURT, "Hoek", "buurt", WIJK),
    )
    rows = [
        {"edition": 2024, "code": code, "name": name, "level": level, "parent": parent}
        | {"municipality": GEMEENTE, "source_file": 1}
        for code, name, level, parent in places
    ]
    with engine.begin() as connection:
        connection.execute(insert(source_file).values(**file))
        connection.execute(insert(area), rows)
    return engine


def services_on(engine: Engine, catalogue: Catalogue) -> Services:
    return Services(Settings(), catalogue, FigureStore(engine))


def talk(engine: Engine, code: str, held: date = HELD, title: str = "Voorjaar") -> int:
    return write(engine, ELS, OpenSession(code, title, held, ("gemeente", "wijkteam")))


def place(
    engine: Engine, session: int, theme: str, phase: int, party: str = AGREED, **more: object
) -> int:
    score = Score(session, party, theme, phase, f"Omdat {theme}.", **more)  # type: ignore[arg-type]
    return write(engine, ELS, score)
