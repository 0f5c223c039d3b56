"""How much a file holds, counted by kind."""

from sqlalchemy import func, literal, select, union_all

from workshopplanner.core.kinds import LIVE, Role
from workshopplanner.store.schema import (
    Country,
    CountryList,
    Day,
    Instrument,
    Organisation,
    Outcome,
    Participation,
    Person,
    Room,
    Session,
    Step,
    Theme,
    Workshop,
)
from workshopplanner.store.store import Tx

_KINDS = {
    "workshops": Workshop,
    "days": Day,
    "themes": Theme,
    "outcomes": Outcome,
    "sessions": Session,
    "plan_steps": Step,
    "rooms": Room,
    "people": Person,
    "participations": Participation,
    "organisations": Organisation,
    "countries": Country,
    "country_lists": CountryList,
    "instruments": Instrument,
}


def contents(tx: Tx) -> dict[str, int]:
    """Count the rows of each kind, and the participants: role participant, from selected to attended."""
    counted = [select(literal(kind), func.count()).select_from(table) for kind, table in _KINDS.items()]
    participants = select(Participation.id).where(
        Participation.role == Role.PARTICIPANT, Participation.status.in_(sorted(LIVE))
    )
    represented = (
        select(func.count(Person.country_id.distinct()))
        .join(Participation, Participation.person_id == Person.id)
        .where(Participation.id.in_(participants))
    )
    counts: dict[str, int] = dict(tx.execute(union_all(*counted)).all())
    return counts | {
        "participants": tx.scalar(select(func.count()).select_from(participants.subquery())) or 0,
        "countries_represented": tx.scalar(represented) or 0,
    }
