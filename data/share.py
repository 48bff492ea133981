"""A placing with a share link, as a change that somebody at the table makes (data.changes)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from data.assessments import Score
from data.changes import Author, Refusal
from data.language import _
from data.maturity_schema import share_use
from data.written import refuse


@dataclass(frozen=True)
class ScoreByLink:
    """A placing by who has this link on this device: the link is bound and the placing is written,
    or neither. Another device that placed a theme with the link first is the one that has it."""

    token: str
    device: str
    score: Score
    action = "session.score_by_link"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        """The id of the placing. Writers come one at a time: who reads no device here, is first."""
        query = select(share_use.c.device).where(share_use.c.token == self.token)
        bound = connection.scalar(query)
        if bound not in (None, self.device):
            refuse([Refusal("token", used_elsewhere())])
        made = self.score.apply(connection, author, now)
        if bound is None:
            row = {"token": self.token, "device": self.device, "at": now}
            connection.execute(insert(share_use).values(**row))
        return made


def used_elsewhere() -> str:
    return _("Deze link is al gebruikt op een ander apparaat. Vraag een nieuwe.")
