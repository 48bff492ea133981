"""What people fill in about the questions and the talks of an analysis is written, or refused in
words; every value is untrusted."""

from collections.abc import Iterable, Mapping

from dashboard.notes import who
from dashboard.services import Services
from dashboard.steering.about import figure_title
from dashboard.steering.beside import OPINIONS
from dashboard.steering.forms import Asked, Outcome, chosen, day, number, outcome, text
from dashboard.steering.history import moment
from dashboard.wijk import wijk_view
from data.changes import ChangeRefused, Refusal
from data.language import _
from data.steering.analysis_rows import Recognition
from data.steering.answers import AnswerQuestion
from data.steering.revisions import Overtaken
from data.steering.talks import Opinion, Propose, Recognise, RecordTalk
from data.steering.words import DROPPED

ANSWER, TALK = "analyse-antwoord", "analyse-gesprek"
RECOGNISE, PROPOSE = "analyse-herkenning", "analyse-voorstel"
"""Names of the forms."""


def answer(services: Services, asked: Asked) -> Outcome:
    """The words to a question: area, question, text, seen."""

    def write() -> tuple[str, str]:
        change = AnswerQuestion(
            area=area_of(services, asked),
            question=text(asked, "question"),
            text=text(asked, "text"),
            seen=number(asked, "seen"),
        )
        services.write(services.current_user(), change)
        return _("Uw aanvulling is bewaard."), ""

    def told(_overtaken: Overtaken) -> Iterable[str]:
        names, question = services.snapshot().names, text(asked, "question")
        for row in services.steering.analysis(area=area_of(services, asked)).answers:
            if row.question == question and row.id > (number(asked, "seen") or 0):
                words = _("{who} schreef op {when}: {text}")
                yield words.format(who=who(row.by, names), when=moment(row.at), text=row.text)

    return outcome(write, told)


def record_talk(services: Services, asked: Asked) -> Outcome:
    """A talk: area, held, kind, people ("" when nobody counted), remark."""

    def write() -> tuple[str, str]:
        area = area_of(services, asked)
        change = RecordTalk(
            area=area,
            held=day(asked.get("held")),
            kind=text(asked, "kind"),
            people=chosen(asked, "people"),
            remark=text(asked, "remark"),
        )
        its_id = services.write(services.current_user(), change)
        said = _("Het gesprek is vastgelegd. Vul nu in wat zij van de cijfers vinden.")
        return said, f"/wijk/{area}/analyse?gesprek={its_id}#gesprek-{its_id}"

    return outcome(write)


def recognise(services: Services, asked: Asked) -> Outcome:
    """Which figures are recognised: area, talk, seen, opened, and for every figure opinion-<id>
    and remark-<id>. What stands as it was when the form was opened is left alone."""

    def write() -> tuple[str, str]:
        area, talk = area_of(services, asked), number(asked, "talk")
        change = Recognise(
            area=area,
            talk=talk,
            opinions=tuple(_opinions(services, asked, area, talk)),
            seen=number(asked, "seen"),
            known=frozenset(services.catalogue.indicators),
        )
        services.write(services.current_user(), change)
        return _("Bewaard wat zij van de cijfers vinden."), f"/wijk/{area}/analyse#gesprek-{talk}"

    def told(_overtaken: Overtaken) -> Iterable[str]:
        names, talk = services.snapshot().names, number(asked, "talk")
        for row in services.steering.analysis(area=area_of(services, asked)).recognitions:
            if row.talk == talk and row.id > (number(asked, "seen") or 0):
                words = _("{who} vulde in op {when}: {figure}, {opinion}.")
                yield words.format(
                    who=who(row.by, names),
                    when=moment(row.at),
                    figure=figure_title(services.catalogue, row.indicator),
                    opinion=OPINIONS.get(row.opinion, _("niet besproken")),
                )

    return outcome(write, told)


def propose(services: Services, asked: Asked) -> Outcome:
    """An improvement or idea: area, talk ("" for none), kind, text."""

    def write() -> tuple[str, str]:
        area, talk = area_of(services, asked), chosen(asked, "talk")
        change = Propose(area, talk, text(asked, "kind"), text(asked, "text"))
        services.write(services.current_user(), change)
        return _("Het voorstel is bewaard."), ""

    return outcome(write)


def area_of(services: Services, asked: Asked) -> str:
    """The area of the form. Raises ChangeRefused when this gemeente has no such area."""
    area = text(asked, "area")
    if area not in services.snapshot().levels:
        raise ChangeRefused([Refusal(None, _("Dit gebied is niet bekend."))])
    return area


def _opinions(services: Services, asked: Asked, area: str, talk: int | None) -> Iterable[Opinion]:
    """What differs from what the form showed when it was opened."""
    periods = {line.indicator.id: line.period for line in wijk_view(services, area, {}).lines}
    before = _shown(services, area, talk, number(asked, "opened") or 0)
    wrong = []
    for indicator, period in periods.items():
        opinion = text(asked, f"opinion-{indicator}")
        remark = text(asked, f"remark-{indicator}")
        said = before.get(indicator)
        if remark.strip() and not opinion:
            wrong.append(Refusal(f"opinion-{indicator}", _("Kies ook of dit herkend is.")))
        elif not opinion and said:
            yield Opinion(indicator, said.period, DROPPED)
        elif opinion and (said is None or (opinion, remark) != (said.opinion, said.remark or "")):
            yield Opinion(indicator, period, opinion, remark)
    if wrong:
        raise ChangeRefused(wrong)


def _shown(
    services: Services, area: str, talk: int | None, opened: int
) -> Mapping[str, Recognition]:
    """figure -> what the form showed of it."""
    rows = services.steering.analysis(area=area).recognitions
    said = {row.indicator: row for row in rows if row.talk == talk and row.id <= opened}
    return {name: row for name, row in said.items() if row.opinion != DROPPED}
