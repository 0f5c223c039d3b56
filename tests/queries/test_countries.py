import csv
import datetime as dt

import pytest
from sqlalchemy import event, select

from workshopplanner import language, resources
from workshopplanner.commands.applications import add_applicant
from workshopplanner.core import tiles
from workshopplanner.core.countries import Country, Presence, outreach, standing
from workshopplanner.core.kinds import (
    Confidence,
    Gender,
    InstrumentKind,
    ParticipationStatus,
    PartyStatus,
    Role,
)
from workshopplanner.queries import countries as queries
from workshopplanner.queries import country_lists
from workshopplanner.store import schema
from workshopplanner.store.store import Store, Tx

LAUNCH = dt.date(2018, 1, 1)


def list_named(store: Store, name: str) -> int:
    return next(row.id for row in store.ask(country_lists.country_lists) if row.name == name)


def asia_pacific(store: Store, as_at: dt.date, workshop_id: int | None = None) -> list[Country]:
    return store.ask(queries.countries, list_named(store, "Asia-Pacific"), "2005", as_at, workshop_id)


@pytest.mark.parametrize(
    ("as_at", "parties", "unknown"),
    [
        (dt.date(2005, 10, 20), 0, 0),
        (dt.date(2006, 12, 14), 0, 0),
        (dt.date(2006, 12, 15), 1, 0),  # India
        (dt.date(2015, 10, 14), 12, 0),
        (dt.date(2015, 10, 15), 13, 0),  # Samoa
        (dt.date(2016, 10, 31), 14, 0),  # Timor-Leste
        (LAUNCH, 14, 0),
        (dt.date(2018, 6, 18), 14, 0),
        (dt.date(2019, 1, 1), 14, 1),  # Niue joined in 2019, on a day that is not known
        (dt.date(2019, 12, 31), 15, 0),
        (dt.date(2020, 1, 1), 15, 1),  # Pakistan joined between 2020 and October 2025
        (dt.date(2024, 5, 30), 15, 1),
        (dt.date(2024, 5, 31), 16, 1),  # the Philippines
        (dt.date(2025, 10, 1), 17, 0),
    ],
)
def test_parties_of_asia_pacific_come_out_of_the_data(store: Store, as_at: dt.date, parties: int, unknown: int) -> None:
    found = standing(asia_pacific(store, as_at), as_at)
    assert (found.of, found.parties, found.unknown, found.not_parties) == (44, parties, unknown, 44 - parties - unknown)
    assert found.data_as_of == dt.date(2025, 10, 1)


def test_the_fourteen_of_the_launch(store: Store) -> None:
    parties = [row.alpha3 for row in asia_pacific(store, LAUNCH) if row.status is PartyStatus.PARTY]
    assert parties == ["AFG", "AUS", "BGD", "KHM", "CHN", "IND", "IDN", "LAO", "MNG", "NZL", "KOR", "WSM", "TLS", "VNM"]


@pytest.mark.parametrize(
    ("as_at", "parties", "unknown"),
    [
        (dt.date(2006, 12, 15), 22, 0),  # the totals of States that were published at the time
        (dt.date(2006, 12, 18), 35, 0),
        (dt.date(2007, 3, 12), 52, 0),
        (dt.date(2012, 5, 2), 121, 0),
        (dt.date(2016, 10, 31), 144, 0),
        (dt.date(2018, 2, 28), 145, 0),
        (dt.date(2022, 5, 17), 149, 2),  # Pakistan's day and Sierra Leone's deposit are not known
        (dt.date(2025, 10, 1), 157, 1),
    ],
)
def test_parties_worldwide(store: Store, as_at: dt.date, parties: int, unknown: int) -> None:
    found = standing(store.ask(queries.countries, None, "2005", as_at), as_at)
    assert (found.of, found.parties, found.unknown) == (206, parties, unknown)


def test_one_country_of_a_list(store: Store) -> None:
    rows = asia_pacific(store, dt.date(2018, 6, 18))
    row = next(row for row in rows if row.alpha3 == "AUS")
    assert (row.name, row.subregion, row.electoral_group, row.status) == (
        "Australia",
        "Australia and New Zealand",
        "IV",
        PartyStatus.PARTY,
    )
    assert (row.statement.kind, row.statement.deposited, row.statement.confidence, row.statement.own) == (
        InstrumentKind.ACCESSION,
        dt.date(2009, 9, 18),
        Confidence.VERIFIED,
        False,
    )
    assert row.statement.source.startswith("Netherlands Treaty Database, treaty 011077")
    assert [row.name for row in rows[:3]] == ["Afghanistan", "Australia", "Bangladesh"]


def test_names_follow_the_language(store: Store) -> None:
    with language.speaking("fr"):
        names = [choice.name for choice in store.ask(country_lists.country_choices)]
    assert "Allemagne" in names
    assert names.index("Égypte") < names.index("Espagne")  # accents do not send a name to the end


