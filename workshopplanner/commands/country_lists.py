"""Named lists of countries: made, described, filled, deleted."""

import datetime as dt
from collections.abc import Iterable, Mapping

from sqlalchemy import select

from workshopplanner.commands.countries import add_country_alias
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import CountryList, CountryListEntry
from workshopplanner.store.store import Tx


def add_country_list(
    tx: Tx,
    name: str,
    purpose: str = "",
    as_at: dt.date | None = None,
    country_ids: Iterable[int] = (),
    rule: str = "",
    taught: Mapping[str, int] | None = None,
) -> int:
    """Make a named list, with countries of its own or following a rule of the data; return its id.

    `taught` are pasted names with the countries that a person said they mean, to be understood from now on.
    """
    made = CountryList(name=_name(tx, name), purpose=purpose.strip(), as_at=as_at, rule=rule)
    tx.add(made)
    tx.flush()
    _add_entries(tx, made.id, country_ids)
    _teach(tx, made, taught)
    return made.id


def _teach(tx: Tx, listed: CountryList, taught: Mapping[str, int] | None) -> None:
    origin = _("list “{name}”").format(name=listed.name)
    for text, country_id in (taught or {}).items():
        add_country_alias(tx, country_id, text, origin)


def copy_country_list(tx: Tx, list_id: int, name: str) -> int:
    """Make a list with the countries and the rule of another; return its id."""
    like = tx.get_one(CountryList, list_id)
    ids = [entry.country_id for entry in _entries(tx, list_id)]
    return add_country_list(tx, name, like.purpose, like.as_at, ids, like.rule)


def change_country_list(
    tx: Tx,
    list_id: int,
    name: str,
    purpose: str = "",
    as_at: dt.date | None = None,
    country_ids: Iterable[int] | None = None,
    taught: Mapping[str, int] | None = None,
) -> None:
    """Give a list another name, purpose or date, and where they are given other countries."""
    changed = tx.get_one(CountryList, list_id)
    if name.strip() != changed.name:
        changed.name = _name(tx, name)
    changed.purpose, changed.as_at = purpose.strip(), as_at
    if country_ids is not None:
        set_listed_countries(tx, list_id, country_ids, taught)


def delete_country_list(tx: Tx, list_id: int) -> None:
    """Delete a list; its countries stay."""
    for entry in _entries(tx, list_id):
        tx.delete(entry)
    tx.delete(tx.get_one(CountryList, list_id))


def set_listed_countries(
    tx: Tx, list_id: int, country_ids: Iterable[int], taught: Mapping[str, int] | None = None
) -> None:
    """Put exactly these countries on a list; a list that followed the data is its own from then on."""
    listed = tx.get_one(CountryList, list_id)
    listed.rule = ""
    wanted = set(country_ids)
    for entry in _entries(tx, list_id):
        if entry.country_id in wanted:
            wanted.discard(entry.country_id)
        else:
            tx.delete(entry)
    _add_entries(tx, list_id, wanted)
    _teach(tx, listed, taught)


def _entries(tx: Tx, list_id: int) -> list[CountryListEntry]:
    wanted = select(CountryListEntry).where(CountryListEntry.country_list_id == list_id)
    return list(tx.scalars(wanted.order_by(CountryListEntry.id)))


def _add_entries(tx: Tx, list_id: int, country_ids: Iterable[int]) -> None:
    tx.add_all(
        CountryListEntry(country_list_id=list_id, country_id=country_id) for country_id in sorted(set(country_ids))
    )


def _name(tx: Tx, name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise UserError(_("Give the list a name."))
    if name.casefold() in {known.casefold() for known in tx.scalars(select(CountryList.name))}:
        raise UserError(_("There is already a list named {name}. Choose another name.").format(name=name))
    return name
