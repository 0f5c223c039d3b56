"""What the benchmarks work on: the sample, weeks of many sessions, rosters of many people, files with a long past."""

import datetime as dt
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import insert, select

from workshopplanner.commands.agenda import move_session
from workshopplanner.commands.sample import make_seoul_sample
from workshopplanner.core.agenda import Agenda, Card, Day, Room, time_of
from workshopplanner.core.kinds import AgeBand, Gender, ParticipationStatus, Role, Sector, SessionStatus, SessionType
from workshopplanner.core.roster import Attendee
from workshopplanner.queries.agenda import agenda
from workshopplanner.queries.workshops import workshops
from workshopplanner.store import file
from workshopplanner.store.schema import Country, Participation, Person
from workshopplanner.store.store import Store, Tx

MONDAY = dt.date(2018, 6, 18)
_SOUNDS = ("ka", "min", "ra", "so", "thé", "nur", "wi", "lan", "bo", "jae", "ti", "mo", "sé", "ha", "van", "du")
_TITLES = (
    "Policy design",
    "Working with Parties",
    "Indicators and evidence",
    "Digital technology",
    "Mobility of artists",
)


def make_sample(path: Path) -> None:
    """Make the Seoul sample."""
    file.create(path, make_seoul_sample).close()


@contextmanager
def opened(path: Path) -> Iterator[tuple[Store, int]]:
    """Yield the store of a file and the id of its first workshop."""
    store = Store(path)
    try:
        yield store, store.ask(workshops)[0].id
    finally:
        store.close()


def attendees(count: int) -> list[Attendee]:
    """Return so many made-up people, the same each time and in no order."""
    dice = random.Random(2005)
    return [_attendee(number, dice) for number in range(1, count + 1)]


def _attendee(number: int, dice: random.Random) -> Attendee:
    family, given = (_word(dice) for _each in range(2))
    country = dice.randrange(1, 45)
    return Attendee(
        id=number,
        person_id=number,
        family_name=family,
        given_name=given,
        family_first=dice.random() < 0.3,
        display_name="",
        title="",
        gender=dice.choice(list(Gender)),
        age_band=dice.choice(list(AgeBand)),
        country_id=country,
        alpha3=f"C{country:02}",
        country=f"{_SOUNDS[country % 16].title()}land {country}",
        nationality="",
        departure_city=_word(dice),
        organisation=f"Ministry of {_word(dice)}",
        position=f"Head of {_word(dice)}",
        sector=dice.choice(list(Sector)),
        email=f"{given.lower()}.{number}@example.org",
        phone=f"+82 2 {dice.randrange(10**7):07}",
        languages="English, French",
        role=dice.choice(list(Role)),
        status=dice.choice(list(ParticipationStatus)),
        sponsored_by="",
        directory_consent=dice.random() < 0.8,
        photo_consent=dice.random() < 0.8,
        badge_name="",
    )


def _word(dice: random.Random) -> str:
    return "".join(dice.choice(_SOUNDS) for _each in range(dice.randrange(2, 5))).title()


def week(count: int) -> Agenda:
    """Return a week of so many sessions: five days from 9 to 17, as many of them side by side as it takes."""
    days = tuple(Day(n, n, MONDAY + dt.timedelta(days=n - 1), "", dt.time(9), dt.time(17)) for n in range(1, 6))
    rooms = tuple(Room(n, f"Room {n}", 40) for n in range(1, max(2, -(-count // 50)) + 1))
    cards = tuple(_card(number, rooms) for number in range(count))
    by_day = {day.id: tuple(card for card in cards if card.day_id == day.id) for day in days}
    return Agenda(days, rooms, cards, by_day)


def _card(number: int, rooms: tuple[Room, ...]) -> Card:
    day, place = number % 5 + 1, number // 5
    slot, lane = place % 10, place // 10
    return Card(
        id=number + 1,
        code=f"S{number + 1:03}",
        title=f"{_TITLES[number % len(_TITLES)]}, part {number // 5 + 1}",
        day_id=day,
        starts=time_of(9 * 60 + slot * 48),
        minutes=45,
        type=list(SessionType)[number % len(SessionType)],
        status=SessionStatus.CONFIRMED,
        theme_id=number % 8 + 1,
        theme_code=f"T{number % 8 + 1}",
        theme_title="Theme",
        slot=number % 8 + 1,
        rooms=(rooms[lane % len(rooms)],),
    )


def make_long_past(path: Path, people: int, steps: int) -> None:
    """Make the sample with so many people more and so many steps of moved sessions in its journal.

    The people are written at once. A cycle of moves that ends where it began goes through the store's own door; the
    journal it left is then repeated, so that the whole past is as true as if every step had been made by hand.
    """
    make_sample(path)
    with opened(path) as (store, workshop_id):
        store.barrier(_add_people, workshop_id, people)
        first = store.seen + 1
        cards = [card for card in store.ask(agenda, workshop_id).cards if card.day_id and not card.locked][:20]
        for shift in (5, 0):
            for card in cards:
                store.do(move_session, card.id, card.day_id or 0, time_of(card.begin + shift))
        last = store.seen
    with closing(sqlite3.connect(path)) as connection, connection:
        _repeat(connection, first, last, steps)


def _add_people(tx: Tx, workshop_id: int, count: int) -> None:
    countries = list(tx.scalars(select(Country.id)))
    crowd = attendees(count)
    rows = [_person(one, countries[one.id % len(countries)]) for one in crowd]
    ids = tx.scalars(insert(Person).returning(Person.id, sort_by_parameter_order=True), rows).all()
    lines = [
        {"person_id": person_id, "workshop_id": workshop_id, "role": one.role, "status": one.status}
        for person_id, one in zip(ids, crowd, strict=True)
    ]
    tx.execute(insert(Participation), lines)


def _person(one: Attendee, country_id: int) -> dict[str, object]:
    copied = ("family_name", "given_name", "family_first", "gender", "age_band", "departure_city", "position", "sector")
    return {
        **{name: getattr(one, name) for name in (*copied, "email", "phone", "languages")},
        "country_id": country_id,
        "nationality_id": country_id,
    }


def _repeat(connection: sqlite3.Connection, first: int, last: int, steps: int) -> None:
    """Repeat the steps `first` to `last` until there are so many."""
    length = last - first + 1
    step, change = "at, by, kind, of, label", "table_name, row_id, before, after"
    kept = connection.execute(f"SELECT id, {step} FROM step WHERE id >= ?", [first]).fetchall()
    told = connection.execute(f"SELECT step_id, {change} FROM change WHERE step_id >= ?", [first]).fetchall()
    for shift in range(length, steps, length):
        again = [(row[0] + shift, *row[1:]) for row in kept]
        connection.executemany(f"INSERT INTO step (id, {step}) VALUES (?, ?, ?, ?, ?, ?)", again)
        again = [(row[0] + shift, *row[1:]) for row in told]
        connection.executemany(f"INSERT INTO change (step_id, {change}) VALUES (?, ?, ?, ?, ?)", again)
