"""What a load is doing with a file, for whoever watches it."""

from collections.abc import Callable
from enum import StrEnum

from data.language import _


class Step(StrEnum):
    """In the order in which they come."""

    READ = "read"
    CHECK = "check"
    STORE = "store"
    FINISH = "finish"

    @property
    def words(self) -> str:
        return {
            Step.READ: _("{file} wordt gelezen"),
            Step.CHECK: _("{file} wordt gecontroleerd"),
            Step.STORE: _("{file} wordt opgeslagen"),
            Step.FINISH: _("{file} wordt doorgerekend"),
        }[self]


Progress = Callable[[str, Step, int, int], None]
"""progress(file name, step, rows done, rows in all); rows in all is 0 where nothing is counted."""
