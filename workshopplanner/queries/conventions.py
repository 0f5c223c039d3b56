"""The conventions that statements are kept for, and pasted lists of their Parties."""

from workshopplanner.core import countries as rows
from workshopplanner.core.cleaning_dates import DateOrder
from workshopplanner.core.conventions import PartyRow, party_lines
from workshopplanner.store import conventions as kept
from workshopplanner.store.country_names import countries_read
from workshopplanner.store.store import Tx


def conventions(tx: Tx) -> list[rows.Convention]:
    """Return the conventions that statements are kept for, the shipped ones first."""
    return kept.conventions(tx)


def pasted_parties(tx: Tx, text: str, order: DateOrder | None = None) -> list[PartyRow]:
    """Read pasted Parties with the countries that their names mean."""
    lines = party_lines(text, order)
    meant = countries_read(tx, [line.name for line in lines])
    return [PartyRow(line, _pasted(line.name, meant[line.name])) for line in lines]


def _pasted(text: str, found: tuple[rows.Choice, ...]) -> rows.Pasted:
    return rows.Pasted(text, found[0]) if len(found) == 1 else rows.Pasted(text, None, found)
