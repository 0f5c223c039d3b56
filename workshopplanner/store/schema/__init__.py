"""One mapped class per table: columns and links only, in one metadata."""

from workshopplanner.store.schema.agenda import (
    Objective,
    Session,
    SessionOutcome,
    SessionPerson,
    SessionRoom,
    SessionTheme,
    Step,
)
from workshopplanner.store.schema.base import Base, Journaled
from workshopplanner.store.schema.countries import (
    Convention,
    Country,
    CountryAlias,
    CountryList,
    CountryListEntry,
    Instrument,
)
from workshopplanner.store.schema.people import (
    Organisation,
    Person,
)
from workshopplanner.store.schema.workshops import (
    Day,
    Outcome,
    Participation,
    Project,
    Room,
    Setting,
    Theme,
    ThemeOutcome,
    Travel,
    Workshop,
)

__all__ = [
    "Base",
    "Convention",
    "Country",
    "CountryAlias",
    "CountryList",
    "CountryListEntry",
    "Day",
    "Instrument",
    "Journaled",
    "Objective",
    "Organisation",
    "Outcome",
    "Participation",
    "Person",
    "Project",
    "Room",
    "Session",
    "SessionOutcome",
    "SessionPerson",
    "SessionRoom",
    "SessionTheme",
    "Setting",
    "Step",
    "Theme",
    "ThemeOutcome",
    "Travel",
    "Workshop",
]
