"""The page of a meeting as it was: freezing it, and reading what was frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from dashboard import formatting
from dashboard.calendar import today
from dashboard.notes import who
from dashboard.services import Services
from dashboard.steering.forms import Asked, Outcome, number, outcome
from dashboard.steering.frozen_figures import Figures
from dashboard.steering.frozen_page import FrozenMeeting, FrozenTopic, from_json, to_json
from dashboard.steering.frozen_topics import Topics
from dashboard.steering.page import SturenPage
from dashboard.steering.sources import source_lines
from dashboard.steering.sturen import sturen_page
from dashboard.users import User
from data.changes import ChangeRefused, Refusal
from data.language import _
from data.steering.frozen import PAGE, FreezeView, digest_of
from data.steering.rows import FrozenVersion, FrozenView, Meeting
from data.written import is_id

FORM = "overleg-bevries"
"""Name of the form; its hidden value `overleg` is the id of the meeting."""


class NotFrozenError(LookupError):
    """Nothing was frozen for this meeting, or not in this version. meeting: None when there is no
    such meeting either."""

    def __init__(self, meeting: Meeting | None) -> None:
        super().__init__("nothing was frozen")
        self.meeting = meeting


@dataclass(frozen=True)
class Frozen:
    """meeting: as it is now. version: the one that is shown, versions: all, oldest first. page:
    None when what was kept is damaged. by: who froze it, in words."""

    meeting: Meeting
    version: FrozenVersion
    versions: tuple[FrozenVersion, ...]
    page: FrozenMeeting | None
    by: str

    @property
    def is_newest(self) -> bool:
        return self.version.id == self.versions[-1].id


def freeze(services: Services, user: User, meeting_id: object, today: date) -> int:
    """Keep page Sturen of the area of a meeting as it is now, with the series behind its agenda;
    the id of what is kept. Raises ChangeRefused and EmptyStoreError."""
    meeting = meeting_of(services, meeting_id)
    if meeting is None:
        raise ChangeRefused([Refusal(None, _("Dit overleg bestaat niet (meer)."))])
    page = sturen_page(services, {"gebied": meeting.area}, today)
    if page.area != meeting.area:
        raise ChangeRefused([Refusal(None, _("Het gebied van dit overleg is er niet meer."))])
    content = to_json(meeting_page(services, meeting, page))
    change = FreezeView(meeting.id, meeting.area, PAGE, content, page.version)
    return services.write(user, change)


def meeting_page(services: Services, meeting: Meeting, page: SturenPage) -> FrozenMeeting:
    """A page with the topics of a meeting about the same area. Raises EmptyStoreError."""
    figures = Figures(services)
    topics = topics_of(services, meeting, page)
    behind = figures.behind(page)
    files = {figure.source for figure in behind} | {line.id for line in page.sources}
    files |= {point.source for topic in topics for point in topic.points}
    return FrozenMeeting(
        meeting=meeting.id,
        title=meeting.title,
        held=formatting.date(meeting.held),
        page=page,
        topics=topics,
        figures=behind,
        sources=source_lines(figures.snapshot, [file for file in files if file is not None]),
    )


def topics_of(services: Services, meeting: Meeting, page: SturenPage) -> tuple[FrozenTopic, ...]:
    """The agenda of a meeting with what the store says of it now. page: about the same area."""
    figures = Figures(services)
    steering = services.steering.of(municipality=figures.snapshot.code)
    return Topics(figures, services.catalogue, steering, page).of(meeting)


def frozen_of(services: Services, meeting_id: object) -> FrozenMeeting | None:
    """What was frozen last for a meeting; None without any, or when it is damaged. Raises
    EmptyStoreError."""
    try:
        return frozen_page(services, meeting_id, {}).page
    except NotFrozenError:
        return None


def frozen_page(services: Services, meeting_id: object, query: Mapping[str, object]) -> Frozen:
    """What was frozen for a meeting, the newest or the one asked for (versie). Raises
    NotFrozenError and EmptyStoreError."""
    meeting, asked = meeting_of(services, meeting_id), query.get("versie")
    if meeting is None:
        raise NotFrozenError(None)
    versions = services.steering.frozen_versions(meeting=meeting.id)
    wanted = next((v.id for v in reversed(versions) if asked in (None, "", str(v.id))), None)
    kept = services.steering.frozen(meeting=meeting.id, version=wanted) if wanted else None
    if kept is None:
        raise NotFrozenError(meeting)
    version = next(v for v in versions if v.id == kept.id)
    by = who(kept.by, services.snapshot().names)
    return Frozen(meeting, version, versions, _read(kept), by)


def _read(kept: FrozenView) -> FrozenMeeting | None:
    """None when it is not the text that was frozen, or cannot be read."""
    if digest_of(kept.content) != kept.sha256:
        return None
    try:
        return from_json(kept.content)
    except ValidationError:
        return None


def meeting_of(services: Services, meeting_id: object) -> Meeting | None:
    """A meeting of this municipality, by whatever stands for its id. Raises EmptyStoreError."""
    digits = str(meeting_id)
    wanted = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 12 else 0
    snapshot = services.snapshot()
    rows = services.steering.history(Meeting, wanted) if is_id(wanted) else ()
    return rows[-1] if rows and rows[-1].municipality == snapshot.code else None


def freeze_asked(services: Services, asked: Asked) -> Outcome:
    """The form: freeze the page of a meeting and go and see it."""

    def write() -> tuple[str, str]:
        meeting = number(asked, "overleg")
        freeze(services, services.current_user(), meeting, today())
        return _("De cijfers zijn bevroren."), f"/sturen/overleg/{meeting}/bevroren"

    return outcome(write)
