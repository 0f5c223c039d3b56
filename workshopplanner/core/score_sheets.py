"""A reader's score sheet that came back: which cell of it is about which application and which criterion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshopplanner.core.scoring import Criterion, ScoreLine, ScoreTable
from workshopplanner.core.sheets import Cell, Table
from workshopplanner.errors import UserError
from workshopplanner.language import _

COMMENT = 0  # stands for the comment where the other cells have the id of their criterion


@dataclass(frozen=True)
class SheetCell:
    """A cell of the sheet: its row there, whose application it is, the criterion (or COMMENT), and its text."""

    row: int
    participation_id: int
    criterion_id: int
    text: str


@dataclass(frozen=True)
class ReturnedSheet:
    """All cells that are about somebody here, the rows that are about nobody, and the criteria that have no column."""

    cells: tuple[SheetCell, ...]
    strangers: tuple[int, ...] = ()
    lacking: tuple[str, ...] = ()


def code(participation_id: int) -> str:
    """Return what an application is called on a score sheet."""
    return f"A{participation_id:04d}"


def titles() -> tuple[str, str, str, str, str]:
    """Return the titles of the columns beside the criteria: code, name, country, organisation; and the comment."""
    return _("ID"), _("Name"), _("Country"), _("Organisation"), _("Comment")


def returned(sheet: Table, scores: ScoreTable) -> ReturnedSheet:
    """Find out what a returned sheet says; rows are matched by code, and by name where there is none.

    Raises UserError for a table that is no score sheet of these criteria.
    """
    places = {_key(header): at for at, header in enumerate(sheet.headers)}
    by_column = {places[_key(each.title)]: each.id for each in scores.criteria if _key(each.title) in places}
    id_title, name_title, *_others, comment = titles()
    who = [places[_key(title)] for title in (id_title, name_title) if _key(title) in places]
    if not by_column or not who:
        raise UserError(_no_sheet(sheet, scores.criteria))
    if _key(comment) in places:
        by_column[places[_key(comment)]] = COMMENT
    known = _known(scores.lines)
    cells: list[SheetCell] = []
    strangers: list[int] = []
    for row in sheet.rows:
        found = next((known[key] for at in who if (key := _key(_text(row.cells[at]))) in known), None)
        if found is None:
            strangers.append(row.number)
            continue
        cells += [SheetCell(row.number, found, key, _text(row.cells[at])) for at, key in sorted(by_column.items())]
    lacking = tuple(each.title for each in scores.criteria if each.id not in by_column.values())
    return ReturnedSheet(tuple(cells), tuple(strangers), lacking)


def _no_sheet(sheet: Table, criteria: Sequence[Criterion]) -> str:
    sentence = _("Sheet “{sheet}” is no score sheet: it needs a column {id} or {name}, and one of {criteria}.")
    wanted = _(", ").join(f"“{each.title}”" for each in criteria)
    id_title, name_title, *_others = titles()
    return sentence.format(sheet=sheet.sheet, id=id_title, name=name_title, criteria=wanted)


def _known(lines: Sequence[ScoreLine]) -> Mapping[str, int]:
    """Return applications by code, and by those names that only one of them has."""
    names = [_key(line.name) for line in lines]
    found = {name: line.id for name, line in zip(names, lines, strict=True) if names.count(name) == 1 and name}
    return found | {_key(code(line.id)): line.id for line in lines}


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:g}"
    return "" if cell is None else str(cell).strip()


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
