"""What a check finds before figures are published."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """What was found and what to do about it (Dutch).

    blocks: it must be solved before publishing; else a person may accept it with a reason. about:
    indicator and period, or "".
    """

    message: str
    cure: str
    blocks: bool = False
    about: str = ""
