"""Every form of the steering loop and who writes what it sends, a line each."""

from collections.abc import Callable, Mapping

from dashboard.services import Services
from dashboard.steering.forms import Asked, Outcome

Write = Callable[[Services, Asked], Outcome]

WRITES: Mapping[str, Write] = {}
"""Name of a form (layouts.parts.form) -> what writes it."""
