"""What people add to what the figures say of an area, as a change (data.changes)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from data.changes import Author, Refusal
from data.language import _
from data.steering.revisions import Overtaken
from data.steering.schema import analysis_answer
from data.steering.words import QUESTIONS
from data.written import add_row, area_refusals, lines_of, refuse, text_refusals

LONGEST_TEXT = 3000


@dataclass(frozen=True)
class AnswerQuestion:
    """The words to one of the three questions of the analysis, which replace the earlier ones.

    seen: the number of the answer that the author had before them, 0 without any. When there is a
    newer one, Overtaken is raised and nothing is written.
    """

    area: str
    question: str
    text: str
    seen: int | None = None
    action = "analysis.answer"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        text = lines_of(self.text)
        refusals = text_refusals("text", text, LONGEST_TEXT)
        if self.question not in QUESTIONS:
            refusals.append(Refusal(None, _("Deze vraag is niet bekend.")))
        refuse(refusals + area_refusals(connection, self.area))
        table = analysis_answer
        here = (table.c.area == self.area) & (table.c.question == self.question)
        columns = select(table, table.c.id.label("revision"))
        before = connection.execute(
            columns.where(here).order_by(table.c.id.desc()).limit(1)
        ).first()
        if before is not None and before.id != (self.seen or 0):
            raise Overtaken(None, before)
        if before is not None and before.text == text:
            refuse([Refusal(None, _("U hebt nog niets veranderd."))])
        values = {"question": self.question, "text": text, "at": now}
        return add_row(connection, table, self.area, values, author)
