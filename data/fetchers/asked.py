"""What the user asks for: which gemeenten, which years, with or without the country."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from data.language import _

_CODE = re.compile(r"GM[0-9]{4}")
_YEARS = re.compile(r"([0-9]{4})(?:-([0-9]{4}))?")
EVERYTHING = "NL"
"""The folder of a fetch of the whole country."""


class AskedWrongly(ValueError):
    """The command cannot be carried out; the message says in Dutch what to type."""


@dataclass(frozen=True)
class Asked:
    """municipalities: clean codes, the own one first. everything: all gemeenten, whatever they
    are."""

    municipalities: tuple[str, ...]
    years: tuple[int, ...]
    country: bool = False
    everything: bool = False

    @property
    def folder(self) -> str:
        return EVERYTHING if self.everything else self.municipalities[0]

    @property
    def words(self) -> str:
        """On one line, for the manifest."""
        gemeenten = EVERYTHING if self.everything else ",".join(self.municipalities)
        country = " +NL" if self.country else ""
        return f"{gemeenten}{country} {','.join(map(str, self.years))}"


def read_codes(text: str) -> tuple[str, ...]:
    """`GM9999, gm9998` -> both, each once. Raises AskedWrongly."""
    codes = [word.strip().upper() for word in text.split(",") if word.strip()]
    if not codes:
        raise AskedWrongly(_("Typ de code van een gemeente: GM en vier cijfers."))
    for code in codes:
        if not _CODE.fullmatch(code):
            message = _("{code} is geen code van een gemeente. Typ GM en vier cijfers.")
            raise AskedWrongly(message.format(code=code[:20]))
    return tuple(dict.fromkeys(codes))


def read_years(text: str | None, known: Collection[int]) -> tuple[int, ...]:
    """`2015-2025`, `2024` or `2019,2021-2023`; all known years without a text. Raises
    AskedWrongly."""
    if not text:
        return tuple(sorted(known))
    years: set[int] = set()
    for word in text.split(","):
        found = _YEARS.fullmatch(word.strip())
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
        if first > last:
            message = _("{word} zijn geen jaren. Typ bijvoorbeeld 2015-2025 of 2024.")
            raise AskedWrongly(message.format(word=word.strip()[:20]))
        years |= {year for year in range(first, last + 1) if year in known}
        if not years & set(range(first, last + 1)):
            message = _("Van {word} is geen tabel bekend. Bekend zijn {first} tot en met {last}.")
            raise AskedWrongly(message.format(word=word.strip(), first=min(known), last=max(known)))
    return tuple(sorted(years))
