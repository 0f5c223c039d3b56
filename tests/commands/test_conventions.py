import datetime as dt
import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from workshopplanner.commands import conventions as commands
from workshopplanner.commands import countries as country_commands
from workshopplanner.commands import country_lists as list_commands
from workshopplanner.core.cleaning_dates import DateOrder
from workshopplanner.core.conventions import ConventionWish, PartyWish, in_force_for
from workshopplanner.core.countries import Convention
from workshopplanner.core.kinds import Confidence, InstrumentKind, PartyStatus
from workshopplanner.errors import UserError
from workshopplanner.queries import conventions as queries
from workshopplanner.queries.countries import countries, country_detail
from workshopplanner.queries.country_aliases import learned_aliases
from workshopplanner.queries.country_lists import pasted_countries
from workshopplanner.queries.history import headline
from workshopplanner.store import schema
from workshopplanner.store.seed import seed_reference_data
from workshopplanner.store.store import Store

LAUNCH = dt.date(2018, 1, 1)
HERITAGE = ConventionWish("2003", "Safeguarding of the Intangible Cultural Heritage", dt.date(2003, 10, 17))
PARTY, NOT_PARTY = PartyStatus.PARTY, PartyStatus.NOT_PARTY
PASTED = """Country\tDate
Viet Nam\t20/09/2005\tAcceptance
Korea, Republic of\t9 Feb 2005\tAcceptance
Japan 2004-06-15
Korea
"""


def ids(store: Store) -> dict[str, int]:
    return dict(store.ask(lambda tx: tx.execute(select(schema.Country.alpha3, schema.Country.id)).all()))


def statuses(store: Store, code: str, as_at: dt.date = LAUNCH) -> dict[str, PartyStatus]:
    return {row.alpha3: row.status for row in store.ask(countries, None, code, as_at)}


def shown(store: Store, code: str) -> Convention:
    return next(row for row in store.ask(queries.conventions) if row.code == code)


def test_pasted_parties_are_read_with_day_and_kind(store: Store) -> None:
    rows = store.ask(queries.pasted_parties, PASTED)
    assert [(row.line.name, row.pasted.country and row.pasted.country.alpha3) for row in rows] == [
        ("Country, Date", None),
        ("Viet Nam", "VNM"),
        ("Korea, Republic of", "KOR"),
        ("Japan", "JPN"),
        ("Korea", None),
    ]
    assert [(row.line.deposited, row.line.kind.value) for row in rows[1:]] == [
        (dt.date(2005, 9, 20), "acceptance"),
        (dt.date(2005, 2, 9), "acceptance"),
        (dt.date(2004, 6, 15), "not_established"),
        (None, "not_established"),
    ]
    (unsure,) = store.ask(queries.pasted_parties, "India; 09/08/2005")
    assert (unsure.line.deposited, unsure.line.open) == (None, "09/08/2005")
    both = store.ask(queries.pasted_parties, "India; 09/08/2005\nChina\t30/01/2007")
    assert [row.line.deposited for row in both] == [dt.date(2005, 8, 9), dt.date(2007, 1, 30)]
    (sure,) = store.ask(queries.pasted_parties, "India; 09/08/2005", DateOrder.DAY_FIRST)
    assert (sure.line.deposited, sure.line.open) == (dt.date(2005, 8, 9), "")


def test_a_convention_beside_2005_with_its_parties(store: Store) -> None:
    known = ids(store)
    parties = [PartyWish(known["JPN"], dt.date(2004, 6, 15), InstrumentKind.ACCEPTANCE), PartyWish(known["VNM"])]
    made = store.do(commands.add_convention, HERITAGE, parties, True, {"Rising Sun": known["JPN"]})
    assert [row.code for row in store.ask(queries.conventions)] == ["2005", "2003"]
    assert shown(store, "2003").own
    found = statuses(store, "2003")
    assert (found["JPN"], found["VNM"], found["FJI"]) == (PARTY, PARTY, NOT_PARTY)
    assert statuses(store, "2003", dt.date(2004, 6, 14))["JPN"] is NOT_PARTY
    assert sum(status is PARTY for status in statuses(store, "2005").values()) == 145
    (alias,) = store.ask(learned_aliases)
    assert (alias.text, alias.country, alias.origin) == ("Rising Sun", "Japan", "Parties to the 2003 Convention")
    assert alias.taught is not None
    later = ConventionWish("2003", HERITAGE.title, HERITAGE.adopted, dt.date(2006, 4, 20), 3)
    store.do(commands.change_convention, made, later, [PartyWish(known["FJI"], dt.date(2010, 1, 19))])
    assert statuses(store, "2003")["FJI"] is PARTY
    assert shown(store, "2003").in_force == dt.date(2006, 4, 20)
    store.do(commands.delete_convention, made)
    assert [row.code for row in store.ask(queries.conventions)] == ["2005"]
    assert store.undo() is not None
    assert statuses(store, "2003")["FJI"] is PARTY


