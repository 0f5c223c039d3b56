"""Applicants as the page sees them: late or not, eligible or not, and on the roster once they are selected."""

import datetime as dt

from workshopplanner.commands import applications, roster
from workshopplanner.core.applicants import Point, Share, by_country, by_gender, shares
from workshopplanner.core.kinds import Channel, Gender, ParticipationStatus
from workshopplanner.core.people import NEEDS, Needs
from workshopplanner.queries.applicants import applicant, applicants, points
from workshopplanner.queries.people import person
from workshopplanner.queries.roster import roster as on_roster
from workshopplanner.store.store import Store

NOON = dt.datetime.fromisoformat("2018-03-31T12:00")


def names(store: Store, workshop_id: int) -> list[str]:
    return [person.name for person in store.ask(on_roster, workshop_id)]


def test_an_applicant_reaches_the_roster_when_selected_and_stays_when_declining(store: Store, workshop_id: int) -> None:
    before = names(store, workshop_id)
    row_id = store.do(applications.add_applicant, workshop_id, family_name="Sample", country="Viet Nam")
    assert names(store, workshop_id) == before
    assert [each.id for each in store.ask(applicants, workshop_id)] == [row_id]
    for status in (ParticipationStatus.SELECTED, ParticipationStatus.DECLINED):
        store.do(roster.set_status, row_id, status)
        assert sorted(names(store, workshop_id)) == sorted([*before, "Sample"])
    store.do(roster.set_status, row_id, ParticipationStatus.WAITLISTED)
    assert names(store, workshop_id) == before


def test_who_was_added_by_hand_stays_on_the_roster_whatever_the_status(store: Store, workshop_id: int) -> None:
    row_id = store.do(roster.add_person, workshop_id, family_name="Guest")
    store.do(roster.set_status, row_id, ParticipationStatus.APPLIED)
    assert "Guest" in names(store, workshop_id)


def test_late_is_told_only_where_both_days_are_known(store: Store, workshop_id: int) -> None:
    row_id = store.do(applications.add_applicant, workshop_id, family_name="Sample")
    seen = []
    for received, closes in ((None, NOON), (NOON, None), (NOON, NOON), (NOON + dt.timedelta(minutes=1), NOON)):
        store.do(applications.edit_application, row_id, received=received)
        store.do(applications.close_applications, workshop_id, closes)
        seen.append(store.ask(applicants, workshop_id)[0].late)
    assert seen == [None, None, False, True]


def test_eligibility_is_met_failed_or_not_looked_at(store: Store, workshop_id: int) -> None:
    people = [store.do(applications.add_applicant, workshop_id, family_name=name) for name in "AB"]
    public = store.do(applications.add_eligibility, workshop_id, "  Works for a  public body ")
    party = store.do(applications.add_eligibility, workshop_id, "From a Party")
    assert store.ask(points, workshop_id) == [Point(public, "Works for a public body"), Point(party, "From a Party")]
    store.do(applications.tick_eligibility, people, public, True)
    store.do(applications.tick_eligibility, people[1:], party, False)
    found = store.ask(applicants, workshop_id)
    assert [(each.ticks, each.met, each.failed) for each in found] == [
        (((public, True),), 1, False),
        (((public, True), (party, False)), 1, True),
    ]
    store.do(applications.tick_eligibility, people[:1], public, None)
    store.do(applications.delete_eligibility, party)
    assert [each.ticks for each in store.ask(applicants, workshop_id)] == [(), ((public, True),)]


def test_the_inspector_sees_needs_only_when_it_asks(store: Store, workshop_id: int) -> None:
    row_id = store.do(applications.add_applicant, workshop_id, family_name="Sample")
    store.do(applications.edit_needs, row_id, diet="halal")
    store.do(applications.edit_application, row_id, channel=Channel.NOMINATION, motivation="To learn.")
    shown, asked = store.ask(person, row_id), store.ask(person, row_id, {NEEDS})
    assert shown is not None
    assert asked is not None
    assert (shown.needs, asked.needs) == (None, Needs("halal", "", ""))
    assert shown.application is not None
    assert shown.application.motivation == "To learn."
    assert shown.application.applicant.channel is Channel.NOMINATION
    assert store.ask(applicant, 4711) is None
    assert store.ask(person, 4711) is None


def test_shares_count_who_applied_and_who_holds_a_seat(store: Store, workshop_id: int) -> None:
    for name, country, gender, status in (
        ("A", "Viet Nam", Gender.WOMAN, ParticipationStatus.SELECTED),
        ("B", "Viet Nam", Gender.MAN, ParticipationStatus.APPLIED),
        ("C", "Mongolia", Gender.WOMAN, ParticipationStatus.WAITLISTED),
    ):
        fields = {"family_name": name, "country": country, "gender": gender, "status": status}
        store.do(applications.add_applicant, workshop_id, **fields)
    found = store.ask(applicants, workshop_id)
    assert shares(found, by_country) == [Share("Viet Nam", 2, 1), Share("Mongolia", 1, 0)]
    assert shares(found, by_gender) == [Share("Woman", 2, 1), Share("Man", 1, 0)]
