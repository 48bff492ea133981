"""Every form of the steering loop and who writes what it sends, a line each."""

from collections.abc import Callable, Mapping

from dashboard.services import Services
from dashboard.steering import decision_writes, meeting_writes, signal_writes
from dashboard.steering.forms import Asked, Outcome

Write = Callable[[Services, Asked], Outcome]

WRITES: Mapping[str, Write] = {
    decision_writes.NEW: decision_writes.record,
    decision_writes.REVISE: decision_writes.revise,
    meeting_writes.NEW: meeting_writes.plan,
    meeting_writes.REVISE: meeting_writes.revise,
    signal_writes.ASIDE: signal_writes.put_aside,
    signal_writes.BACK: signal_writes.take_back,
}
"""Name of a form (layouts.parts.form) -> what writes it."""
