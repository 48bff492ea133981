"""What page Sturen shows, as plain words and numbers.

The page is drawn from this alone. For a meeting it is kept as JSON, so that it stays what it was
whatever is loaded later.
"""

from dataclasses import dataclass, field

from pydantic import TypeAdapter

from dashboard.steering.page_figures import Headline, HeatTable, Hotspots, Said, Signals


@dataclass(frozen=True)
class DecisionLine:
    """late: it should have been done. about: (href, words) of what it is linked to."""

    id: int
    text: str
    owner: str
    due: str
    status: Said
    late: bool
    about: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class GoalLine:
    """status.kind: a GoalKind. why: the reason for the status."""

    id: int
    area_name: str
    title: str
    sentence: str
    status: Said
    why: str = ""


@dataclass(frozen=True)
class ActionLine:
    """effect: whether it helped, in a few words; None when that was not asked of it."""

    id: int
    title: str
    area_name: str
    owner: str
    due: str
    status: Said
    late: bool
    effect: Said | None


@dataclass(frozen=True)
class PhaseLine:
    """phase: 1-4, None when nobody placed it. said: "fase 3, De werkwijze"; moved: how it compares
    with the session before."""

    theme: str
    title: str
    phase: int | None
    said: str
    since: str
    moved: str
    href: str


@dataclass(frozen=True)
class SourceLine:
    """Where figures come from: publisher, table, retrieved day, licence in words. id: of the file;
    sha256: of that file. The others are for exports, retrieved as ISO; empty on pages that were
    frozen before there were any."""

    id: int
    words: str
    sha256: str
    publisher: str = ""
    table: str = ""
    file: str = ""
    retrieved: str = ""
    licence: str = ""


@dataclass(frozen=True)
class SturenPage:
    """computed: from which version of the figures, of which day and hour, in words. day: the day
    the page was made (ISO)."""

    municipality: str
    area: str
    area_name: str
    area_words: str
    level: str
    fictitious: bool
    version: int
    computed: str
    day: str
    sentence: str
    headlines: tuple[Headline, ...] = ()
    signals: Signals = field(default_factory=lambda: Signals((), (), ""))
    heat: HeatTable | None = None
    hotspots: Hotspots = field(default_factory=Hotspots)
    decisions: tuple[DecisionLine, ...] = ()
    goals: tuple[GoalLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    phases: tuple[PhaseLine, ...] = ()
    phases_said: str = ""
    sources: tuple[SourceLine, ...] = ()
    messages: tuple[str, ...] = ()


_CODEC = TypeAdapter(SturenPage)


def to_json(page: SturenPage) -> str:
    """The same text for the same page."""
    return _CODEC.dump_json(page).decode()


def from_json(text: str) -> SturenPage:
    """Raises pydantic.ValidationError."""
    return _CODEC.validate_json(text)
