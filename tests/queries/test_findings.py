import datetime as dt

from tests.queries.counting import statements
from workshopplanner.commands import agenda, roster
from workshopplanner.core.findings import Finding, Passport
from workshopplanner.core.kinds import ParticipationStatus, Severity
from workshopplanner.queries.agenda import agenda as week
from workshopplanner.queries.findings import facts, findings
from workshopplanner.queries.themes import themes
from workshopplanner.store.store import Store


def test_the_sample_has_its_three_planted_problems_and_no_other(sample: Store) -> None:
    found = [(one.rule, one.severity, one.sentence) for one in sample.ask(findings, 1)]
    assert found == [
        (
            "person_in_two_places",
            Severity.STOPS,
            (
                "Trainer B is in two sessions at once on Thu 21 Jun, \u206613:15–14:45\u2069: “Clinic 1: "
                "making the case for ratification” (S035) and “Clinic 2: working with civil society” (S036)."
            ),
        ),
        (
            "theme_under_target",
            Severity.WARNING,
            "Theme T6, “Preferential treatment”, has 45 of its 120 minutes in the week.",
        ),
        (
            "passport_expires_soon",
            Severity.WARNING,
            "The passports of Jasur Rakhimov and Sulastri expire less than six months after the workshop.",
        ),
    ]


def test_facts_count_only_people_who_hold_a_seat(store: Store, workshop_id: int) -> None:
    for name, passport in (("Abe", "2018-12-01"), ("Kim", "2018-12-02"), ("Lee", "")):
        store.do(roster.add_person, workshop_id, family_name=name, passport_expires=passport)
    store.do(roster.set_status, 2, ParticipationStatus.DECLINED)
    told = store.ask(facts, workshop_id)
    assert (told.agenda, told.themes) == (store.ask(week, workshop_id), tuple(store.ask(themes, workshop_id)))
    assert (told.attending, told.passports) == (2, (Passport(1, "Abe", dt.date(2018, 12, 1)),))
    assert [(guest.name, guest.status.value) for guest in told.guests][1] == ("Kim", "declined")
    sentence = "The passport of Abe expires less than six months after the workshop."
    assert store.ask(findings, workshop_id)[1:] == [
        Finding("passport_expires_soon", Severity.WARNING, sentence, people=(1,))
    ]


def test_three_sessions_need_no_more_statements_than_one(store: Store, workshop_id: int) -> None:
    before = statements(store, findings, workshop_id)
    for _number in range(3):
        store.do(agenda.add_session, workshop_id, "New", day_id=1, starts=dt.time(9), room_ids=[1])
    assert statements(store, findings, workshop_id) == before == 21
    rules = [one.rule for one in store.ask(findings, workshop_id) if one.severity is not Severity.HINT]
    assert rules == ["room_double_booked"] * 2 + ["theme_unplaced"]
