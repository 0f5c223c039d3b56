import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select

from workshopplanner.commands import roster as commands
from workshopplanner.commands import views as view_commands
from workshopplanner.core.kinds import Function, Gender, ParticipationStatus, Role
from workshopplanner.core.roster import Attendee, CellEdit
from workshopplanner.core.views import Criteria, View
from workshopplanner.errors import UserError
from workshopplanner.queries import roster as queries
from workshopplanner.queries.views import views
from workshopplanner.store import schema
from workshopplanner.store.store import Store, Tx


def moment(day: int, hour: int = 0, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(dt.date(2018, 6, day), dt.time(hour, minute))


def person(store: Store, participation_id: int) -> Attendee:
    (found,) = store.ask(queries.attendees, [participation_id], sensitive=True)
    return found


def test_a_person_is_added_with_fields_as_people_type_them(store: Store, workshop_id: int) -> None:
    added = store.do(
        commands.add_person,
        workshop_id,
        family_name=" van der MEER ",
        given_name="",
        gender="Mme",
        country="Viet-Nam",
        nationality="FRA",
        organisation="Ministry  of Culture",
        email="a@b.example",
        age_band="34",
        passport_number="X 1",
        passport_expires="2020-01-31",
    )
    found = person(store, added)
    assert (found.family_name, found.gender, found.country, found.nationality) == (
        "van der MEER",
        Gender.WOMAN,
        "Viet Nam",
        "France",
    )
    assert (found.role, found.status) == (Role.PARTICIPANT, ParticipationStatus.SELECTED)
    assert (found.organisation, found.passport_number) == ("Ministry of Culture", "X 1")
    assert found.passport_expires == dt.date(2020, 1, 31)
    staff = store.do(commands.add_person, workshop_id, given_name="Suharto", role=Role.INTERPRETER)
    assert person(store, staff).status is ParticipationStatus.CONFIRMED
    again = store.do(commands.add_person, workshop_id, given_name="B", organisation="MINISTRY OF CULTURE")
    assert person(store, again).organisation == "Ministry of Culture"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"email": "a@b.example"}, "A person needs a name"),
        ({"given_name": "A", "country": "Korea"}, r"“Korea” may mean .*Korea / .*Korea\. Type which one"),
        ({"given_name": "A", "country": "Ruritania"}, "“Ruritania” is no country known here"),
        ({"given_name": "A", "gender": "Kim"}, "“Kim” is none of these: Woman, Man, Another, Not stated"),
    ],
)
def test_what_is_not_sure_is_asked_and_nothing_is_written(
    store: Store, workshop_id: int, fields: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        store.do(commands.add_person, workshop_id, **fields)
    assert store.ask(queries.roster, workshop_id) == []
    assert store.undo_step is None


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("KR", "KOR"),
        ("KOR", "KOR"),
        ("S. Korea", "KOR"),
        ("Korea, Republic of", "KOR"),
        ("République de Corée", "KOR"),
        ("DPR Korea", "PRK"),
        ("대한민국", "KOR"),
        ("Lao PDR", "LAO"),
    ],
)
def test_countries_are_found_by_code_name_and_alias(store: Store, workshop_id: int, text: str, country: str) -> None:
    assert person(store, store.do(commands.add_person, workshop_id, given_name="A", country=text)).alpha3 == country


def test_cells_are_edited_one_by_one_and_many_in_one_step(store: Store, workshop_id: int) -> None:
    ids = [store.do(commands.add_person, workshop_id, given_name=name) for name in "ABC"]
    store.do(commands.edit_person, person(store, ids[0]).person_id, phone="+82 02", family_first="yes")
    store.do(commands.edit_participation, ids[1], badge_name="Bee", photo_consent="oui", arrives="2018-06-17 14:05")
    before = store.undo_step
    edits = [CellEdit(row_id, "country", "Samoa") for row_id in ids]
    edits += [CellEdit(row_id, "status", "Confirmed") for row_id in ids]
    edits += [CellEdit(ids[0], "arrives", "2018-06-17 09:00"), CellEdit(ids[1], "arrives", "")]
    store.do(commands.edit_people, edits)
    found = [person(store, row_id) for row_id in ids]
    assert {row.alpha3 for row in found} == {"WSM"}
    assert {row.status for row in found} == {ParticipationStatus.CONFIRMED}
    assert (found[0].phone, found[0].family_first, found[0].arrives) == ("+82 02", True, moment(17, 9))
    assert (found[1].badge_name, found[1].photo_consent, found[1].arrives) == ("Bee", True, None)
    store.undo()
    assert store.undo_step == before
    bad = [*edits, CellEdit(ids[2], "gender", "nonsense"), CellEdit(ids[2], "given_name", "")]
    with pytest.raises(UserError, match="is none of these"):
        store.do(commands.edit_people, bad)
    with pytest.raises(UserError, match="A person needs a name"):
        store.do(commands.edit_people, [CellEdit(ids[2], "given_name", " ")])
    assert store.undo_step == before


