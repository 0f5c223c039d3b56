"""The project and its workshops: planned in one step, edited, shifted, deleted; their outcomes and days."""

import datetime as dt
from typing import Any

from sqlalchemy import select

from workshopplanner.commands._choices import choices_within
from workshopplanner.commands._parts import delete_sessions_whole
from workshopplanner.commands._people import delete_attendances
from workshopplanner.commands._rows import get, set_fields, words
from workshopplanner.commands._slots import unlocked
from workshopplanner.core import rhythm
from workshopplanner.core.agenda import next_code
from workshopplanner.core.rhythm import WorkshopPlan
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import (
    Absence,
    Country,
    Day,
    Eligibility,
    ImportSource,
    Outcome,
    Participation,
    Person,
    Project,
    Room,
    Session,
    SessionOutcome,
    Theme,
    ThemeOutcome,
    Threshold,
    Version,
    Waiver,
    Workshop,
)
from workshopplanner.store.store import Tx

_PROJECT = ("donor", "lead_organisation", "local_partner", "begins", "ends", "aim", "challenges", "results")
_WORKSHOP = (
    "short_name",
    "objective",
    "city",
    "country_id",
    "time_zone",
    "languages",
    "seats",
    "seat_countries",
    "document_header",
    "fictional",
)

_OUTCOME = ("indicator", "target", "level")
_DAY = ("title", "opens", "closes", "chair_id", "date")

# ---- the project and its workshops


def plan_workshop(tx: Tx, plan: WorkshopPlan) -> int:
    """Make a workshop with its days, themes and a filled standard week, exactly as the wizard's preview shows it."""
    wrong = rhythm.problems(plan)
    if wrong:
        raise UserError(" ".join(wrong))
    workshop = Workshop(
        project=_project(tx, plan.name),
        title=words(plan.name, ""),
        city=plan.city.strip(),
        country=None if plan.country_id is None else get(tx, Country, plan.country_id),
        time_zone=plan.time_zone,
        seats=plan.seats,
    )
    tx.add(workshop)
    days = [
        Day(workshop=workshop, number=number, date=date, opens=opens, closes=closes)
        for number, (date, (opens, closes)) in enumerate(
            zip(rhythm.dates(plan), rhythm.hours(plan), strict=True), start=1
        )
    ]
    tx.add_all(days)
    sessions = rhythm.preview(plan)
    themes = _planned_themes(tx, workshop, plan, sessions)
    tx.flush()
    for number, session in enumerate(sessions, start=1):
        row = Session(
            workshop=workshop,
            code=f"S{number:03}",
            title=session.title,
            day=days[session.day - 1],
            starts=session.starts,
            minutes=session.minutes,
            theme=None if session.theme is None else themes[session.theme],
            type=session.type,
        )
        tx.add(row)
    tx.flush()
    return workshop.id


def _planned_themes(
    tx: Tx, workshop: Workshop, plan: WorkshopPlan, sessions: tuple[rhythm.PlannedSession, ...]
) -> list[Theme]:
    """Add the themes with what the plan gives them as their targets."""
    lines = rhythm.themes(plan)
    targets = rhythm.theme_minutes(sessions, len(lines))
    codes: list[str] = []
    given = {line.code for line in lines}
    for line in lines:
        codes.append(line.code if line.code and line.code not in codes else next_code([*codes, *given], "T"))
    themes = [
        Theme(workshop=workshop, position=at + 1, code=code, title=line.title, slot=at % 8 + 1, target_minutes=target)
        for at, (line, code, target) in enumerate(zip(lines, codes, targets, strict=True))
    ]
    tx.add_all(themes)
    return themes


def edit_project(tx: Tx, /, **fields: Any) -> None:
    """Change what the file is about: title, donor, lead_organisation, local_partner, begins, ends, aim and so on."""
    project = _project(tx, fields.get("title", ""))
    if "title" in fields:
        project.title = words(fields.pop("title"), _("A project needs a title."))
    set_fields(project, _PROJECT, fields)
    if project.begins and project.ends and project.ends < project.begins:
        raise UserError(_("A project can't end before it begins."))


def _project(tx: Tx, title: str) -> Project:
    """Return the file's project, made on the first occasion."""
    project = tx.scalars(select(Project).order_by(Project.id)).first()
    if project is None:
        project = Project(title=title)
        tx.add(project)
    return project


def edit_workshop(tx: Tx, /, workshop_id: int, **fields: Any) -> None:
    """Change what is known of a workshop: title, short_name, objective, city, country_id, time_zone, seats and more."""
    workshop = get(tx, Workshop, workshop_id)
    if "title" in fields:
        workshop.title = words(fields.pop("title"), _("A workshop needs a name."))
    if fields.get("country_id") is not None:
        get(tx, Country, fields["country_id"])
    set_fields(workshop, _WORKSHOP, fields)
    if workshop.seats < 1:
        raise UserError(_("A workshop needs at least one seat."))


def shift_workshop(tx: Tx, workshop_id: int, first_day: dt.date) -> None:
    """Move a whole workshop to other dates; the days keep their distance from the first."""
    days = list(tx.scalars(select(Day).where(Day.workshop_id == workshop_id).order_by(Day.date)))
    for day in reversed(days):
        day.date += first_day - days[0].date


