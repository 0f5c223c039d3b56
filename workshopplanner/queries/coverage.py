"""Which sessions and themes serve the outcomes of a workshop."""

from collections import defaultdict

from sqlalchemy import func, select

from workshopplanner.core import coverage as rows
from workshopplanner.core.kinds import SessionStatus
from workshopplanner.store.schema import Outcome, Session, SessionOutcome, Theme, ThemeOutcome
from workshopplanner.store.store import Tx


def coverage(tx: Tx, workshop_id: int) -> tuple[rows.Coverage, ...]:
    """Return each outcome with what serves it; sessions of the tray and cancelled ones do not count."""
    wanted = (
        select(SessionOutcome.outcome_id, func.count(), func.sum(Session.minutes))
        .join(SessionOutcome.session)
        .where(Session.workshop_id == workshop_id)
        .where(Session.day_id.is_not(None), Session.status != SessionStatus.CANCELLED)
        .group_by(SessionOutcome.outcome_id)
    )
    served = {outcome_id: (sessions, minutes) for outcome_id, sessions, minutes in tx.execute(wanted)}
    themes: defaultdict[int, list[str]] = defaultdict(list)
    serving = select(ThemeOutcome.outcome_id, Theme.code).join(ThemeOutcome.theme)
    for outcome_id, code in tx.execute(serving.where(Theme.workshop_id == workshop_id).order_by(Theme.position)):
        themes[outcome_id].append(code)
    outcomes = select(Outcome.id, Outcome.number, Outcome.statement).where(Outcome.workshop_id == workshop_id)
    return tuple(
        rows.Coverage(*row, *served.get(row[0], (0, 0)), tuple(themes[row[0]]))
        for row in tx.execute(outcomes.order_by(Outcome.number, Outcome.id))
    )
