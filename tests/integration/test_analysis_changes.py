"""The changes of the wijk analysis on both backends: written, refused, and two people at once."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from data.changes import Author, Change, ChangeRefused, write
from data.steering import schema
from data.steering.analysis_rows import Priority, Study
from data.steering.answers import AnswerQuestion
from data.steering.priorities import LAST, MOST, RevisePriority, SetPriority
from data.steering.revisions import Overtaken
from data.steering.store import SteeringStore
from data.steering.studies import AddStudy, ReviseStudy
from data.steering.talks import Opinion, Propose, Recognise, RecordTalk
from data.steering.words import DROPPED, HOLDS
from tests.integration.fasen_town import BUURT, ELS, OTHER, WIJK, fill

DAY = date(2026, 5, 12)
KNOWN = frozenset({"eenzaam", "armoede", "rokers"})
KARIM = Author("Karim", "wijkteam", WIJK)
TALK = RecordTalk(WIJK, DAY, "bewoners", 14, "In het buurthuis.")
PRIORITY = SetPriority(WIJK, 1, "Ontmoeten", "Velen zijn alleen.", "wijkoverleg", DAY, known=KNOWN)
STUDY = AddStudy(WIJK, "Eettafels", "ouderen", "huisbezoek", "De weg is te lang.", known=KNOWN)


@pytest.fixture
def town(engine: Engine) -> Engine:
    return fill(engine)


@pytest.fixture
def store(town: Engine) -> SteeringStore:
    return SteeringStore(town)


def refused(engine: Engine, change: Change) -> dict[str | None, str]:
    """field -> what is wrong."""
    with pytest.raises(ChangeRefused) as found:
        write(engine, ELS, change)
    return {refusal.field: refusal.message for refusal in found.value.refusals}


def rows(engine: Engine) -> int:
    """How many rows the analysis has in all."""
    tables = (schema.talk, schema.recognition, schema.proposal, schema.priority, schema.study)
    with engine.connect() as connection:
        counts = [
            connection.scalar(select(func.count()).select_from(table))
            for table in (*tables, schema.analysis_answer)
        ]
    return sum(count or 0 for count in counts)


def recognise(talk: int, seen: int | None = None, **said: str) -> Recognise:
    """figure=opinion, or figure="opinion: remark"."""
    opinions = []
    for name, words in said.items():
        opinion, _colon, remark = words.partition(": ")
        opinions.append(Opinion(name, "2024", opinion, remark))
    return Recognise(WIJK, talk, tuple(opinions), seen, KNOWN)


def test_a_talk_with_what_was_recognised_and_proposed_is_read_back(
    town: Engine, store: SteeringStore
) -> None:
    talk = write(town, ELS, TALK)
    write(town, ELS, recognise(talk, eenzaam="herkend", armoede="niet: Wij merken dat niet."))
    write(town, KARIM, Propose(WIJK, talk, "idee", "Een bank bij de bushalte."))
    found = store.analysis(area=WIJK)
    assert [(t.id, t.held, t.people, t.by) for t in found.talks] == [(talk, DAY, 14, ELS)]
    assert [(r.talk, r.indicator, r.period, r.opinion, r.remark) for r in found.recognitions] == [
        (talk, "eenzaam", "2024", "herkend", None),
        (talk, "armoede", "2024", "niet", "Wij merken dat niet."),
    ]
    assert [(p.talk, p.kind, p.by.role) for p in found.proposals] == [(talk, "idee", "wijkteam")]
    assert store.analysis(area=OTHER).talks == ()


def test_what_cannot_be_of_a_talk_is_refused_at_its_field(town: Engine) -> None:
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"held": None}, "held"),
        ({"held": date(1999, 12, 31)}, "held"),
        ({"held": date(2999, 1, 1)}, "held"),
        ({"kind": "raad"}, "kind"),
        ({"people": 0}, "people"),
        ({"people": -3}, "people"),
        ({"people": 2001}, "people"),
        ({"people": 2**40}, "people"),
        ({"remark": "Bel 06-12345678."}, "remark"),
        ({"remark": "x" * 1001}, "remark"),
        ({"area": "WK000000"}, "area"),
        ({"area": "'; DROP TABLE talk"}, "area"),
    )
    for changes, field in wrong:
        assert set(refused(town, replace(TALK, **changes))) == {field}, changes
    assert rows(town) == 0


def test_the_same_talk_and_the_same_proposal_are_not_written_twice(town: Engine) -> None:
    talk = write(town, ELS, TALK)
    assert refused(town, TALK) == {None: "Dit gesprek staat er al."}
    proposal = Propose(WIJK, talk, "idee", "Een bank.")
    write(town, ELS, proposal)
    assert set(refused(town, proposal)) == {"text"}
    assert write(town, ELS, replace(TALK, people=15)) != talk


def test_nothing_is_recognised_when_one_of_many_is_wrong(town: Engine) -> None:
    talk = write(town, ELS, TALK)
    wrong = recognise(talk, eenzaam="herkend", armoede="misschien", rokers="niet: 06-12345678")
    assert set(refused(town, wrong)) == {"opinion-armoede", "remark-rokers"}
    assert set(refused(town, recognise(talk, nonsens="herkend"))) == {None}
    assert set(refused(town, recognise(talk))) == {None}
    assert set(refused(town, recognise(talk + 1, eenzaam="herkend"))) == {"talk"}
    assert rows(town) == 1


def test_a_talk_of_another_area_is_not_used(town: Engine) -> None:
    elsewhere = write(town, ELS, replace(TALK, area=OTHER))
    assert set(refused(town, recognise(elsewhere, eenzaam="herkend"))) == {"talk"}
    assert set(refused(town, Propose(WIJK, elsewhere, "idee", "Een bank."))) == {"talk"}


def test_an_opinion_that_somebody_else_gave_is_not_overwritten_unseen(
    town: Engine, store: SteeringStore
) -> None:
    talk = write(town, ELS, TALK)
    write(town, KARIM, recognise(talk, seen=0, eenzaam="niet"))
    with pytest.raises(Overtaken) as found:
        write(town, ELS, recognise(talk, seen=0, eenzaam="herkend", armoede="deels"))
    assert [r.opinion for r in store.analysis(area=WIJK).recognitions] == ["niet"]
    seen = int(found.value.newest.revision)
    write(town, ELS, recognise(talk, seen=seen, eenzaam="herkend", armoede="deels"))
    said = store.analysis(area=WIJK).recognitions
    assert [(r.indicator, r.opinion) for r in said] == [
        ("eenzaam", "niet"),
        ("eenzaam", "herkend"),
        ("armoede", "deels"),
    ]


def test_two_people_fill_in_different_figures_of_one_talk(
    town: Engine, store: SteeringStore
) -> None:
    talk = write(town, ELS, TALK)
    write(town, KARIM, recognise(talk, seen=0, eenzaam="niet"))
    write(town, ELS, recognise(talk, seen=0, armoede="herkend"))
    assert len(store.analysis(area=WIJK).recognitions) == 2


def test_beside_a_figure_stands_what_its_talk_says_last(town: Engine, store: SteeringStore) -> None:
    talk = write(town, ELS, TALK)
    older = write(town, ELS, replace(TALK, held=DAY - timedelta(days=90), kind="partners"))
    write(town, ELS, recognise(talk, eenzaam="niet", armoede="deels"))
    write(town, ELS, recognise(talk, seen=99, armoede=DROPPED))
    write(town, ELS, recognise(older, eenzaam="herkend"))
    write(town, ELS, replace(STUDY, indicators=("eenzaam",)))
    found = store.beside(area=WIJK)
    said = [(s.kind, s.held, s.said.indicator, s.said.opinion) for s in found.said]
    assert said == [
        ("partners", DAY - timedelta(days=90), "eenzaam", "herkend"),
        ("bewoners", DAY, "eenzaam", "niet"),
        ("bewoners", DAY, "armoede", DROPPED),
    ]
    assert [study.indicators for study in found.studies] == [("eenzaam",)]
    assert store.beside(area=BUURT).said == ()


def ranked(store: SteeringStore) -> list[tuple[int, str]]:
    return [(p.rank, p.title) for p in store.analysis(area=WIJK).priorities if p.status != DROPPED]


def test_priorities_are_ranked_without_gaps_whoever_moves_one(
    town: Engine, store: SteeringStore
) -> None:
    first = write(town, ELS, PRIORITY)
    write(town, ELS, replace(PRIORITY, rank=2, title="Bewegen"))
    write(town, ELS, replace(PRIORITY, rank=1, title="Rondkomen"))
    assert ranked(store) == [(1, "Rondkomen"), (2, "Ontmoeten"), (3, "Bewegen")]
    (now,) = [p for p in store.analysis(area=WIJK).priorities if p.id == first]
    assert [row.rank for row in store.history(Priority, first)] == [1, 2]
    down = RevisePriority(first, now.revision, 9, "Ontmoeten", "Later.", "raad", DAY, known=KNOWN)
    write(town, ELS, down)
    assert ranked(store) == [(1, "Rondkomen"), (2, "Bewegen"), (3, "Ontmoeten")]
    gone = store.analysis(area=WIJK).priorities[0]
    write(town, ELS, replace(down, id=gone.id, seen=gone.revision, rank=1, status=DROPPED))
    assert ranked(store) == [(1, "Bewegen"), (2, "Ontmoeten")]


def test_a_priority_rests_on_figures_and_on_proposals_of_its_area(
    town: Engine, store: SteeringStore
) -> None:
    own = write(town, ELS, Propose(WIJK, None, "idee", "Een bank."))
    other = write(town, ELS, Propose(OTHER, None, "idee", "Een bank."))
    its_id = write(town, ELS, replace(PRIORITY, indicators=("eenzaam",), proposals=(own,)))
    (found,) = store.analysis(area=WIJK).priorities
    assert (found.id, found.indicators, found.proposals) == (its_id, ("eenzaam",), (own,))
    for proposals in ((other,), (own, own), (0,), tuple(range(1, 80))):
        assert set(refused(town, replace(PRIORITY, proposals=proposals))) == {"proposals"}
    for indicators in (("nonsens",), ("eenzaam", "eenzaam")):
        assert set(refused(town, replace(PRIORITY, indicators=indicators))) == {"indicators"}


def test_a_place_that_cannot_be_is_refused(town: Engine) -> None:
    for rank in (None, 0, -1, 100, 2**40):
        assert set(refused(town, replace(PRIORITY, rank=rank))) == {"rank"}


def test_there_are_never_more_priorities_than_one_can_choose_from(
    town: Engine, store: SteeringStore
) -> None:
    for n in range(MOST):
        last = write(town, ELS, replace(PRIORITY, title=f"Prioriteit {n}", rank=LAST))
    before = rows(town)
    assert set(refused(town, replace(PRIORITY, title="Nog een"))) == {None}
    assert rows(town) == before
    gone = RevisePriority(last, 2, 1, "Weg", "Toch niet.", "raad", DAY, status=DROPPED)
    write(town, ELS, gone)
    write(town, ELS, replace(PRIORITY, title="Nog een"))
    assert set(refused(town, replace(gone, seen=3, status=HOLDS))) == {None}


def test_the_same_priority_and_the_same_study_are_not_written_twice(
    town: Engine, store: SteeringStore
) -> None:
    for change in (PRIORITY, STUDY):
        write(town, ELS, change)
        assert refused(town, change) == {None: "Dit staat er al: u hebt het net bewaard."}
        write(town, KARIM, change)
    assert [row.rank for row in store.analysis(area=WIJK).priorities] == [1, 2]


def test_who_revises_what_somebody_else_revised_is_told_and_can_do_it_again(
    town: Engine, store: SteeringStore
) -> None:
    its_id = write(town, ELS, PRIORITY)
    change = RevisePriority(its_id, 1, 1, "Elkaar ontmoeten", "Nu.", "raad", DAY, known=KNOWN)
    write(town, KARIM, replace(change, title="Samen eten"))
    with pytest.raises(Overtaken) as found:
        write(town, ELS, change)
    assert found.value.newest.title == "Samen eten"
    write(town, ELS, replace(change, seen=2))
    titles = [row.title for row in store.history(Priority, its_id)]
    assert titles == ["Ontmoeten", "Samen eten", "Elkaar ontmoeten"]
    assert refused(town, replace(change, seen=3)) == {None: "U hebt nog niets veranderd."}
    assert set(refused(town, replace(change, id=99))) == {None}


def test_a_study_is_written_revised_and_taken_back(town: Engine, store: SteeringStore) -> None:
    its_id = write(town, ELS, STUDY)
    again = ReviseStudy(its_id, 1, "Eettafels", "ouderen", "huisbezoek", "Te ver.", known=KNOWN)
    write(town, ELS, replace(again, link="https://example.org/rapport", until=DAY))
    with pytest.raises(Overtaken):
        write(town, KARIM, again)
    write(town, ELS, replace(again, seen=2, status=DROPPED))
    (found,) = store.analysis(area=WIJK).studies
    assert (found.revision, found.status, found.link) == (3, DROPPED, None)
    revisions = store.revisions(Study, area=WIJK)
    assert [row.findings for row in revisions] == ["De weg is te lang.", "Te ver.", "Te ver."]


def test_what_cannot_be_of_a_study_is_refused_at_its_field(town: Engine) -> None:
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"title": ""}, "title"),
        ({"about": "x" * 301}, "about"),
        ({"method": "x"}, "method"),
        ({"findings": "Schrijf naar jan@example.org."}, "findings"),
        ({"since": DAY, "until": DAY - timedelta(days=1)}, "until"),
        ({"since": date(1950, 1, 1)}, "since"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "http://[::1"}, "link"),
        ({"link": "https://example.org/?aan=jan%40example.org"}, "link"),
        ({"indicators": ("nonsens",)}, "indicators"),
        ({"area": "NL"}, "area"),
    )
    for changes, field in wrong:
        assert set(refused(town, replace(STUDY, **changes))) == {field}, changes


def test_the_newest_answer_counts_and_who_did_not_see_it_is_told(
    town: Engine, store: SteeringStore
) -> None:
    first = write(town, ELS, AnswerQuestion(WIJK, "bewoners", "Veel gezinnen.", 0))
    with pytest.raises(Overtaken) as found:
        write(town, KARIM, AnswerQuestion(WIJK, "bewoners", "Veel studenten.", 0))
    assert (found.value.newest.revision, found.value.newest.text) == (first, "Veel gezinnen.")
    write(town, KARIM, AnswerQuestion(WIJK, "bewoners", "Veel studenten.", first))
    write(town, KARIM, AnswerQuestion(WIJK, "partijen", "De kerk.", 0))
    texts = [answer.text for answer in store.analysis(area=WIJK).answers]
    assert texts == ["Veel gezinnen.", "Veel studenten.", "De kerk."]
    assert set(refused(town, AnswerQuestion(WIJK, "raad", "Tekst.", 0))) == {None}


def test_a_change_can_be_dated_in_the_past(town: Engine, store: SteeringStore) -> None:
    then = datetime(2025, 3, 4, 15)  # noqa: DTZ001 - the store has naive times, in UTC
    with town.begin() as connection:
        early = replace(TALK, held=date(2025, 3, 3))
        early.apply(connection, KARIM, then)
        with pytest.raises(ChangeRefused):
            TALK.apply(connection, KARIM, then)
    (found,) = store.analysis(area=WIJK).talks
    assert (found.at, found.by) == (then, KARIM)
