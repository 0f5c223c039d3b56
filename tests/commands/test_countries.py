import datetime as dt

import pytest
from sqlalchemy import select

from workshopplanner.commands import countries as commands
from workshopplanner.commands import country_lists as list_commands
from workshopplanner.core.countries import Country, CountryDetail, Statement, standing
from workshopplanner.core.kinds import Confidence, InstrumentKind, PartyStatus
from workshopplanner.errors import UserError
from workshopplanner.queries import conventions as convention_queries
from workshopplanner.queries import countries as queries
from workshopplanner.queries import country_lists
from workshopplanner.store import schema
from workshopplanner.store.store import Store

LAUNCH = dt.date(2018, 1, 1)


def country(store: Store, alpha3: str) -> int:
    wanted = select(schema.Country.id).where(schema.Country.alpha3 == alpha3)
    return store.ask(lambda tx: tx.scalars(wanted).one())


def detail(store: Store, alpha3: str) -> CountryDetail:
    found = store.ask(queries.country_detail, country(store, alpha3), "2005", LAUNCH)
    assert found is not None
    return found


def listed(store: Store, list_id: int) -> list[str]:
    rows: list[Country] = store.ask(queries.countries, list_id, "2005", LAUNCH)
    return [row.alpha3 for row in rows]


def convention(store: Store) -> int:
    return store.ask(convention_queries.conventions)[0].id


def test_own_wording_wins_and_can_be_taken_back(store: Store) -> None:
    store.do(commands.reword_country, country(store, "TLS"), " East Timor ")
    assert detail(store, "TLS").country.name == "East Timor"
    (pasted,) = store.ask(country_lists.pasted_countries, "EAST TIMOR")
    assert pasted.country is not None
    store.do(commands.reword_country, country(store, "TLS"), "")
    assert detail(store, "TLS").country.name == "Timor-Leste"


def test_own_statement_wins(store: Store) -> None:
    japan, japans = country(store, "JPN"), convention(store)
    party, day = PartyStatus.PARTY, dt.date(2017, 5, 4)
    store.do(commands.state_instrument, japan, japans, party, InstrumentKind.ACCEPTANCE, day, " A letter ")
    assert detail(store, "JPN").country.status is party
    assert detail(store, "JPN").country.statement == Statement(
        status=party,
        kind=InstrumentKind.ACCEPTANCE,
        earliest=day,
        latest=day,
        confidence=Confidence.OWN,
        source="A letter",
        own=True,
    )
    group = next(row.id for row in store.ask(country_lists.country_lists) if row.name == "Asia-Pacific")
    assert standing(store.ask(queries.countries, group, "2005", LAUNCH), LAUNCH).parties == 15
    before = day - dt.timedelta(days=1)
    assert standing(store.ask(queries.countries, group, "2005", before), before).parties == 14
    store.do(commands.clear_statement, japan, japans)
    assert detail(store, "JPN").country.status is PartyStatus.NOT_PARTY


def test_a_party_can_be_denied(store: Store) -> None:
    store.do(commands.state_instrument, country(store, "IND"), convention(store), PartyStatus.NOT_PARTY)
    assert detail(store, "IND").country.status is PartyStatus.NOT_PARTY
    store.do(commands.state_instrument, country(store, "IND"), convention(store), PartyStatus.UNKNOWN)
    assert detail(store, "IND").country.status is PartyStatus.UNKNOWN


def test_only_a_party_has_a_deposit(store: Store) -> None:
    with pytest.raises(UserError, match="Only a Party"):
        store.do(
            commands.state_instrument,
            country(store, "IND"),
            convention(store),
            PartyStatus.UNKNOWN,
            InstrumentKind.RATIFICATION,
        )


def test_a_learned_alias(store: Store) -> None:
    alias = store.do(commands.add_country_alias, country(store, "KOR"), " Korea ")
    assert detail(store, "KOR").aliases[0].text == "Korea"
    (pasted,) = store.ask(country_lists.pasted_countries, "korea")
    assert pasted.country is not None
    assert pasted.country.alpha3 == "KOR"  # a person has settled what was ambiguous
    assert store.do(commands.add_country_alias, country(store, "KOR"), "KOREA") == alias
    with pytest.raises(UserError, match="“Korea” already means Republic of Korea"):
        store.do(commands.add_country_alias, country(store, "PRK"), "Korea")
    store.do(commands.remove_country_alias, alias)
    assert not [one for one in detail(store, "KOR").aliases if one.learned]


def test_a_shipped_alias_stays(store: Store) -> None:
    shipped = next(alias for alias in detail(store, "VNM").aliases if alias.text == "Vietnam")
    assert store.do(commands.add_country_alias, country(store, "VNM"), "vietnam") != 0
    assert not [alias for alias in detail(store, "VNM").aliases if alias.learned]
    with pytest.raises(UserError, match="comes with the program"):
        store.do(commands.remove_country_alias, shipped.id)
    with pytest.raises(UserError, match="Type the name"):
        store.do(commands.add_country_alias, country(store, "VNM"), " – ")


def test_a_list_of_ones_own(store: Store) -> None:
    ids = {alpha3: country(store, alpha3) for alpha3 in ("FJI", "TON", "WSM")}
    made = store.do(
        list_commands.add_country_list, " Hosts ", "Who may host", LAUNCH, [ids["FJI"], ids["TON"], ids["FJI"]]
    )
    assert listed(store, made) == ["FJI", "TON"]
    row = store.ask(country_lists.country_lists)[-1]
    assert (row.id, row.name, row.purpose, row.as_at, row.rule, row.size) == (
        made,
        "Hosts",
        "Who may host",
        LAUNCH,
        "",
        2,
    )
    store.do(list_commands.set_listed_countries, made, [ids["TON"], ids["WSM"]])
    assert listed(store, made) == ["WSM", "TON"]
    store.do(list_commands.change_country_list, made, "Hosts 2019", "", None)
    assert store.ask(country_lists.country_lists)[-1].name == "Hosts 2019"
    store.do(list_commands.delete_country_list, made)
    assert made not in {row.id for row in store.ask(country_lists.country_lists)}


def test_a_list_that_follows_the_data(store: Store) -> None:
    made = store.do(list_commands.add_country_list, "Central Asia", rule="subregion=Central Asia")
    assert listed(store, made) == ["KAZ", "KGZ", "TJK", "TKM", "UZB"]
    store.do(list_commands.set_listed_countries, made, [country(store, "KAZ")])
    assert listed(store, made) == ["KAZ"]
    store.undo()
    assert len(listed(store, made)) == 5


@pytest.mark.parametrize(
    ("name", "sentence"), [("  ", "Give the list a name"), ("asia-pacific", "already a list named")]
)
def test_a_list_needs_a_name_of_its_own(store: Store, name: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        store.do(list_commands.add_country_list, name)
