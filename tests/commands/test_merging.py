import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select

from workshopplanner.commands import _attendances, merging, roster
from workshopplanner.core.kinds import Bond, Function, Held, ParticipationStatus, Role
from workshopplanner.errors import UserError
from workshopplanner.queries.doubles import doubles
from workshopplanner.queries.history import headline
from workshopplanner.store import schema
from workshopplanner.store.store import Store, Tx

# A person's name on both lists; the second came with a form of a workshop that both attend.
FIRST: dict[str, Any] = {
    "family_name": "Novak",
    "given_name": "Jana",
    "email": "jana@example.org",
    "country": "SVN",
    "notes": "First",
}
SECOND: dict[str, Any] = {
    "family_name": "NOVAK",
    "given_name": "Jana",
    "phone": "+38640111222",
    "position": "Curator",
    "notes": "Two",
}


def links(*tables: str) -> set[str]:
    """Return every column of the schema that points to one of these tables."""
    columns = (column for table in schema.Base.metadata.tables.values() for column in table.columns)
    return {str(each) for each in columns if any(key.column.table.name in tables for key in each.foreign_keys)}


def test_whatever_points_to_people_is_known_to_merging() -> None:
    both_of_a_pair = {"distinct_pair.other_id"}  # moved together with the first of the pair
    attended = {"participation.person_id"}
    assert links("person") == set(merging.MOVES) | both_of_a_pair | attended
    assert links("participation", "application") == _attendances.JOINED


def person_of(tx: Tx, participation_id: int) -> int:
    return tx.get_one(schema.Participation, participation_id).person_id


def people(store: Store, workshop_id: int) -> tuple[int, int, int, int]:
    """Add the two, and return their participations and their ids."""
    one = store.do(roster.add_person, workshop_id, organisation="Archive", passport_number="A1", **FIRST)
    two = store.do(
        roster.add_person,
        workshop_id,
        organisation="Archiv",
        passport_number="B2",
        arrives="2018-06-17 20:00",
        status=ParticipationStatus.CONFIRMED,
        **SECOND,
    )
    return one, two, store.ask(person_of, one), store.ask(person_of, two)


def link_everything(tx: Tx, one: int, two: int, third: int) -> None:
    """Hang something of every kind on both participations and people."""
    s = schema
    mine, theirs = tx.get_one(s.Participation, one), tx.get_one(s.Participation, two)
    keep, other, workshop = mine.person, theirs.person, mine.workshop
    day = tx.scalars(select(s.Day).order_by(s.Day.id)).all()[0]
    session = tx.scalars(select(s.Session).order_by(s.Session.id)).all()[0]
    theme = tx.scalars(select(s.Theme).order_by(s.Theme.id)).all()[0]
    day.chair, theme.lead = other, other
    tx.add(s.Step(session=session, position=0, minutes=5, activity="Talk", responsible=other))
    for who, functions in ((keep, [Function.SPEAKER]), (other, [Function.SPEAKER, Function.CHAIR])):
        tx.add_all(s.SessionPerson(session=session, person=who, function=each) for each in functions)
        tx.add(s.Absence(workshop=workshop, person=who, day=day, note="ill"))
    tx.add(s.Absence(workshop=workshop, person=other, day=day, starts=dt.time(9), ends=dt.time(10)))
    tx.add(s.Photo(person=other, kind="image/png", data="AA=="))
    stranger = tx.get_one(s.Person, third)
    tx.add(s.DistinctPair(person=keep, other=other, later=True))
    tx.add(s.DistinctPair(person=keep, other=stranger, later=True))
    tx.add(s.DistinctPair(person=stranger, other=other, later=False))
    source = s.ImportSource(workshop=workshop, name="form.xlsx", fingerprint="f", mapping="{}")
    points = [s.Eligibility(workshop=workshop, position=n, title=f"Point {n}") for n in (0, 1)]
    for attendance, diet, met, answer in ((mine, "vegan", True, "Yes"), (theirs, "no nuts", False, "No")):
        form = s.Application(participation=attendance, motivation="" if met else "Why not")
        tx.add(s.Need(participation=attendance, diet=diet))
        tx.add(s.ImportRow(source=source, participation=attendance, number=2 + met))
        tx.add_all([s.Answer(application=form, position=0, question="Same", text="x")])
        tx.add(s.Answer(application=form, position=1, question="Visa?", text=answer))
        tx.add_all(s.EligibilityTick(application=form, eligibility=each, met=met) for each in points[met:])


