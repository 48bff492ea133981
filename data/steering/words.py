"""The words of the steering loop that are kept. A kept word is never renamed; screens have their
own texts for them."""

MEETING_KINDS = ("stuuroverleg", "wijkoverleg", "college", "raad", "anders")
OPEN, RUNNING, DONE, DROPPED = "open", "loopt", "gereed", "vervallen"
DECISION_STATES = (OPEN, RUNNING, DONE, DROPPED)
GOAL_STATES = (RUNNING, DROPPED)
"""Whether a goal was reached is computed from the figures, never written."""
PLANNED, STOPPED = "gepland", "gestopt"
ACTION_STATES = (PLANNED, RUNNING, DONE, STOPPED)
WORRY, STRENGTH = "zorg", "kracht"
SIGNAL_KINDS = (WORRY, STRENGTH)
TALK_KINDS = ("bewoners", "partners", "team")
RECOGNISED, PARTLY, NOT_RECOGNISED = "herkend", "deels", "niet"
OPINIONS = (RECOGNISED, PARTLY, NOT_RECOGNISED)
PROPOSAL_KINDS = ("verbetering", "idee")
HOLDS = "geldt"
PRIORITY_STATES = STUDY_STATES = (HOLDS, DROPPED)
QUESTIONS = ("bewoners", "problemen", "partijen")
"""Who lives here, what are the problems and strengths, which parties are active."""
