"""Where a workshop's preparation stands."""

from workshopplanner.core import overview as rows
from workshopplanner.queries.agenda import agenda
from workshopplanner.queries.findings import findings
from workshopplanner.queries.roster import roster
from workshopplanner.queries.themes import themes
from workshopplanner.queries.workshops import workshop
from workshopplanner.store.store import Tx


def overview(tx: Tx, workshop_id: int) -> rows.Overview:
    """Return what the overview of a workshop is made of."""
    return rows.Overview(
        workshop=workshop(tx, workshop_id),
        agenda=agenda(tx, workshop_id),
        themes=tuple(themes(tx, workshop_id)),
        people=tuple(roster(tx, workshop_id)),
        findings=tuple(finding for finding in findings(tx, workshop_id) if not finding.waived),
    )
