"""What a page of people needs beside them: who is Party, what can be chosen, and the saved views."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from workshopplanner.core.kinds import PartyStatus
from workshopplanner.core.views import ROSTER, View
from workshopplanner.queries import country_lists
from workshopplanner.queries.conventions import conventions
from workshopplanner.queries.countries import countries
from workshopplanner.queries.roster import organisations
from workshopplanner.queries.views import views
from workshopplanner.queries.workshops import workshop
from workshopplanner.store.store import Tx


@dataclass(frozen=True)
class Around:
    """Answers that change seldom; `standing` is each country's Party status on the workshop's first day."""

    standing: Mapping[str, PartyStatus] = field(default_factory=dict)
    countries: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    views: tuple[View, ...] = ()


def around(tx: Tx, workshop_id: int, page: str = ROSTER) -> Around:
    """Return what a page of a workshop needs beside its people; `page` is the setting that keeps its views."""
    known = conventions(tx)
    first = workshop(tx, workshop_id).first or dt.date.today()  # noqa: DTZ011 (the day on the wall)
    listed = countries(tx, None, known[0].code, first) if known else []
    return Around(
        standing={country.alpha3: country.status for country in listed},
        countries=tuple(choice.name for choice in country_lists.country_choices(tx)),
        organisations=tuple(organisations(tx)),
        views=tuple(views(tx, page)),
    )
