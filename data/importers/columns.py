"""Finds the columns of a source by their name without the number that changes every year."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from data.batch import ImportRefused
from data.catalogue.model import Column, Indicator
from data.importers.complaints import Complaints
from data.language import _

_NUMBER_AT_END = re.compile(r"_[0-9]+$")
_TABLE_ID = re.compile(r"(?<![0-9])[0-9]{5}NED", re.IGNORECASE)

Pair = tuple[Indicator, Column]


def bare(name: str) -> str:
    """`Koopwoningen_47` -> `Koopwoningen`; a leading `k_` stays."""
    return _NUMBER_AT_END.sub("", name.strip())


def table_id_in(name: str) -> str | None:
    """The table id in a file name: `misdrijven_47022NED.csv` -> `47022NED`."""
    found = _TABLE_ID.search(name)
    return found.group().upper() if found else None


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> list[str]:
    """Up to three known words that look like it (0 not at all, 1 the same), the best first."""
    by_lower = {k.lower(): k for k in known}
    return [by_lower[k] for k in get_close_matches(word.lower(), by_lower, n=3, cutoff=likeness)]


def meant(word: str, known: Iterable[str]) -> str:
    """A sentence that names what was probably meant, or nothing."""
    found = nearest(word, known)
    return _(" Lijkt op: {names}.").format(names=", ".join(found)) if found else ""


def find_column(names: Sequence[str], wanted: str) -> list[str]:
    """The columns that carry the wanted name: exactly, else without their number."""
    if wanted in names:
        return [wanted]
    return [name for name in names if bare(name).lower() == wanted.lower()]


def key_column(names: Sequence[str], wanted: Sequence[str], complaints: Complaints) -> str:
    """The column under one of the wanted names. Raises ImportRefused when there is none."""
    for name in wanted:
        if found := find_column(names, name):
            return found[0]
    close = [c for name in wanted for c in nearest(name, names)] or list(names[:8])
    raise complaints.refusal(
        _("De kolom {name} ontbreekt.").format(name=_(" of ").join(wanted)),
        _("Hernoem de kolom of download het bestand opnieuw. Er staan wel: {names}.").format(
            names=", ".join(dict.fromkeys(close))
        ),
        column=wanted[0],
    )


def match(
    names: Sequence[str], pairs: Sequence[Pair], complaints: Complaints
) -> list[tuple[Indicator, Column, str]]:
    """Each catalogue column with its column in the file. Raises ImportRefused when none is there.

    A column that two columns in the file could be is left out with a note: a guess could be wrong.
    """
    matched = []
    for indicator, column in pairs:
        found = find_column(names, column.column)
        if len(found) == 1:
            matched.append((indicator, column, found[0]))
        elif found:
            complaints.notes.append(
                _("{title} is overgeslagen: de kolommen {names} heten bijna hetzelfde.").format(
                    title=indicator.title, names=_(" en ").join(found)
                )
            )
    if not matched:
        raise _no_measures(names, pairs, complaints)
    return matched


def _no_measures(
    names: Sequence[str], pairs: Sequence[Pair], complaints: Complaints
) -> ImportRefused:
    wanted = list(dict.fromkeys(column.column for _i, column in pairs))
    close = {w: nearest(w, [bare(n) for n in names]) for w in wanted}
    hints = [
        _("{name} (lijkt op {found})").format(name=w, found=c[0]) for w, c in close.items() if c
    ]
    return complaints.refusal(
        _("Er staat geen kolom met cijfers in die hier bekend is."),
        _("Verwacht wordt bijvoorbeeld: {names}.").format(names=", ".join((hints or wanted)[:5])),
    )


def absent(names: Sequence[str], pairs: Sequence[Pair]) -> dict[str, list[str]]:
    """Title of every indicator that no column of the file feeds -> the columns that look most like
    what is missed, the best first. A table of another year has other columns."""
    fed = {indicator.id for indicator, column in pairs if find_column(names, column.column)}
    looks: dict[str, list[str]] = {}
    used = {column.column.lower() for _indicator, column in pairs}
    free = [name for name in map(bare, names) if name.lower() not in used]
    for indicator, column in pairs:
        if indicator.id not in fed:
            looks.setdefault(indicator.title, []).extend(nearest(column.column, free, likeness=0.8))
    return looks


def words_of_absent(gone: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """One remark, or none; what looks like something stands first. gone: as absent() gives it."""
    named = _("{title} (lijkt op {name})")
    words = [named.format(title=t, name=looks[0]) for t, looks in gone.items() if looks]
    words += [title for title, looks in gone.items() if not looks]
    return (_("Niet in dit bestand: {names}.").format(names=", ".join(words)),) if words else ()
