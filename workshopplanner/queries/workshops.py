"""The project, its workshops and their outcomes."""

from typing import Any

from sqlalchemy import func, select

from workshopplanner.core import workshops as rows
from workshopplanner.core.names import wording
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Base, Outcome, Project, SessionOutcome, ThemeOutcome
from workshopplanner.store.store import Tx

_T = Base.metadata.tables


def project(tx: Tx) -> rows.Project:
    """Return what the file is about; a file that has not been told yet answers with empty fields."""
    wanted = select(
        Project.id,
        Project.title,
        Project.donor,
        Project.lead_organisation,
        Project.local_partner,
        Project.begins,
        Project.ends,
        Project.aim,
        Project.challenges,
        Project.results,
    ).order_by(Project.id)
    row: Any = tx.execute(wanted).first()
    return rows.Project(*row) if row else rows.Project(0, "", "", "", "", None, None, "", "", "")


def workshops(tx: Tx) -> list[rows.Workshop]:
    """Return all workshops of the file, the earliest first; one without days comes last."""
    found = [_workshop(row) for row in tx.execute(_wanted())]
    return sorted(found, key=lambda row: (row.first is None, row.first, row.id))


def workshop(tx: Tx, workshop_id: int) -> rows.Workshop:
    """Return one workshop."""
    row = tx.execute(_wanted().where(_T["workshop"].c.id == workshop_id)).first()
    if row is None:
        raise UserError(_("This workshop is no longer there."))
    return _workshop(row)


def _wanted() -> Any:
    """Select what a workshop is made of; from tables, because the first page of a start needs no mapped classes."""
    day, country, workshop = _T["day"].c, _T["country"].c, _T["workshop"].c
    days = (
        select(
            day.workshop_id,
            func.min(day.date).label("first"),
            func.max(day.date).label("last"),
            func.count().label("days"),
        )
        .group_by(day.workshop_id)
        .subquery()
    )
    columns = (
        workshop.id,
        workshop.title,
        workshop.short_name,
        workshop.objective,
        workshop.city,
        workshop.country_id,
        country.own_name,
        country.name_en,
        country.name_fr,
        workshop.time_zone,
        workshop.languages,
        workshop.seats,
        workshop.seat_countries,
        workshop.document_header,
        workshop.fictional,
        days.c.first,
        days.c.last,
        func.coalesce(days.c.days, 0),
    )
    joined = _T["workshop"].outerjoin(_T["country"]).outerjoin(days, days.c.workshop_id == workshop.id)
    return select(*columns).select_from(joined)


def _workshop(row: Any) -> rows.Workshop:
    country = wording(*row[6:9]) if row[5] is not None else ""
    return rows.Workshop(*(*row[:6], country, *row[9:]))


def outcomes(tx: Tx, workshop_id: int) -> list[rows.Outcome]:
    """Return the outcomes of a workshop by number, with how many sessions and themes serve each."""
    wanted = (
        select(
            Outcome.id,
            Outcome.number,
            Outcome.statement,
            Outcome.indicator,
            Outcome.target,
            Outcome.level,
            _serving(SessionOutcome),
            _serving(ThemeOutcome),
        )
        .where(Outcome.workshop_id == workshop_id)
        .order_by(Outcome.number, Outcome.id)
    )
    return [rows.Outcome(*row) for row in tx.execute(wanted)]


def _serving(link: Any) -> Any:
    return select(func.count(link.id)).where(link.outcome_id == Outcome.id).correlate(Outcome).scalar_subquery()
