"""The report of a load says in Dutch what happened to each file."""

from io import StringIO

from rich.console import Console

from data.batch import Problem
from data.report import MOST_PROBLEMS, FileResult, Outcome, Report


def _shown(report: Report) -> str:
    console = Console(file=StringIO(), width=160)
    console.print(report)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_a_problem_is_told_with_its_place_and_its_cure() -> None:
    problem = Problem("a.csv", "Dit kan niet.", "Verbeter het.", row=7, column="waarde", value="x")
    text = _shown(Report([FileResult("a.csv", Outcome.REFUSED, problems=(problem,))]))
    assert "Rij 7, kolom waarde (“x”): Dit kan niet." in text
    assert "→ Verbeter het." in text
    assert "1 bestand geweigerd" in text


def test_of_very_many_problems_the_rest_is_counted() -> None:
    problems = tuple(Problem("a.csv", f"Fout {n}.", "Kuur.") for n in range(MOST_PROBLEMS + 3))
    text = _shown(Report([FileResult("a.csv", Outcome.REFUSED, problems=problems)]))
    assert "en nog 3 fouten" in text


def test_problems_are_told_by_row_and_a_value_in_the_message_is_not_repeated() -> None:
    late = Problem("a.csv", "Een.", "Kuur.", row=9)
    early = Problem("a.csv", "Hier staat “x”.", "Kuur.", row=2, value="x")
    result = FileResult("a.csv", Outcome.REFUSED, problems=(late, early))
    text = _shown(Report([result, result]))
    assert text.index("Rij 2: Hier staat “x”.") < text.index("Rij 9: Een.")
    assert "2 bestanden geweigerd" in text


def test_skipped_files_stand_together_under_their_reason() -> None:
    files = [FileResult(f"{n}.txt", Outcome.SKIPPED, reason="Onbekend.") for n in "ab"]
    text = _shown(Report(files))
    assert text.count("Onbekend.") == 1
    assert "a.txt, b.txt" in text


def test_text_of_a_file_is_never_read_as_markup() -> None:
    text = _shown(Report([FileResult("[red]x[/].csv", Outcome.LOADED, notes=("[bold]let op",))]))
    assert "[red]x[/].csv" in text
    assert "[bold]let op" in text


def test_of_a_value_from_a_file_only_what_shows_is_printed() -> None:
    problem = Problem("a.csv", "Niet te lezen.", "Kuur.", row=2, value="\x1b[31m24")
    text = _shown(Report([FileResult("a.csv", Outcome.REFUSED, problems=(problem,))]))
    assert "\x1b" not in text
    assert "24”" in text
