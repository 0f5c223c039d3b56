"""Countries in a person's own words: wording, aliases, and statements on conventions."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import select

from workshopplanner.commands._statements import find_instrument, set_statement
from workshopplanner.core.kinds import Confidence, InstrumentKind, PartyStatus
from workshopplanner.core.matching import country_key
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.conventions import INSTRUMENT, tell
from workshopplanner.store.schema import Country, CountryAlias
from workshopplanner.store.store import Tx


def reword_country(tx: Tx, country_id: int, own_name: str) -> None:
    """Call a country by this project's own wording; an empty one goes back to the shipped name."""
    tx.get_one(Country, country_id).own_name = own_name.strip() or None


def add_country_alias(tx: Tx, country_id: int, text: str, origin: str = "") -> int:
    """Teach that a text means this country, from now on and in every import; return the alias.

    `origin` says in which file or list the text was read; it is empty where somebody typed it.
    """
    text = " ".join(text.split())
    key = country_key(text)
    if not key:
        raise UserError(_("Type the name that means this country."))
    known = list(tx.scalars(select(CountryAlias).where(CountryAlias.key == key, CountryAlias.retired.is_(False))))
    for alias in known:
        if alias.country_id == country_id:
            return alias.id
        if alias.learned:
            country = alias.country.own_name or alias.country.name_en
            sentence = _("“{text}” already means {country}. Remove it there first.")
            raise UserError(sentence.format(text=text, country=country))
    alias = CountryAlias(country_id=country_id, alias=text, key=key, kind="own", learned=True, origin=origin or None)
    tx.add(alias)
    tx.flush()
    return alias.id


def remove_country_alias(tx: Tx, alias_id: int) -> None:
    """Forget an alias that a person taught."""
    alias = tx.get_one(CountryAlias, alias_id)
    if not alias.learned:
        raise UserError(_("This spelling comes with the program and stays; only spellings you added can be removed."))
    tx.delete(alias)


def remove_country_aliases(tx: Tx, alias_ids: Iterable[int]) -> None:
    """Forget aliases that people taught."""
    for alias_id in alias_ids:
        remove_country_alias(tx, alias_id)


def move_country_alias(tx: Tx, alias_id: int, country_id: int) -> None:
    """Let an alias that a person taught mean another country."""
    alias = tx.get_one(CountryAlias, alias_id)
    if not alias.learned:
        raise UserError(_("This spelling comes with the program and stays; only spellings you added can be moved."))
    alias.country_id = country_id


def state_instrument(
    tx: Tx,
    country_id: int,
    convention_id: int,
    status: PartyStatus,
    kind: InstrumentKind = InstrumentKind.NOT_ESTABLISHED,
    deposited: dt.date | None = None,
    source: str = "",
    in_force: dt.date | None = None,
    confidence: Confidence = Confidence.OWN,
) -> None:
    """State for oneself whether a country is Party to a convention; this wins over the shipped data.

    `in_force` is given where it differs from what follows from the deposit; `confidence` says how it is supported.
    """
    known = kind not in {InstrumentKind.NOT_ESTABLISHED, InstrumentKind.NONE}
    if status is not PartyStatus.PARTY and (deposited or in_force or known):
        raise UserError(_("Only a Party has an instrument and a day of deposit. Choose “Party” or clear them."))
    set_statement(tx, country_id, convention_id, status, kind, deposited, source, in_force, confidence)


def clear_statement(tx: Tx, country_id: int, convention_id: int) -> None:
    """Take one's own statement back, so that the shipped data holds again where there is any."""
    instrument = find_instrument(tx, country_id, convention_id)
    if instrument is None:
        return
    tell(tx, INSTRUMENT, instrument.id, None)
    if instrument.confidence is Confidence.OWN:
        tx.delete(instrument)
        return
    instrument.own_status = None
    instrument.own_kind = None
    instrument.own_deposited = None
    instrument.own_source = None