def judge_everything(tx: Tx, one: int, two: int, third: int) -> None:
    """Let a committee and a set of groups say something of both, and of a third."""
    s = schema
    mine, theirs, stranger = (tx.get_one(s.Participation, each) for each in (one, two, third))
    workshop = mine.workshop
    merit, need = (s.Criterion(workshop=workshop, position=n, title=name) for n, name in enumerate(("Merit", "Need")))
    for n, both in enumerate((True, False)):
        reader = s.Reader(workshop=workshop, position=n, name=f"Reader {n}")
        for attendance, criteria in ((mine, [merit]), (theirs, [merit, need])):
            if both or attendance is theirs:
                reading = s.Reading(reader=reader, participation=attendance, comment=attendance.person.notes)
                value = 1.0 if attendance is mine else 2.0
                tx.add_all(s.Score(reading=reading, criterion=each, value=value) for each in criteria)
    scenario = s.Scenario(workshop=workshop, position=0, name="Balanced")
    decision = s.Decision(workshop=workshop, at=dt.datetime(2018, 3, 1, 9), by="Committee", terms="{}")  # noqa: DTZ001
    breakouts = s.GroupSet(workshop=workshop, position=0, name="Clinics", count=2)
    first = s.GroupRound(group_set=breakouts, position=0)
    groups = [s.BreakoutGroup(round=first, position=n, name=name) for n, name in enumerate("AB")]
    for attendance, held, group in ((mine, Held.IN, groups[0]), (theirs, Held.OUT, groups[1])):
        tx.add(s.SelectionLock(scenario=scenario, participation=attendance, held=held))
        tx.add(s.Verdict(decision=decision, participation=attendance, status=ParticipationStatus.SELECTED))
        tx.add(s.GroupMember(group=group, participation=attendance))
        tx.add(s.Companion(scenario=scenario, participation=attendance, needs=stranger))
        tx.add(s.GroupBond(group_set=breakouts, participation=stranger, other=attendance, bond=Bond.APART))
    tx.add(s.Companion(scenario=scenario, participation=theirs, needs=mine))


def test_what_was_judged_of_two_stays_once(store: Store, workshop_id: int) -> None:
    one, two, keep, other = people(store, workshop_id)
    third = store.do(roster.add_person, workshop_id, family_name="Kim")
    store.do(judge_everything, one, two, third)

    store.do(merging.merge_people, keep, other)

    s = schema
    readings = [(1, one, "First"), (2, one, "Two")]
    assert rows(store, s.Reading, "reader_id", "participation_id", "comment") == readings
    assert sorted(rows(store, s.Score, "criterion_id", "value")) == [(1, 1.0), (1, 2.0), (2, 2.0), (2, 2.0)]
    assert rows(store, s.SelectionLock, "participation_id", "held") == [(one, Held.IN)]
    assert rows(store, s.Verdict, "participation_id") == [(one,)]
    assert rows(store, s.GroupMember, "group_id", "participation_id") == [(1, one)]
    assert rows(store, s.Companion, "participation_id", "needs_id") == [(one, third)]
    assert rows(store, s.GroupBond, "participation_id", "other_id") == [(third, one)]

    store.do(roster.delete_person, keep)
    judged = (s.Reading, s.Score, s.SelectionLock, s.Verdict, s.GroupMember, s.Companion, s.GroupBond)
    assert [rows(store, kind, "id") for kind in judged] == [[]] * len(judged)


def rows(store: Store, table: type[Any], *columns: str) -> list[tuple[Any, ...]]:
    """Return columns of all rows of a table."""

    def ask(tx: Tx) -> list[tuple[Any, ...]]:
        return [
            tuple(row) for row in tx.execute(select(*(getattr(table, name) for name in columns)).order_by(table.id))
        ]

    return store.ask(ask)