def test_a_paste_edits_and_adds_in_one_step(store: Store, workshop_id: int) -> None:
    (first,) = [store.do(commands.add_person, workshop_id, given_name="A")]
    rows = [{"given_name": "B", "country": "Fiji"}, {"given_name": "C", "role": "trainer", "organisation": "Org"}]
    store.do(commands.paste_people, workshop_id, [CellEdit(first, "organisation", "org")], rows)
    found = {row.given_name: row for row in store.ask(queries.roster, workshop_id)}
    assert [(row.alpha3, row.role, row.status, row.organisation) for row in found.values()] == [
        ("", Role.PARTICIPANT, ParticipationStatus.SELECTED, "org"),
        ("FJI", Role.PARTICIPANT, ParticipationStatus.SELECTED, ""),
        ("", Role.FACILITATOR, ParticipationStatus.CONFIRMED, "org"),
    ]
    store.undo()
    assert [row.given_name for row in store.ask(queries.roster, workshop_id)] == ["A"]


def test_an_organisation_goes_with_its_last_person(store: Store, workshop_id: int) -> None:
    one, two = (store.do(commands.add_person, workshop_id, given_name=name, organisation="Minstry") for name in "AB")
    store.do(commands.edit_people, [CellEdit(one, "organisation", "Ministry")])
    assert store.ask(queries.organisations) == ["Ministry", "Minstry"]
    store.do(commands.edit_person, person(store, two).person_id, organisation="Ministry")
    assert store.ask(queries.organisations) == ["Ministry"]


def test_roles_and_statuses_of_many(store: Store, workshop_id: int) -> None:
    ids = [store.do(commands.add_person, workshop_id, given_name=name) for name in "ABC"]
    store.do(commands.set_roles, ids[:2], Role.OBSERVER)
    store.do(commands.set_statuses, ids, ParticipationStatus.INVITED)
    store.do(commands.set_role, ids[0], Role.PARTNER)
    store.do(commands.set_status, ids[2], ParticipationStatus.DECLINED)
    assert [(row.role, row.status) for row in store.ask(queries.roster, workshop_id)] == [
        (Role.PARTNER, ParticipationStatus.INVITED),
        (Role.OBSERVER, ParticipationStatus.INVITED),
        (Role.PARTICIPANT, ParticipationStatus.DECLINED),
    ]
    with pytest.raises(UserError, match="no longer on the roster"):
        store.do(commands.set_statuses, [*ids, 999], ParticipationStatus.ATTENDED)


def busy_trainer(tx: Tx, workshop_id: int) -> int:
    """Add a trainer who holds every kind of task, in this workshop and on the roster of another."""
    made = commands.add_person(tx, workshop_id, given_name="T", role=Role.FACILITATOR, passport_number="P")
    trainer = tx.get_one(schema.Participation, made).person_id
    session = tx.scalars(select(schema.Session).where(schema.Session.workshop_id == workshop_id)).first()
    assert session is not None
    tx.add(schema.SessionPerson(session_id=session.id, person_id=trainer, function=Function.TRAINER))
    tx.add(schema.Step(session_id=session.id, position=1, minutes=5, activity="Talk", responsible_id=trainer))
    for table in (schema.Day, schema.Theme):
        row = tx.scalars(select(table).where(table.workshop_id == workshop_id)).first()
        setattr(row, "chair_id" if table is schema.Day else "lead_id", trainer)
    project = tx.scalars(select(schema.Project)).one()
    other = schema.Workshop(project=project, title="Other")
    tx.add(other)
    tx.flush()
    commands.add_participation(tx, trainer, other.id, Role.OBSERVER)
    return made


def links(tx: Tx, person_id: int) -> int:
    columns = (
        schema.Participation.person_id,
        schema.SessionPerson.person_id,
        schema.Step.responsible_id,
        schema.Day.chair_id,
        schema.Theme.lead_id,
    )
    return sum(len(tx.execute(select(column).where(column == person_id)).all()) for column in columns)


def test_whoever_leaves_a_roster_leaves_its_sessions_too(store: Store, workshop_id: int) -> None:
    made = store.do(busy_trainer, workshop_id)
    trainer = person(store, made).person_id
    assert store.ask(links, trainer) == 6
    store.do(commands.remove_participation, made)
    assert store.ask(links, trainer) == 1
    (known,) = store.ask(queries.people)
    assert known.name == "T"
    assert workshop_id not in known.workshop_ids
    again = store.do(commands.add_participation, trainer, workshop_id)
    with pytest.raises(UserError, match="already"):
        store.do(commands.add_participation, trainer, workshop_id)
    assert person(store, again).role is Role.PARTICIPANT


def test_a_deleted_person_is_gone_everywhere(store: Store, workshop_id: int) -> None:
    made = store.do(busy_trainer, workshop_id)
    trainer = person(store, made).person_id
    store.do(commands.edit_person, trainer, organisation="Own")
    store.do(commands.delete_person, trainer)
    assert store.ask(links, trainer) == 0
    assert store.ask(queries.people) == []
    assert store.ask(queries.organisations) == []


def test_views_are_saved_replaced_and_removed(store: Store) -> None:
    women = Criteria(genders=frozenset({Gender.WOMAN}))
    store.do(view_commands.save_view, " Women ", women)
    store.do(view_commands.save_view, "Trainers", Criteria(roles=frozenset({Role.FACILITATOR})))
    store.do(view_commands.save_view, "women", Criteria(text="x"))
    assert [view.name for view in store.ask(views)] == ["women", "Trainers"]
    store.do(view_commands.remove_view, "women")
    assert store.ask(views) == [View("Trainers", Criteria(roles=frozenset({Role.FACILITATOR})))]
    with pytest.raises(UserError, match="Choose a filter first"):
        store.do(view_commands.save_view, "all", Criteria())
