"""Where themes stand, against a second and naive reading of the same rows."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dashboard.maturity.model import maturity_model
from dashboard.maturity.standing import attention, course, positions, spread, standing
from data.changes import Author
from data.maturity import Assessment, Maturity, Session
from data.maturity_words import AGREED

WIJK, GEMEENTE = "WK999901", "GM9999"
THEMES = [theme.id for theme in maturity_model().themes]
BY = Author("", "beleid")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
DAY = date(2024, 1, 1)


def talk(number: int, day: int, area: str = WIJK) -> Session:
    held = DAY + timedelta(days=day)
    return Session(
        number, GEMEENTE, area, f"Sessie {number}", held, ("gemeente", "wijkteam"), NOW, BY
    )


def placing(number: int, session: int, party: str, theme: str, phase: int) -> Assessment:
    after = (None, None, None, None, (), None, NOW, BY)
    return Assessment(number, session, party, theme, None, phase, "omdat", *after)


def story(*phases: int, theme: str = THEMES[0]) -> Maturity:
    """One session a phase, each a hundred days after the other."""
    sessions = tuple(talk(n, n * 100) for n in range(len(phases)))
    rows = tuple(placing(n, n, AGREED, theme, phase) for n, phase in enumerate(phases))
    return Maturity(sessions, rows)


def test_a_phase_counts_since_the_first_session_that_kept_it() -> None:
    position = positions(story(2, 3, 3, 3), WIJK)[THEMES[0]]
    assert (position.phase, position.since, position.moved) == (3, DAY + timedelta(days=100), 0)


def test_a_phase_that_was_left_and_came_back_counts_since_it_came_back() -> None:
    position = positions(story(3, 2, 3), WIJK)[THEMES[0]]
    assert (position.since, position.before, position.moved) == (DAY + timedelta(days=200), 2, 1)


def test_what_parties_placed_is_not_what_was_settled() -> None:
    only_parties = Maturity((talk(1, 0),), (placing(1, 1, "wijkteam", THEMES[0], 4),))
    assert positions(only_parties, WIJK) == {}


def test_a_wijk_without_sessions_shows_the_gemeente_and_says_so() -> None:
    whole = Maturity((talk(1, 0, GEMEENTE),), (placing(1, 1, AGREED, THEMES[1], 2),))
    area, found = standing(whole, (WIJK, GEMEENTE))
    assert (area, list(found)) == (GEMEENTE, [THEMES[1]])
    assert standing(Maturity(), (WIJK, GEMEENTE)) == (None, {})


def test_the_last_placing_of_a_party_counts_in_the_spread() -> None:
    session = talk(1, 0)
    rows = (
        placing(1, 1, "wijkteam", THEMES[0], 4),
        placing(2, 1, "gemeente", THEMES[0], 2),
        placing(3, 1, "wijkteam", THEMES[0], 3),
        placing(4, 1, AGREED, THEMES[0], 1),
    )
    found = spread(Maturity((session,), rows), session, THEMES[0])
    assert (found.phases, found.width, found.agreed) == ({"wijkteam": 3, "gemeente": 2}, 1, False)


def test_a_theme_that_is_lowest_fell_or_divides_asks_for_attention() -> None:
    sessions = (talk(1, 0), talk(2, 100))
    lowest, fallen, divided, calm = THEMES[:4]
    settled = {lowest: (1, 1), fallen: (4, 3), divided: (3, 3), calm: (3, 4)}
    rows = [
        placing(10 * n + at, at + 1, AGREED, theme, phases[at])
        for n, (theme, phases) in enumerate(settled.items())
        for at in (0, 1)
    ]
    rows += [placing(90, 2, "gemeente", divided, 2), placing(91, 2, "wijkteam", divided, 4)]
    found = {
        item.position.theme.id: item for item in attention(Maturity(sessions, tuple(rows)), WIJK)
    }
    assert set(found) == {lowest, fallen, divided}
    assert [found[theme].lowest for theme in (lowest, fallen, divided)] == [True, False, False]
    assert [found[theme].fell for theme in (lowest, fallen, divided)] == [False, True, False]
    assert [found[theme].wide for theme in (lowest, fallen, divided)] == [False, False, True]


def test_no_theme_is_lowest_when_all_stand_alike() -> None:
    rows = tuple(placing(n, 1, AGREED, theme, 2) for n, theme in enumerate(THEMES))
    assert attention(Maturity((talk(1, 0),), rows), WIJK) == ()


PLACINGS = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.sampled_from([AGREED, "gemeente", "wijkteam"]),
        st.sampled_from(THEMES),
        st.integers(1, 4),
    ),
    max_size=40,
)


@given(PLACINGS, st.lists(st.integers(0, 900), min_size=5, max_size=5))
def test_positions_equal_a_naive_reading(
    rows: list[tuple[int, str, str, int]], days: list[int]
) -> None:
    sessions = tuple(talk(n, day, WIJK if n < 4 else GEMEENTE) for n, day in enumerate(days))
    placed = tuple(placing(n, *row) for n, row in enumerate(rows))
    maturity = Maturity(sessions, placed)
    found = positions(maturity, WIJK)
    for theme in THEMES:
        told = []
        for session in sorted(sessions[:4], key=lambda s: (s.held, s.id)):
            mine = [
                p.phase
                for p in placed
                if (p.session, p.party, p.theme) == (session.id, AGREED, theme)
            ]
            if mine:
                told.append((session.held, mine[-1]))
        if not told:
            assert theme not in found
            continue
        kept = [told[-1]]
        for held, phase in reversed(told[:-1]):
            if phase != kept[0][1]:
                break
            kept.insert(0, (held, phase))
        assert (found[theme].phase, found[theme].since) == (told[-1][1], kept[0][0])
        assert found[theme].before == (told[-2][1] if len(told) > 1 else None)
        assert [p.phase for _s, p in course(maturity, WIJK, theme)] == [phase for _h, phase in told]
