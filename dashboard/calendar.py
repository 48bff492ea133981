"""Which day it is, and was, on a Dutch calendar: whatever the clock of the server says."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Amsterdam")


def today() -> date:
    return datetime.now(tz=HERE).date()


def day_of(at: datetime) -> date:
    """The day of a moment of the store (UTC, naive)."""
    return at.replace(tzinfo=UTC).astimezone(HERE).date()
