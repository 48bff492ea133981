"""Which periods add up to which: months, quarters and halves to the year, years to more years."""

from collections.abc import Collection, Iterator


def families(period: str, present: Collection[str]) -> Iterator[tuple[str, ...]]:
    """The sets of shorter periods that make up this one and of which some are present; all those
    that are whole, or else the one that lacks the fewest."""
    some = [parts for parts in _ways(period) if any(part in present for part in parts)]
    whole = [parts for parts in some if all(part in present for part in parts)]
    if whole:
        yield from whole
    elif some:
        yield min(some, key=lambda parts: sum(part not in present for part in parts))


def _ways(period: str) -> list[tuple[str, ...]]:
    """`2024` is two halves, four quarters or twelve months, `2024H1` two quarters or six months."""
    year, kind = period[:4], period[4:5]
    if kind == "":
        first, count = 1, 12
    elif kind == "H":
        first, count = 6 * int(period[5:]) - 5, 6
    elif kind == "Q":
        first, count = 3 * int(period[5:]) - 2, 3
    else:
        return []
    months = range(first, first + count)
    halves = tuple(f"{year}H{m // 6 + 1}" for m in months if m % 6 == 1)
    quarters = tuple(f"{year}Q{m // 3 + 1}" for m in months if m % 3 == 1)
    ways = [halves if count > 6 else (), quarters if count > 3 else ()]
    return [way for way in (*ways, tuple(f"{year}-{m:02}" for m in months)) if way]


def years_up_to(period: str, years: int) -> tuple[str, ...]:
    """`2024`, 2 -> `2023`, `2024`. Of a part of a year: the same part of the years before."""
    last, rest = int(period[:4]), period[4:]
    return tuple(f"{year}{rest}" for year in range(last - years + 1, last + 1))
