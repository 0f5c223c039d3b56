"""The columns of the table to score in: the criteria for a reader, everybody's totals for the committee."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt

from workshopplanner.core.calendar import day_and_month
from workshopplanner.core.scoring import (
    Criterion,
    Reader,
    ScoreLine,
    ScoreTable,
    missing,
    total_of,
    total_written,
    written,
)
from workshopplanner.language import _
from workshopplanner.ui.history.times import local
from workshopplanner.ui.rows_model import Column

NUMBER = Qt.AlignmentFlag.AlignTrailing
COMMENT = "comment"
Write = Callable[[ScoreLine, str, str], object]  # line, key of the column, typed text


def columns(table: ScoreTable, write: Write) -> list[Column[ScoreLine]]:
    """Return the columns for who is reading."""
    whose = [
        Column[ScoreLine](_("Name"), _name, sort=_by_name, key="name", width=200),
        Column[ScoreLine](_("Country"), _country, key="country", width=130),
    ]
    return whose + (_of_committee(table) if table.reader_id is None else _of_reader(table, write))


def criterion_key(criterion: Criterion) -> str:
    """Return the name of a criterion's column."""
    return f"criterion.{criterion.id}"


def _name(line: ScoreLine) -> str:
    return line.name


def _by_name(line: ScoreLine) -> tuple[tuple[str, str], int]:
    return line.applicant.person.sort_key, line.id


def _country(line: ScoreLine) -> str:
    return line.applicant.person.country


# ---- for a reader


def _of_reader(table: ScoreTable, write: Write) -> list[Column[ScoreLine]]:
    return [
        *(_criterion(each, write) for each in table.criteria),
        _comment(write),
        _number(_("Total"), partial(_own_total, table), "total", 70),
        Column(_("State"), partial(_state, table), key="state", width=130, tone=_state_tone),
        _number(_("All readers"), _mean, "mean", 96, tip=partial(_others_tip, table)),
    ]


def _criterion(criterion: Criterion, write: Write) -> Column[ScoreLine]:
    key = criterion_key(criterion)

    def edit(line: ScoreLine, text: str) -> object:
        return write(line, key, text)

    return Column(
        criterion.title,
        partial(_value, criterion.id),
        edit=edit,
        sort=partial(_raw_value, criterion.id),
        tip=partial(_scale_tip, criterion),
        align=NUMBER,
        key=key,
        width=min(200, max(92, 9 * len(criterion.title))),
    )


def _raw_value(criterion_id: int, line: ScoreLine) -> float | None:
    return None if line.mine is None else line.mine.scores.get(criterion_id)


def _value(criterion_id: int, line: ScoreLine) -> str:
    return written(_raw_value(criterion_id, line))


def _scale_tip(criterion: Criterion, _line: ScoreLine) -> str:
    scale = _("{lowest} to {highest}, weight {weight}").format(
        lowest=criterion.lowest, highest=criterion.highest, weight=f"{criterion.weight:g}"
    )
    said = [f"{value}: {statement}" for value, statement in criterion.descriptors]
    return "\n".join(part for part in (criterion.title, scale, criterion.description, *said) if part)


def _comment(write: Write) -> Column[ScoreLine]:
    def edit(line: ScoreLine, text: str) -> object:
        return write(line, COMMENT, text)

    return Column(_("Comment"), _said, edit=edit, tip=_said, key=COMMENT, width=180)


def _said(line: ScoreLine) -> str:
    return "" if line.mine is None else line.mine.comment


def _own_total(table: ScoreTable, line: ScoreLine) -> float | None:
    return None if line.mine is None else total_of(table.criteria, line.mine.scores)


def _state(table: ScoreTable, line: ScoreLine) -> str:
    if line.mine is not None and line.mine.submitted is not None:
        return _("Submitted {day}").format(day=day_and_month(local(line.mine.submitted).date()))
    lacking = missing([each for each in table.criteria if each.weight], line.mine)
    if len(lacking) == len([each for each in table.criteria if each.weight]):
        return ""
    return _("{n} to go").format(n=len(lacking)) if lacking else _("Ready to submit")


def _state_tone(line: ScoreLine) -> str:
    return "success" if line.mine is not None and line.mine.submitted is not None else ""


def _others_tip(table: ScoreTable, line: ScoreLine) -> str:
    if line.hidden:
        return _("Others have submitted theirs. They show once yours is submitted.")
    names = {each.id: each.name for each in table.readers}
    return "\n".join(
        _("{reader}: {total}").format(
            reader=names[each.reader_id], total=total_written(total_of(table.criteria, each.scores))
        )
        + (f" · {each.comment}" if each.comment else "")
        for each in line.others
    )


# ---- for the committee


def _of_committee(table: ScoreTable) -> list[Column[ScoreLine]]:
    return [
        _number(_("Score"), _mean, "mean", 80),
        *(_reader(table, each) for each in table.readers),
        _number(_("Spread"), _spread, "spread", 80, tip=partial(_others_tip, table)),
        Column(_("Far from the others"), partial(_far, table), key="far", width=220, tone=_far_tone),
    ]


def _reader(table: ScoreTable, reader: Reader) -> Column[ScoreLine]:
    return _number(reader.name, partial(_total_by, table, reader.id), f"reader.{reader.id}", 110)


def _total_by(table: ScoreTable, reader_id: int, line: ScoreLine) -> float | None:
    reading = next((each for each in line.others if each.reader_id == reader_id), None)
    return None if reading is None else total_of(table.criteria, reading.scores)


def _mean(line: ScoreLine) -> float | None:
    return None if line.standing is None else line.standing.total


def _spread(line: ScoreLine) -> float | None:
    return None if line.standing is None or len(line.standing.readers) == 1 else line.standing.spread


def _far(table: ScoreTable, line: ScoreLine) -> str:
    names = {each.id: each.name for each in table.readers}
    return _(", ").join(names[each] for each in line.standing.far) if line.standing is not None else ""


def _far_tone(line: ScoreLine) -> str:
    return "warning" if line.standing is not None and line.standing.far else ""


def _number(
    title: str,
    figure: Callable[[ScoreLine], float | None],
    key: str,
    width: int,
    tip: Callable[[ScoreLine], str] | None = None,
) -> Column[ScoreLine]:
    def show(line: ScoreLine) -> str:
        return total_written(figure(line))

    return Column(title, show, sort=figure, align=NUMBER, key=key, width=width, tip=tip)