def test_everything_of_two_people_in_one_workshop_becomes_that_of_one(store: Store, workshop_id: int) -> None:
    one, two, keep, other = people(store, workshop_id)
    stranger = store.do(roster.add_person, workshop_id, family_name="Kim")
    third = store.ask(person_of, stranger)
    store.do(link_everything, one, two, third)
    steps = store.seen

    store.do(merging.merge_people, keep, other, {"notes": other, "email": keep, "passport_number": other})

    assert store.seen == steps + 1
    s = schema
    columns = ("id", "family_name", "email", "phone", "position", "notes")
    merged = (keep, "Novak", "jana@example.org", "+38640111222", "Curator", "Two")
    assert rows(store, s.Person, *columns) == [merged, (third, "Kim", "", "", "", "")]
    assert rows(store, s.Organisation, "name") == [("Archive",)]
    status = ParticipationStatus
    attending = [(one, keep, status.CONFIRMED), (stranger, third, status.SELECTED)]
    assert rows(store, s.Participation, "id", "person_id", "status") == attending
    journey = (one, "B2", dt.datetime.combine(dt.date(2018, 6, 17), dt.time(20)))
    assert rows(store, s.Travel, "participation_id", "passport_number", "arrives") == [journey]
    assert rows(store, s.Need, "participation_id", "diet") == [(one, "vegan; no nuts")]
    assert rows(store, s.Application, "participation_id", "motivation") == [(one, "Why not")]
    answers = [("Same", "x", 0), ("Visa?", "Yes", 1), ("Visa?", "No", 2)]
    assert sorted(rows(store, s.Answer, "question", "text", "position"), key=lambda row: row[2]) == answers
    assert sorted(met for (met,) in rows(store, s.EligibilityTick, "met")) == [False, True]
    assert rows(store, s.ImportRow, "participation_id") == [(one,), (one,)]
    functions = [(keep, Function.SPEAKER), (keep, Function.CHAIR)]
    assert rows(store, s.SessionPerson, "person_id", "function") == functions
    assert rows(store, s.Absence, "person_id", "starts") == [(keep, None), (keep, dt.time(9))]
    assert rows(store, s.Step, "responsible_id") == [(keep,)]
    assert (keep,) in rows(store, s.Day, "chair_id")
    assert (keep,) in rows(store, s.Theme, "lead_id")
    assert rows(store, s.Photo, "person_id") == [(keep,)]
    assert rows(store, s.DistinctPair, "person_id", "other_id", "later") == [(keep, third, False)]


def test_attendances_of_different_workshops_both_stay(store: Store, workshop_id: int) -> None:
    _one, two, keep, other = people(store, workshop_id)

    def second_workshop(tx: Tx) -> int:
        first = tx.get_one(schema.Workshop, workshop_id)
        second = schema.Workshop(project=first.project, title="Second", city="Lima", time_zone="America/Lima")
        tx.get_one(schema.Participation, two).workshop = second
        tx.flush()
        return second.id

    second = store.do(second_workshop)
    store.do(merging.merge_people, keep, other)
    found = rows(store, schema.Participation, "person_id", "workshop_id", "role")
    assert found == [(keep, workshop_id, Role.PARTICIPANT), (keep, second, Role.PARTICIPANT)]
    assert rows(store, schema.Travel, "passport_number") == [("A1",), ("B2",)]
    with pytest.raises(UserError, match="no longer"):
        store.do(merging.merge_people, keep, other)
    with pytest.raises(UserError, match="same person"):
        store.do(merging.merge_people, keep, keep)


def test_pairs_are_found_put_off_and_decided(store: Store, workshop_id: int) -> None:
    ids = []
    for name, mail in (("Novak", "jana"), ("Obi", "ada"), ("NOVAK", "jana"), ("OBI", "ada")):
        who: dict[str, Any] = {"family_name": name, "given_name": mail.title(), "email": f"{mail}@example.org"}
        row = store.do(roster.add_person, workshop_id, **who)
        ids.append(store.ask(person_of, row))
    jana, ada, jana_again, ada_again = ids
    first, second = store.ask(doubles, workshop_id)
    assert [(each.person_id, each.other_id) for each in (first, second)] == [(jana, jana_again), (ada, ada_again)]
    assert (first.name, first.other_name, first.later) == ("Jana Novak", "Jana NOVAK", False)
    assert first.differing == {"family_name"}
    assert first.fields == ("family_name", "given_name", "email")  # nothing of what is not stated
    store.do(merging.keep_apart, jana_again, jana, later=True)
    assert [(each.person_id, each.later) for each in store.ask(doubles)] == [(ada, False), (jana, True)]
    store.do(merging.keep_apart, jana, jana_again)
    assert [each.person_id for each in store.ask(doubles)] == [ada]
    assert store.ask(doubles, workshop_id + 1) == []
    store.do(merging.merge_people, ada_again, ada)
    assert store.ask(doubles) == []
    assert store.ask(headline, store.seen) == "Merge Ada Obi"
