"""The slides of the vergaderstand: one topic each, in the order of a meeting."""

from dataclasses import replace

from dashboard.steering.frozen_page import FrozenTopic
from dashboard.steering.page_figures import Signals
from dashboard.steering.slides import slides_of
from layouts.vergaderstand import present
from tests.unit.steering_page import goal, page, phase
from tests.unit.test_frozen_page import frozen


def test_every_topic_has_a_slide_of_its_own_in_the_order_of_a_meeting() -> None:
    found = slides_of(frozen().page, frozen().topics, "Voorjaar")
    assert [slide.heading for slide in found] == [
        "Voorjaar",
        "Eenzaam",
        "Signalen om te bespreken, deel 1 van 2",
        "Signalen om te bespreken, deel 2 van 2",
        "Doelen",
        "Fase van wijkgericht werken",
        "Open besluiten, deel 1 van 2",
        "Open besluiten, deel 2 van 2",
    ]
    assert found[0].lead == page().sentence
    assert found[0].headlines == page().headlines


def test_nothing_is_lost_when_it_takes_more_slides() -> None:
    shown = [line.text for slide in slides_of(page()) for line in slide.lines]
    assert [text for text in shown if text.startswith("Besluit")] == [
        f"Besluit {n}" for n in range(5)
    ]
    named = ("Oosterpark · eenzaam", "Overzij · eenzaam", "Linderbos · eenzaam")
    assert [text for text in shown if text.startswith(named)]
    assert len(shown) == 5 + 3 + 1


def test_a_topic_shows_its_figure_and_the_periods_that_have_a_value() -> None:
    (topic,) = frozen().topics
    slide = slides_of(page(), [topic])[1]
    assert slide.number == topic.figure
    assert slide.course == ()  # one period with a value is no course
    more = replace(topic, points=(topic.points[0], topic.points[1], replace(topic.points[0])))
    assert slides_of(page(), [more])[1].course == (("2020", "51,1%"), ("2020", "51,1%"))


def test_an_empty_page_still_opens() -> None:
    nothing = replace(
        page(), signals=Signals((), (), ""), goals=(), decisions=(), phases=(phase(None),)
    )
    (slide,) = slides_of(nothing)
    assert slide.heading == "Stand van de wijken"
    (opening, talk) = slides_of(nothing, [FrozenTopic("Rondvraag")], "Voorjaar")
    assert (opening.heading, talk.heading) == ("Voorjaar", "Rondvraag")


def test_what_people_typed_is_text_on_a_slide() -> None:
    evil = replace(page(), goals=(replace(goal(), sentence="<img src=x onerror=alert(1)>"),))
    drawn = str(present(evil, slides_of(evil), "nu", "/sturen"))
    assert "<img src=x onerror=alert(1)>" in drawn
    assert "Markdown" not in drawn
    assert "dangerously" not in drawn