def test_what_people_state_survives_new_reference_data(planned: Path, tmp_path: Path) -> None:
    path = tmp_path / "project.workshop"
    shutil.copy(planned, path)
    store = Store(path)
    fiji = ids(store)["FJI"]
    store.do(commands.add_convention, HERITAGE, [PartyWish(fiji, dt.date(2010, 1, 19))])
    store.do(country_commands.state_instrument, fiji, shown(store, "2005").id, PARTY)
    store.barrier(seed_reference_data)
    assert statuses(store, "2003")["FJI"] is PARTY
    assert statuses(store, "2005")["FJI"] is PARTY
    store.close()


def test_the_shipped_convention_stays(store: Store) -> None:
    shipped = shown(store, "2005")
    assert (shipped.own, shipped.in_force, shipped.months) == (False, dt.date(2007, 3, 18), 3)
    with pytest.raises(UserError, match="comes with the program"):
        store.do(commands.delete_convention, shipped.id)


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (ConventionWish(" ", "Title"), "short name"),
        (ConventionWish("1972", " "), "its title"),
        (ConventionWish("2005", "Again"), "already a convention named 2005"),
        (ConventionWish("1972", "Heritage", dt.date(1972, 11, 16), dt.date(1970, 1, 1)), "before its adoption"),
    ],
)
def test_what_a_convention_needs(store: Store, wish: ConventionWish, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        store.do(commands.add_convention, wish)


def test_an_instrument_with_its_days_and_source(store: Store) -> None:
    fiji, convention = ids(store)["FJI"], shown(store, "2005")
    day, in_force = dt.date(2010, 11, 30), dt.date(2011, 6, 1)
    store.do(
        country_commands.state_instrument,
        fiji,
        convention.id,
        PARTY,
        InstrumentKind.APPROVAL,
        day,
        "Depositary",
        None,
        Confidence.VERIFIED,
    )
    assert headline_of(store) == "State the instrument of Fiji"
    detail = store.ask(country_detail, fiji, "2005", LAUNCH)
    assert detail is not None
    said = detail.country.statement
    assert (said.own, said.confidence, said.kind, said.deposited) == (
        True,
        Confidence.VERIFIED,
        InstrumentKind.APPROVAL,
        day,
    )
    assert in_force_for(convention, said) == dt.date(2011, 2, 28), "three months after the last of November"
    store.do(country_commands.state_instrument, fiji, convention.id, PARTY, said.kind, day, "", in_force)
    detail = store.ask(country_detail, fiji, "2005", LAUNCH)
    assert detail is not None
    assert in_force_for(convention, detail.conventions[0].statement) == in_force
    store.do(country_commands.clear_statement, fiji, convention.id)
    assert statuses(store, "2005")["FJI"] is NOT_PARTY


def headline_of(store: Store) -> str:
    from workshopplanner.store import journal

    newest = store.ask(lambda tx: tx.scalar(select(journal.steps.c.id).order_by(journal.steps.c.id.desc()).limit(1)))
    assert newest is not None
    return store.ask(headline, newest)


@pytest.mark.parametrize(
    ("deposited", "in_force", "sentence"),
    [
        (dt.date(2005, 10, 19), None, "No instrument could be deposited on 2005-10-19"),
        (dt.date(2999, 1, 1), None, "2999-01-01 has not come yet"),
        (dt.date(2010, 1, 1), dt.date(2009, 1, 1), "can't be in force on 2009-01-01, before the deposit"),
        (dt.date(2006, 1, 1), dt.date(2007, 3, 17), "the Convention itself entered into force on 2007-03-18"),
    ],
)
def test_days_that_cannot_be_true(store: Store, deposited: dt.date, in_force: dt.date | None, sentence: str) -> None:
    fiji, convention, kind = ids(store)["FJI"], shown(store, "2005"), InstrumentKind.ACCESSION
    with pytest.raises(UserError, match=sentence):
        store.do(country_commands.state_instrument, fiji, convention.id, PARTY, kind, deposited, "", in_force)


def test_learned_spellings_know_where_they_came_from_and_move(store: Store) -> None:
    known = ids(store)
    store.do(list_commands.add_country_list, "Hosts", country_ids=[], taught={"Atlantis": known["GRC"]})
    typed = store.do(country_commands.add_country_alias, known["JPN"], "Cipango")
    found = [(row.text, row.country, row.origin) for row in store.ask(learned_aliases)]
    assert found == [("Cipango", "Japan", ""), ("Atlantis", "Greece", "list “Hosts”")]
    store.do(country_commands.move_country_alias, typed, known["KOR"])
    (pasted,) = store.ask(pasted_countries, "cipango")
    assert pasted.country is not None
    assert pasted.country.alpha3 == "KOR"
    store.do(country_commands.remove_country_aliases, [row.id for row in store.ask(learned_aliases)])
    assert store.ask(learned_aliases) == []
    assert headline_of(store) == "Remove spellings (2)"