def delete_workshop(tx: Tx, workshop_id: int) -> None:
    """Delete a workshop with its programme, themes, rooms and who attends it; the people themselves stay."""
    workshop = get(tx, Workshop, workshop_id)
    delete_sessions_whole(tx, tx.scalars(select(Session).where(Session.workshop_id == workshop_id)).all())
    attendances = tx.scalars(select(Participation).where(Participation.workshop_id == workshop_id)).all()
    delete_attendances(tx, attendances)
    doomed: list[Any] = [
        select(ThemeOutcome).join(ThemeOutcome.theme).where(Theme.workshop_id == workshop_id),
    ]
    tables: tuple[Any, ...] = (
        Absence,
        Threshold,
        Waiver,
        Version,
        Theme,
        Outcome,
        Room,
        Day,
        ImportSource,
        Eligibility,
    )
    doomed += [select(table).where(table.workshop_id == workshop_id) for table in tables]
    for row in choices_within(tx, workshop_id):
        tx.delete(row)
    for wanted in doomed:
        for row in tx.scalars(wanted).all():
            tx.delete(row)
    tx.delete(workshop)


# ---- outcomes


def add_outcome(tx: Tx, /, workshop_id: int, statement: str, **fields: Any) -> int:
    """Add an outcome with the next number; further fields are those of `edit_outcome`."""
    workshop = get(tx, Workshop, workshop_id)
    numbers = tx.scalars(select(Outcome.number).where(Outcome.workshop_id == workshop_id))
    number = max(numbers, default=0) + 1
    outcome = Outcome(workshop=workshop, number=number, statement=_statement(statement))
    set_fields(outcome, _OUTCOME, fields)
    tx.add(outcome)
    tx.flush()
    return outcome.id


def edit_outcome(tx: Tx, /, outcome_id: int, **fields: Any) -> None:
    """Change an outcome's statement, indicator, target or level."""
    outcome = get(tx, Outcome, outcome_id)
    if "statement" in fields:
        outcome.statement = _statement(fields.pop("statement"))
    set_fields(outcome, _OUTCOME, fields)


def delete_outcome(tx: Tx, outcome_id: int) -> None:
    """Delete an outcome and close up the numbers after it; what served it stays."""
    outcome = get(tx, Outcome, outcome_id)
    tables: tuple[Any, ...] = (SessionOutcome, ThemeOutcome)
    for table in tables:
        for row in tx.scalars(select(table).where(table.outcome_id == outcome_id)):
            tx.delete(row)
    later = select(Outcome).where(Outcome.workshop_id == outcome.workshop_id, Outcome.number > outcome.number)
    for other in tx.scalars(later):
        other.number -= 1
    tx.delete(outcome)


def _statement(text: str) -> str:
    return words(text, _("Say what participants will know or do afterwards."))


# ---- days


def add_day(tx: Tx, workshop_id: int, date: dt.date | None = None) -> int:
    """Add a day, the one after the last when no date is given, with the hours of the last day."""
    workshop = get(tx, Workshop, workshop_id)
    days = _days_of(tx, workshop_id)
    if date is None and not days:
        raise UserError(_("Choose the date of the first day."))
    date = date or days[-1].date + dt.timedelta(days=1)
    opens, closes = (days[-1].opens, days[-1].closes) if days else (dt.time(9), dt.time(17, 15))
    day = Day(workshop=workshop, number=len(days) + 1, date=_unused(date, days), opens=opens, closes=closes)
    tx.add(day)
    tx.flush()
    _renumber(tx, workshop_id)
    return day.id


def edit_day(tx: Tx, /, day_id: int, **fields: Any) -> None:
    """Change a day's title, opens, closes, chair_id or date; days are numbered in the order of their dates."""
    day = get(tx, Day, day_id)
    if "date" in fields:
        others = [other for other in _days_of(tx, day.workshop_id) if other is not day]
        fields["date"] = _unused(fields["date"], others)
    if fields.get("chair_id") is not None:
        get(tx, Person, fields["chair_id"])
    set_fields(day, _DAY, fields)
    if day.closes <= day.opens:
        raise UserError(_("A day closes after it opens."))
    tx.flush()
    _renumber(tx, day.workshop_id)


def delete_day(tx: Tx, day_id: int) -> None:
    """Delete a day; its sessions go back to the tray, and a locked one keeps the day."""
    day = get(tx, Day, day_id)
    for session in tx.scalars(select(Session).where(Session.day_id == day_id)):
        unlocked(session)
        session.day_id = session.starts = session.parallel_set = None
    for absence in tx.scalars(select(Absence).where(Absence.day_id == day_id)):
        tx.delete(absence)
    tx.delete(day)
    tx.flush()
    _renumber(tx, day.workshop_id)


def _days_of(tx: Tx, workshop_id: int) -> list[Day]:
    return list(tx.scalars(select(Day).where(Day.workshop_id == workshop_id).order_by(Day.date, Day.id)))


def _unused(date: dt.date, days: list[Day]) -> dt.date:
    if date in {day.date for day in days}:
        raise UserError(_("The workshop has this day already. Choose another date."))
    return date


def _renumber(tx: Tx, workshop_id: int) -> None:
    for number, day in enumerate(_days_of(tx, workshop_id), start=1):
        day.number = number
