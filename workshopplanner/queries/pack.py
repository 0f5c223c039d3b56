"""All that an export of a workshop needs, read at once and worded in the export's language."""

import datetime as dt

from workshopplanner.core.exports import Pack
from workshopplanner.language import speaking
from workshopplanner.queries.agenda import agenda
from workshopplanner.queries.conventions import conventions
from workshopplanner.queries.countries import countries
from workshopplanner.queries.roster import roster
from workshopplanner.queries.themes import themes
from workshopplanner.queries.workshops import outcomes, project, workshop
from workshopplanner.store.store import Tx


def pack(tx: Tx, workshop_id: int, language: str = "en", convention: str = "2005") -> Pack:
    """Return the facts of a workshop without sensitive ones; countries as at its first day."""
    with speaking(language):
        about, event = project(tx), workshop(tx, workshop_id)
        as_at = event.first or about.begins or dt.datetime.now(dt.UTC).date()
        listed = countries(tx, None, convention, as_at, workshop_id)
        return Pack(
            language=language,
            project=about,
            workshop=event,
            agenda=agenda(tx, workshop_id),
            themes=tuple(themes(tx, workshop_id)),
            outcomes=tuple(outcomes(tx, workshop_id)),
            attendees=tuple(roster(tx, workshop_id)),
            countries=tuple(country for country in listed if country.presence.participants),
            convention=next((one.title for one in conventions(tx) if one.code == convention), ""),
            as_at=as_at,
        )
