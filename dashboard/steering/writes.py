"""Every form of the steering loop and who writes what it sends, a line each."""

from collections.abc import Callable, Mapping

from dashboard.services import Services
from dashboard.steering import (
    action_writes,
    analysis_writes,
    decision_writes,
    frozen,
    goal_writes,
    meeting_writes,
    signal_writes,
    talk_writes,
)
from dashboard.steering.forms import Asked, Outcome

Write = Callable[[Services, Asked], Outcome]

WRITES: Mapping[str, Write] = {
    decision_writes.NEW: decision_writes.record,
    decision_writes.REVISE: decision_writes.revise,
    meeting_writes.NEW: meeting_writes.plan,
    meeting_writes.REVISE: meeting_writes.revise,
    frozen.FORM: frozen.freeze_asked,
    signal_writes.ASIDE: signal_writes.put_aside,
    signal_writes.BACK: signal_writes.take_back,
    talk_writes.ANSWER: talk_writes.answer,
    talk_writes.TALK: talk_writes.record_talk,
    talk_writes.RECOGNISE: talk_writes.recognise,
    talk_writes.PROPOSE: talk_writes.propose,
    goal_writes.NEW: goal_writes.set_goal,
    goal_writes.REVISE: goal_writes.revise_goal,
    action_writes.NEW: action_writes.plan,
    action_writes.REVISE: action_writes.revise,
    analysis_writes.SET: analysis_writes.set_priority,
    analysis_writes.REVISE: analysis_writes.revise_priority,
    analysis_writes.ADD_STUDY: analysis_writes.add_study,
    analysis_writes.REVISE_STUDY: analysis_writes.revise_study,
}
"""Name of a form (layouts.parts.form) -> what writes it."""