def test_an_unknown_convention_is_unknown_everywhere(store: Store) -> None:
    rows = store.ask(queries.countries, None, "1972", LAUNCH)
    assert {row.status for row in rows} == {PartyStatus.UNKNOWN}


def come(tx: Tx, workshop_id: int, alpha3: str, *people: tuple[Role, ParticipationStatus, Gender]) -> None:
    country = tx.scalars(select(schema.Country).where(schema.Country.alpha3 == alpha3)).one()
    workshop = tx.get_one(schema.Workshop, workshop_id)
    for role, status, gender in people:
        person = schema.Person(family_name=f"{alpha3} {role} {status}", country=country, gender=gender)
        tx.add(schema.Participation(person=person, workshop=workshop, role=role, status=status))


def test_only_live_participants_count(store: Store, workshop_id: int) -> None:
    participant, live = Role.PARTICIPANT, ParticipationStatus
    store.do(
        come,
        workshop_id,
        "VNM",
        (participant, live.CONFIRMED, Gender.WOMAN),
        (participant, live.INVITED, Gender.MAN),
        (participant, live.SELECTED, Gender.NOT_STATED),
        (participant, live.ATTENDED, Gender.ANOTHER),
        (participant, live.WAITLISTED, Gender.WOMAN),
        (participant, live.DECLINED, Gender.WOMAN),
        (Role.FACILITATOR, live.CONFIRMED, Gender.WOMAN),
    )
    store.do(come, workshop_id, "UZB", (participant, live.CONFIRMED, Gender.WOMAN))
    store.do(add_applicant, workshop_id, family_name="Fijian", country="Fiji")
    rows = {row.alpha3: row.presence for row in asia_pacific(store, LAUNCH, workshop_id)}
    assert rows["VNM"] == Presence(participants=4, women=1, men=1, another=1, not_stated=1, confirmed=2, others=1)
    assert rows["JPN"] == Presence()
    assert rows["FJI"] == Presence(applicants=1)
    island = outreach(asia_pacific(store, LAUNCH, workshop_id), PartyStatus.NOT_PARTY)
    assert (island.of, len(island.silent), "FJI" in {row.alpha3 for row in island.silent}) == (30, 29, False)
    found = standing(asia_pacific(store, LAUNCH, workshop_id), LAUNCH)
    assert (found.represented, found.participants) == (1, 4)
    represented = store.ask(queries.represented_countries, workshop_id)
    assert [choice.alpha3 for choice in represented] == ["UZB", "VNM"]  # one of them is not in electoral Group IV


def test_the_number_of_statements_does_not_grow(store: Store, workshop_id: int) -> None:
    seen: list[str] = []
    event.listen(store._reading, "before_cursor_execute", lambda _c, _k, statement, *_rest: seen.append(statement))

    def statements() -> int:
        seen.clear()
        asia_pacific(store, LAUNCH, workshop_id)
        vietnam = next(row.id for row in asia_pacific(store, LAUNCH) if row.alpha3 == "VNM")
        store.ask(queries.country_detail, vietnam, "2005", LAUNCH, workshop_id)
        store.ask(country_lists.pasted_countries, "Viet Nam")
        return len([one for one in seen if one.startswith("SELECT")])

    before = statements()
    confirmed = (Role.PARTICIPANT, ParticipationStatus.CONFIRMED, Gender.WOMAN)
    for alpha3 in ("VNM", "JPN", "KOR"):
        store.do(come, workshop_id, alpha3, confirmed, confirmed, confirmed)
    assert statements() == before


def test_detail(store: Store, workshop_id: int) -> None:
    store.do(come, workshop_id, "VNM", (Role.PARTICIPANT, ParticipationStatus.DECLINED, Gender.WOMAN))
    vietnam = next(row.id for row in asia_pacific(store, LAUNCH) if row.alpha3 == "VNM")
    detail = store.ask(queries.country_detail, vietnam, "2005", LAUNCH, workshop_id)
    assert detail is not None
    assert detail.country.name == "Viet Nam"
    assert detail.native_name == "Việt Nam"
    assert {"Vietnam", "Viet-Nam"} <= {alias.text for alias in detail.aliases}
    assert [(one.convention.code, one.status) for one in detail.conventions] == [("2005", PartyStatus.PARTY)]
    assert [(one.name, one.status) for one in detail.people] == [
        ("VNM participant declined", ParticipationStatus.DECLINED)
    ]
    assert store.ask(queries.country_detail, 9_999, "2005", LAUNCH) is None


