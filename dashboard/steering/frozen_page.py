"""What is kept of a page that was frozen for a meeting: plain words and numbers, as JSON.

Every field that is added needs a default: pages that were frozen before lack it. A field that is
not known any more is passed over.
"""

from dataclasses import dataclass

from pydantic import TypeAdapter

from dashboard.steering.page import SourceLine, SturenPage


@dataclass(frozen=True)
class FrozenPoint:
    """One period of a series. said: the printed value, or why there is none; label: the value in
    few signs. other: the value of the comparator. lower, upper: 95% interval, where there is one;
    margin: the same as printed. source: the id of a file."""

    period: str
    status: str
    value: float | None
    said: str
    lower: float | None = None
    upper: float | None = None
    margin: str = ""
    other: float | None = None
    other_said: str = ""
    source: int | None = None
    label: str = ""


@dataclass(frozen=True)
class FrozenFigure:
    """A figure of an area in its newest period. said: the printed value, or why there is none.
    compared: the name of the comparator; verdict: "hoger dan ..." in words. source: as above.
    rule: how it is made, in a line."""

    area: str
    area_name: str
    indicator: str
    title: str
    unit: str
    period: str
    status: str
    value: float | None
    said: str
    lower: float | None = None
    upper: float | None = None
    compared: str = ""
    other: float | None = None
    other_said: str = ""
    verdict: str = ""
    trend: str = ""
    source: int | None = None
    rule: str = ""


@dataclass(frozen=True)
class FrozenTopic:
    """A topic of the agenda. about: (href, words) of the figure, theme or goal it is about. said:
    how that stands, in a sentence. points: all periods of its figure, oldest first."""

    text: str
    area_name: str = ""
    about: tuple[tuple[str, str], ...] = ()
    said: str = ""
    figure: FrozenFigure | None = None
    points: tuple[FrozenPoint, ...] = ()


@dataclass(frozen=True)
class FrozenMeeting:
    """held: the day of the meeting in words. figures: every figure that stands on the page.
    sources: the files they came from."""

    meeting: int
    title: str
    held: str
    page: SturenPage
    topics: tuple[FrozenTopic, ...] = ()
    figures: tuple[FrozenFigure, ...] = ()
    sources: tuple[SourceLine, ...] = ()


_CODEC = TypeAdapter(FrozenMeeting)


def to_json(frozen: FrozenMeeting) -> str:
    """The same text for the same page."""
    return _CODEC.dump_json(frozen).decode()


def from_json(text: str) -> FrozenMeeting:
    """Raises pydantic.ValidationError."""
    return _CODEC.validate_json(text)
