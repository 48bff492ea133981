"""The steering loop as it is kept: meetings, decisions, goals, actions and the wijk analysis."""
