"""Components as the plain values that Dash sends: what is drawn once can be sent again."""

from collections.abc import Mapping

from dash.development.base_component import Component


def plain(part: object) -> object:
    """The same as nested dicts and lists; what is neither is left as it is."""
    if isinstance(part, Component):
        return plain(part.to_plotly_json())  # type: ignore[no-untyped-call]  # of Dash
    if isinstance(part, Mapping):
        return {key: plain(value) for key, value in part.items()}
    if isinstance(part, (list, tuple)):
        return [plain(value) for value in part]
    return part