def test_lists_and_what_a_new_one_can_start_from(store: Store) -> None:
    assert [(row.name, row.size) for row in store.ask(country_lists.country_lists)] == [
        ("Asia-Pacific", 44),
        ("Asia and the Pacific (UNESCO region)", 49),
        ("Member States of UNESCO", 194),
        ("Small island developing States", 46),
        ("Least developed countries", 44),
        ("Landlocked developing countries", 32),
    ]
    starts = {start.rule: (start.name, start.size) for start in store.ask(country_lists.list_starts)}
    assert starts["electoral_group=V(a)"] == ("Electoral Group V(a)", 47)
    assert starts["region=Africa"] == ("Region Africa", 47)
    assert starts["ldc=yes"] == ("Least developed countries", 44)
    assert len(starts) == 6 + 5 + 17 + 2 + 3


def test_every_shipped_list_follows_a_column() -> None:
    with resources.path("country_lists.csv").open(encoding="utf-8", newline="") as file:
        rules = [line["rule"].partition("=")[0] for line in csv.DictReader(file)]
    assert set(rules) <= set(schema.Country.__table__.columns.keys())


@pytest.mark.parametrize(
    ("text", "alpha3"),
    [
        ("Viet Nam", "VNM"),
        ("Vietnam", "VNM"),
        ("VNM", "VNM"),
        ("Corée du Sud", "KOR"),
        ("대한민국", "KOR"),
        ("Timor Leste", "TLS"),
        ("Niger", "NER"),
        ("Guinea", "GIN"),
    ],
)
def test_names_as_people_paste_them(store: Store, text: str, alpha3: str) -> None:
    (pasted,) = store.ask(country_lists.pasted_countries, text)
    assert pasted.text == text
    assert pasted.country is not None
    assert pasted.country.alpha3 == alpha3


@pytest.mark.parametrize(
    ("text", "candidates"), [("Korea", ["KOR", "PRK"]), ("congo", ["COD", "COG"]), ("Atlantis", [])]
)
def test_what_is_not_certain_is_left_to_the_person(store: Store, text: str, candidates: list[str]) -> None:
    (pasted,) = store.ask(country_lists.pasted_countries, text)
    assert pasted.country is None
    assert [choice.alpha3 for choice in pasted.candidates] == candidates


def test_pasted_lines_and_cells(store: Store) -> None:
    lines = "Japan\n\n  Fiji; Tonga\tKorea, Republic of\n–\nViet Nam\t07/08/2007\t12"
    pasted = store.ask(country_lists.pasted_countries, f"{lines}\nNiger, Nigeria,Atlantis\nHanoi, Viet Nam")
    assert [(one.text, one.country and one.country.alpha3) for one in pasted] == [
        ("Japan", "JPN"),
        ("Fiji", "FJI"),
        ("Tonga", "TON"),
        ("Korea, Republic of", "KOR"),
        ("Viet Nam", "VNM"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Atlantis", None),
        ("Hanoi, Viet Nam", "VNM"),
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [("viet", "VNM"), ("Allem", "DEU"), ("ドイ", "DEU"), ("المغ", "MAR"), ("대한", "KOR"), ("xyzz", None)],
)
def test_a_country_is_found_while_it_is_typed_in_any_language(store: Store, text: str, first: str | None) -> None:
    found = [choice.alpha3 for choice in store.ask(country_lists.countries_typed, text)]
    assert (found[0] if found else None) == first


def test_tiles_of_asia_pacific(store: Store) -> None:
    drawn = tiles.shipped()
    assert len(set(drawn.values())) == len(drawn)
    region = store.ask(queries.countries, list_named(store, "Asia and the Pacific (UNESCO region)"), "2005", LAUNCH)
    assert {row.alpha3 for row in region} == set(drawn)
    layout = tiles.lay_out(asia_pacific(store, LAUNCH))
    assert len(layout.tiles) == 44
    assert max(tile.column for tile in layout.tiles.values()) < tiles.COLUMNS


@pytest.mark.parametrize("rule", ["electoral_group=IV", "region=Asia and the Pacific", "region=Africa", "sids=yes", ""])
def test_tiles_stand_in_blocks_that_share_no_place(store: Store, rule: str) -> None:
    rows = [row for row in store.ask(queries.countries, None, "2005", LAUNCH) if _meets(row, rule)]
    layout = tiles.lay_out(rows)
    places = [*layout.tiles.values(), *(caption.tile for caption in layout.captions)]
    assert len(set(places)) == len(places)
    boxes: dict[str, list[tiles.Tile]] = {}
    for row in rows:
        boxes.setdefault(row.subregion, []).append(layout.tiles[row.alpha3])
    assert sorted(boxes) == sorted(caption.text for caption in layout.captions)
    for name, box in boxes.items():
        for row in rows:
            tile = layout.tiles[row.alpha3]
            inside = min(t.row for t in box) <= tile.row <= max(t.row for t in box)
            inside = inside and min(t.column for t in box) <= tile.column <= max(t.column for t in box)
            assert inside == (row.subregion == name)


def _meets(row: Country, rule: str) -> bool:
    name, _equals, value = rule.partition("=")
    return not rule or getattr(row, name) == (True if value == "yes" else value)
