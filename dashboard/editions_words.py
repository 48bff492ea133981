"""What happened to the areas between two editions, in words."""

from dashboard import formatting
from dashboard.editions import (
    APPEARED,
    GONE,
    MERGED,
    MOVED,
    RECODED,
    SAME,
    SPLIT,
    Change,
    Comparison,
    EditionReport,
    Part,
    Shift,
)
from dashboard.settings import LevelWords
from dashboard.wording import enumerated
from data.language import _

KIND_WORDS = {
    SAME: _("gelijk gebleven"),
    MERGED: _("samengevoegd"),
    SPLIT: _("gesplitst"),
    MOVED: _("grens verlegd"),
    RECODED: _("andere code of naam"),
    APPEARED: _("nieuw"),
    GONE: _("vervallen"),
}
LITTLE = 0.01
"""Below this part of an area no number is told."""
NONE_TO_COMPARE = _("Er is één indeling geladen, dus er valt niets te vergelijken.")


def nothing_words(report: EditionReport) -> str:
    """Why there is nothing to compare."""
    if len(report.years) < 2:
        return NONE_TO_COMPARE
    text = _(
        "Geladen zijn de grenzen van {years}. Er zijn geen twee indelingen met grenzen van "
        "hetzelfde soort gebied, dus er valt niets te vergelijken."
    )
    return text.format(years=enumerated(map(str, report.years)))


def heading(found: Comparison, words: LevelWords) -> str:
    """ "Stadsdelen: van 2016 naar 2022"."""
    text = _("{plural}: van {first} naar {second}")
    plural = words.plural.capitalize()
    return text.format(plural=plural, first=found.first, second=found.second)


def summary(found: Comparison, words: LevelWords) -> str:
    """ "7 stadsdelen bleven gelijk. Grens verlegd: 1. Samengevoegd: 1."."""
    one = found.same == 1
    said = _("{n} {words} bleven gelijk.")
    if one:
        said = _("{n} {words} bleef gelijk.")
    if not found.changes:
        said = _("Alle {n} {words} bleven gelijk.") if found.same > 1 else said
    kept = said.format(n=found.same, words=words.singular if one else words.plural)
    counted = [f"{KIND_WORDS[kind].capitalize()}: {n}." for kind, n in found.counts.items()]
    return " ".join([kept, *counted])


def change_words(change: Change) -> str:
    """What happened, in a sentence or two."""
    old, new = _names(change.before), _names(change.after)
    if change.kind == RECODED and len(change.before) == len(change.after) == 1:
        return _recoded(change.before[0], change.after[0])
    texts = {
        RECODED: _("{old} kregen een andere code: nu {new}."),
        MERGED: _("{old} zijn samengevoegd tot {new}."),
        SPLIT: _("{old} is gesplitst in {new}."),
        APPEARED: _("{new} is nieuw."),
        GONE: _("{old} is vervallen."),
    }
    if change.kind in texts:
        return texts[change.kind].format(old=old, new=new)
    return _moved(change)


def _recoded(old: Part, new: Part) -> str:
    if old.name == new.name:
        text = _("{name} heeft een andere code: {old} werd {new}.")
        return text.format(name=old.name, old=old.code, new=new.code)
    text = _("{old} heet nu {new} en heeft een andere code ({code}).")
    return text.format(old=old.name, new=new.name, code=new.code)


def _moved(change: Change) -> str:
    codes = {part.code: part.name for part in (*change.before, *change.after)}
    names = enumerated(codes.values())
    said = _("De grens van {names} is verlegd.").format(names=names)
    if len(codes) > 1:
        said = _("De grens tussen {names} is verlegd.").format(names=names)
    return " ".join([said, *map(_shift, change.shifts)])


def _shift(shift: Shift) -> str:
    text = _("{part} van {old} hoort nu bij {new}.")
    return text.format(part=_part(shift.share), old=shift.before.name, new=shift.after.name)


def _part(share: float | None) -> str:
    if share is None:
        return _("Een deel")
    # Little of a large area may be all of a small one.
    if share < LITTLE:
        return _("Minder dan 1%")
    return f"{formatting.number(100 * share, 0)}%"


def _names(parts: tuple[Part, ...]) -> str:
    return enumerated(part.name for part in parts)


def picture_words(found: Comparison, words: LevelWords, *, after: bool) -> str:
    """The description of one map."""
    year = found.second if after else found.first
    hot = [
        f"{change.number} {part.name}"
        for change in found.changes
        for part in (change.after if after else change.before)
    ]
    text = _("Kaart van de {words} in {year}. Gearceerd zijn de gebieden die veranderden: {names}.")
    return text.format(words=words.plural, year=year, names=enumerated(hot) or _("geen"))
