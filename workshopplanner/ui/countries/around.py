"""What can be chosen on the Countries page: lists, conventions, countries, the workshop's first day."""

import datetime as dt
from dataclasses import dataclass

from workshopplanner.core.countries import Choice, Convention, CountryList, Start
from workshopplanner.queries import country_lists
from workshopplanner.queries.conventions import conventions
from workshopplanner.queries.workshops import workshop
from workshopplanner.store.store import Tx


@dataclass(frozen=True)
class Around:
    """What can be chosen on the page, and the workshop's first day."""

    lists: tuple[CountryList, ...]
    conventions: tuple[Convention, ...]
    starts: tuple[Start, ...]
    everything: tuple[Choice, ...]
    first: dt.date | None


def around(tx: Tx, workshop_id: int) -> Around:
    """Return what can be chosen on the page."""
    return Around(
        tuple(country_lists.country_lists(tx)),
        tuple(conventions(tx)),
        tuple(country_lists.list_starts(tx)),
        tuple(country_lists.country_choices(tx)),
        workshop(tx, workshop_id).first,
    )
