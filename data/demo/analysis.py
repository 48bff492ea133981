"""The wijk analyses of the town, written as people would, on the days that analysis.yaml says."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import yaml
from pydantic import Field, TypeAdapter
from sqlalchemy import Connection, Engine, Table, select

from data.catalogue import Catalogue
from data.catalogue.model import Identifier, Strict
from data.changes import Author, Change
from data.demo.town import HERE
from data.importers.codes import as_name
from data.steering import schema
from data.steering.answers import AnswerQuestion
from data.steering.priorities import SetPriority
from data.steering.studies import AddStudy
from data.steering.talks import Opinion, Propose, Recognise, RecordTalk
from data.store import writing
from data.written import lines_of

HOUR = time(16)
Said = tuple[str, str] | tuple[str, str, str]
"""Opinion, period and remark."""


class DemoTalk(Strict):
    held: date
    kind: str
    people: int
    remark: str
    opinions: dict[Identifier, Said] = Field(default_factory=dict)
    proposals: tuple[tuple[str, str], ...] = ()


class DemoPriority(Strict):
    """proposals: their texts."""

    title: str
    reason: str
    set_by: str
    decided: date
    indicators: tuple[Identifier, ...]
    proposals: tuple[str, ...] = ()


class DemoStudy(Strict):
    title: str
    day: date
    about: str
    method: str
    since: date
    until: date
    findings: str
    indicators: tuple[Identifier, ...]


class DemoAnswer(Strict):
    question: str
    day: date
    text: str


class DemoAnalysis(Strict):
    area: str
    role: str
    role_area: str
    talks: tuple[DemoTalk, ...] = ()
    priorities: tuple[DemoPriority, ...] = ()
    studies: tuple[DemoStudy, ...] = ()
    answers: tuple[DemoAnswer, ...] = ()


def read_analyses(path: Path = HERE / "analysis.yaml") -> tuple[DemoAnalysis, ...]:
    """Raises pydantic.ValidationError."""
    adapter = TypeAdapter(tuple[DemoAnalysis, ...])
    return adapter.validate_python(yaml.safe_load(path.read_text("utf-8")))


def write_analyses(engine: Engine, catalogue: Catalogue) -> None:
    """Add what the store never had, in one transaction: what somebody revised stays as it is.

    Raises ChangeRefused.
    """
    known = frozenset(catalogue.indicators)
    with writing(engine) as connection:
        for analysis in read_analyses():
            author = Author("", analysis.role, analysis.role_area)
            for day, change in _changes(connection, analysis, known, author):
                change.apply(connection, author, datetime.combine(day, HOUR))


def _changes(
    connection: Connection, analysis: DemoAnalysis, known: frozenset[str], author: Author
) -> Iterator[tuple[date, Change]]:
    """One after the other: what is to be done may rest on what was done before."""
    code = analysis.area
    for talk in analysis.talks:
        if not _had(connection, schema.talk, area=code, held=talk.held, kind=talk.kind):
            _write_talk(connection, code, talk, known, author)
    for answer in analysis.answers:
        text = lines_of(answer.text)
        if not _had(connection, schema.analysis_answer, area=code, text=text):
            table = schema.analysis_answer
            seen = _newest(connection, table, area=code, question=answer.question)
            yield answer.day, AnswerQuestion(code, answer.question, text, seen)
    for place, item in enumerate(analysis.priorities, start=1):
        if not _had(connection, schema.priority, area=code, title=item.title):
            texts = [
                _newest(connection, schema.proposal, area=code, text=t) for t in item.proposals
            ]
            yield (
                item.decided,
                SetPriority(
                    area=code,
                    rank=place,
                    title=item.title,
                    reason=item.reason,
                    set_by=item.set_by,
                    decided=item.decided,
                    indicators=item.indicators,
                    proposals=tuple(texts),
                    known=known,
                ),
            )
    for study in analysis.studies:
        if not _had(connection, schema.study, area=code, title=as_name(study.title)):
            yield study.day, AddStudy(area=code, known=known, **study.model_dump(exclude={"day"}))


def _write_talk(
    connection: Connection, code: str, talk: DemoTalk, known: frozenset[str], author: Author
) -> None:
    """A talk with what was said in it."""
    now = datetime.combine(talk.held, HOUR)
    held = RecordTalk(code, talk.held, talk.kind, talk.people, talk.remark)
    its_id = held.apply(connection, author, now)
    opinions = tuple(
        Opinion(name, said[1], said[0], *said[2:]) for name, said in talk.opinions.items()
    )
    Recognise(code, its_id, opinions, known=known).apply(connection, author, now)
    for kind, text in talk.proposals:
        Propose(code, its_id, kind, text).apply(connection, author, now)


def _had(connection: Connection, table: Table, **values: object) -> bool:
    return _newest(connection, table, **values) > 0


def _newest(connection: Connection, table: Table, **values: object) -> int:
    """The id of the newest row with these values, 0 without any."""
    same = [table.c[name] == value for name, value in values.items()]
    query = select(table.c.id).where(*same).order_by(table.c.id.desc()).limit(1)
    return connection.scalar(query) or 0
