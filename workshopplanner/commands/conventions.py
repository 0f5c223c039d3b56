"""Conventions beside the shipped one: added with their Parties, changed, deleted."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from workshopplanner.commands._statements import set_statement
from workshopplanner.commands.countries import add_country_alias
from workshopplanner.core.conventions import ConventionWish, PartyWish, wish_problem
from workshopplanner.core.kinds import InstrumentKind, PartyStatus
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.conventions import CONVENTION, INSTRUMENT, conventions, tell
from workshopplanner.store.schema import Convention, Country, Instrument
from workshopplanner.store.store import Tx


def add_convention(
    tx: Tx,
    wish: ConventionWish,
    parties: Sequence[PartyWish] = (),
    complete: bool = False,
    taught: Mapping[str, int] | None = None,
) -> int:
    """Add a convention with its Parties; return its id. See `state_parties`."""
    made = Convention(code="", title="")
    _describe(tx, made, wish)
    tx.add(made)
    tx.flush()
    _tell(tx, made.id, wish)
    state_parties(tx, made.id, parties, complete, taught)
    return made.id


def change_convention(
    tx: Tx,
    convention_id: int,
    wish: ConventionWish,
    parties: Sequence[PartyWish] = (),
    complete: bool = False,
    taught: Mapping[str, int] | None = None,
) -> None:
    """Change what is said of a convention that people added, and state more of its Parties."""
    _describe(tx, _own(tx, convention_id), wish)
    _tell(tx, convention_id, wish)
    state_parties(tx, convention_id, parties, complete, taught)


def delete_convention(tx: Tx, convention_id: int) -> None:
    """Delete a convention that people added, with all that was stated on it."""
    convention = _own(tx, convention_id)
    for instrument in tx.scalars(select(Instrument).where(Instrument.convention_id == convention_id)):
        tell(tx, INSTRUMENT, instrument.id, None)
        tx.delete(instrument)
    tell(tx, CONVENTION, convention_id, None)
    tx.delete(convention)


def state_parties(
    tx: Tx,
    convention_id: int,
    parties: Sequence[PartyWish],
    complete: bool = False,
    taught: Mapping[str, int] | None = None,
) -> None:
    """State that countries are Party; in a `complete` list the others are not, unless something is stated of them.

    `taught` are pasted names with the countries that a person said they mean, to be understood from now on.
    """
    code = tx.get_one(Convention, convention_id).code
    for party in parties:
        set_statement(tx, party.country_id, convention_id, PartyStatus.PARTY, party.kind, party.deposited)
    if complete:
        stated = set(tx.scalars(select(Instrument.country_id).where(Instrument.convention_id == convention_id)))
        stated |= {party.country_id for party in parties}
        others = tx.scalars(select(Country.id).where(Country.retired.is_(False)).order_by(Country.id))
        for country_id in [each for each in others if each not in stated]:
            set_statement(tx, country_id, convention_id, PartyStatus.NOT_PARTY, InstrumentKind.NONE)
    for text, country_id in (taught or {}).items():
        add_country_alias(tx, country_id, text, _("Parties to the {code} Convention").format(code=code))


def _own(tx: Tx, convention_id: int) -> Convention:
    if not next(row.own for row in conventions(tx) if row.id == convention_id):
        raise UserError(_("This convention comes with the program and stays as it is. Add another one beside it."))
    return tx.get_one(Convention, convention_id)


def _describe(tx: Tx, convention: Convention, wish: ConventionWish) -> None:
    problem = wish_problem(wish)
    if problem:
        raise UserError(problem)
    code = " ".join(wish.code.split())
    others = [row.code.casefold() for row in conventions(tx) if row.id != convention.id]
    if code.casefold() in others:
        raise UserError(_("There is already a convention named {code}. Choose another short name.").format(code=code))
    convention.code, convention.title, convention.adopted = code, " ".join(wish.title.split()), wish.adopted


def _tell(tx: Tx, convention_id: int, wish: ConventionWish) -> None:
    tell(tx, CONVENTION, convention_id, {"in_force": wish.in_force, "months": wish.months})
