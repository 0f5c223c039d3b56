"""Score sheets for readers: a workbook with a row for each application and a column for each criterion."""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from workshopplanner.core.exports import Paper, SheetKind
from workshopplanner.core.progress import Report, ignore
from workshopplanner.core.score_sheets import code, titles
from workshopplanner.core.scoring import ScoreLine, ScoreTable
from workshopplanner.exchange import files
from workshopplanner.exchange.workbook.book import save_book
from workshopplanner.exchange.workbook.model import Book, Format, Page, Table, Value
from workshopplanner.exchange.workbook.tables import Rows, column, figures
from workshopplanner.language import _, speaking


@dataclass(frozen=True)
class SheetWish:
    """What to write for whom; a `language` as in the catalogues."""

    scores: ScoreTable
    reader: str
    workshop: str
    issued: dt.date
    language: str = "en"


def write_score_sheet(target: Path, wish: SheetWish, report: Report = ignore) -> Path:
    """Write what a reader fills in, with what this reader has scored so far; nobody else's scores are in it."""
    with speaking(wish.language), files.replacing(target) as temporary:
        save_book(temporary, lay_out(wish), report)
    return target


def lay_out(wish: SheetWish) -> Book:
    """Return the workbook as plain values."""
    scores, lines = wish.scores, wish.scores.lines
    id_title, name, country, organisation, comment = titles()
    people = [line.applicant.person for line in lines]
    columns = (
        column(id_title, (code(line.id) for line in lines), 60),
        column(name, (line.name for line in lines), 130),
        column(country, (person.country for person in people), 90),
        column(organisation, (person.organisation for person in people), 140),
        *(figures(each.title, Format.DECIMAL) for each in scores.criteria),
        column(comment, [" " * 60], 200),
    )
    title = _("Scores of {reader}").format(reader=wish.reader)
    scales = _("; ").join(
        _("{title} {lowest}–{highest}").format(title=each.title, lowest=each.lowest, highest=each.highest)
        for each in scores.criteria
    )
    page = Page(Paper.A4, landscape=True, header=f"{wish.workshop} · {title} · {scales}", repeat_rows=(0, 0))
    table = Table(
        SheetKind.PEOPLE, title, "tblScores", columns, Rows(lines, partial(_row, scores)), page, frozen=(1, 2)
    )
    return Book((table,), title, wish.reader, wish.workshop, wish.issued, wish.language)


def _row(scores: ScoreTable, line: ScoreLine) -> tuple[Value, ...]:
    person, given = line.applicant.person, line.mine.scores if line.mine is not None else {}
    values = (given.get(each.id) for each in scores.criteria)
    said = line.mine.comment if line.mine is not None else ""
    return (code(line.id), line.name, person.country, person.organisation, *values, said)
