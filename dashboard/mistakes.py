"""Mistakes in a YAML file that people write, in words: which line, what is wrong, what can be."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from data.language import _


def mistakes(error: Exception, model: type[BaseModel]) -> str:
    """One sentence a mistake, for an error of yaml or of `model`."""
    if isinstance(error, ValidationError):
        return " ".join(_sentence(found, model) for found in error.errors())
    mark = getattr(error, "problem_mark", None)
    if isinstance(error, yaml.YAMLError) and mark is not None:
        text = _("Regel {line} is niet te lezen. Mist er een dubbele punt of een aanhalingsteken?")
        return text.format(line=mark.line + 1)
    return _("Dit is geen leesbaar YAML-bestand.")


def _sentence(found: Any, model: type[BaseModel]) -> str:  # noqa: ANN401 - a dict of pydantic
    where = ".".join(str(part) for part in found["loc"])
    if found["type"] == "extra_forbidden":
        near = get_close_matches(str(found["loc"][-1]), list(model.model_fields), n=1)
        text = _("{where} is geen bekende regel.").format(where=where)
        return text + (" " + _("Bedoelt u {near}?").format(near=near[0]) if near else "")
    if found["type"] == "missing":
        return _("{where} ontbreekt.").format(where=where)
    if found["type"] == "model_type":
        return _("Hier horen regels met een naam en een waarde.")
    value = str(found.get("input"))[:60]
    text = _("{where}: {value} kan niet.").format(where=where, value=value)
    context = found.get("ctx", {})
    expected = context.get("expected") or context.get("pattern") or _bound(context)
    wanted = str(expected).replace("' or '", "' of '")
    return text + (" " + _("Verwacht: {wanted}.").format(wanted=wanted) if expected else "")


def _bound(context: Mapping[str, Any]) -> str:
    """ "hoogstens 0.25", as it would stand in the file; "" for what has no bound."""
    if "gt" in context:
        return _("meer dan {limit}").format(limit=context["gt"])
    return _("hoogstens {limit}").format(limit=context["le"]) if "le" in context else ""
