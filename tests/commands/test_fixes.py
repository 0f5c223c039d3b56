"""Every rule finds what it is for, its fixes settle it, undo brings it back, and waivers end when they should."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from workshopplanner.commands import (
    absences,
    agenda,
    applications,
    plan_steps,
    plans,
    prerequisites,
    rooms,
    roster,
    themes,
    waivers,
    workshops,
)
from workshopplanner.commands.fixes import fix_finding, fix_findings
from workshopplanner.core import holidays, rules_groups
from workshopplanner.core.findings import Finding
from workshopplanner.core.fixes import fixes, safe_fixes
from workshopplanner.core.kinds import Function, Layout, ParticipationStatus, Role, SessionType
from workshopplanner.core.rules import RULES
from workshopplanner.errors import UserError
from workshopplanner.queries.findings import facts, findings, limits
from workshopplanner.store.schema import Country, Session
from workshopplanner.store.store import Store, Tx

AT = dt.time


def _moment(hour: int) -> dt.datetime:
    return dt.datetime.combine(dt.date(2018, 6, 19), AT(hour))


def _add(tx: Tx, hour: int, minutes: int = 60, minute: int = 0, **fields: Any) -> int:
    fields = {"day_id": 2, "starts": AT(hour, minute), **fields}
    return agenda.add_session(tx, 1, "New", minutes=minutes, **fields)


def _two_rooms(tx: Tx) -> None:
    for _each in range(2):
        _add(tx, 9, room_ids=[1])


def _trainer(tx: Tx, name: str = "Abe", status: str = "confirmed", **fields: Any) -> int:
    roster.add_person(tx, 1, family_name=name, role=Role.FACILITATOR, status=ParticipationStatus(status), **fields)
    return max(int(row.person_id) for row in _people(tx))


def _people(tx: Tx) -> list[Any]:
    from workshopplanner.queries.roster import roster as everybody

    return everybody(tx, 1)


def _two_places(tx: Tx) -> None:
    person = _trainer(tx)
    for _each in range(2):
        agenda.add_session_person(tx, _add(tx, 9), person, Function.LEAD)


def _outside(tx: Tx) -> None:
    _add(tx, 8)


def _zero(tx: Tx) -> None:
    session = tx.get(Session, _add(tx, 9))
    assert session is not None
    session.minutes = 0


def _closed(tx: Tx) -> None:
    rooms.edit_room(tx, 1, opens=AT(10), closes=AT(16))
    _add(tx, 9, room_ids=[1])


def _small(tx: Tx) -> None:
    rooms.edit_room(tx, 1, capacity=1)
    for name in ("Abe", "Kim"):
        _trainer(tx, name)
    _add(tx, 9, room_ids=[1])


def _same_theme(tx: Tx) -> None:
    for _each in range(2):
        _add(tx, 9, theme_id=1)


def _under(tx: Tx) -> None:
    themes.set_theme_target(tx, 1, 150)


def _outcome(tx: Tx) -> None:
    workshops.add_outcome(tx, 1, "Write a policy")


def _plan(tx: Tx) -> None:
    plans.add_step(tx, 1, "Talk", 45)


def _before(tx: Tx) -> None:
    prerequisites.set_prerequisites(tx, 1, [2])


def _not_there(tx: Tx) -> None:
    person = _trainer(tx, arrives=_moment(12))
    agenda.add_session_person(tx, 1, person, Function.LEAD)


def _away(tx: Tx) -> None:
    person = _trainer(tx)
    agenda.add_session_person(tx, 1, person, Function.LEAD)
    absences.add_absence(tx, person, 1)


def _unconfirmed(tx: Tx) -> None:
    agenda.add_session_person(tx, 1, _trainer(tx, status="invited"), Function.LEAD)


def _interpreted(tx: Tx) -> None:
    agenda.set_interpretation(tx, 1, "French")


def _busy(tx: Tx) -> None:
    person = _trainer(tx)
    for hour in (9, 10, 11, 13, 14):
        agenda.add_session_person(tx, _add(tx, hour, 45), person, Function.TRAINER)


def _sitting(tx: Tx) -> None:
    for hour in (9, 10):
        _add(tx, hour)


def _no_lunch(tx: Tx) -> None:
    _add(tx, 9, 90)
    _add(tx, 14)


def _short_lunch(tx: Tx) -> None:
    _add(tx, 12, 30, type=SessionType.MEAL)
    _add(tx, 12, minute=30, type=SessionType.GROUP_WORK)


def _lecture(tx: Tx) -> None:
    _add(tx, 10, type=SessionType.GROUP_WORK)
    _add(tx, 12, type=SessionType.MEAL)
    _add(tx, 13, type=SessionType.LECTURE)


def _heavy(tx: Tx) -> None:
    _add(tx, 10, type=SessionType.GROUP_WORK)
    _add(tx, 12, type=SessionType.MEAL)
    for hour in (13, 14):
        _add(tx, hour, type=SessionType.PLENARY)


def _nothing(tx: Tx) -> None:
    agenda.rename_session(tx, 1, "Renamed")


def _everybody(tx: Tx) -> None:
    _add(tx, 9, 90)
    _add(tx, 10)


def _houses(tx: Tx) -> None:
    person = _trainer(tx)
    _trainer(tx, "Kim")
    annex = rooms.add_room(tx, 1, "Annex", address="2 Side Street")
    rooms.edit_room(tx, 1, address="1 Main Street")
    for hour, room in ((9, 1), (10, annex)):
        agenda.add_session_person(tx, _add(tx, hour, room_ids=[room]), person, Function.LEAD)


def _stairs(tx: Tx) -> None:
    _trainer(tx)
    applications.edit_needs(tx, 1, access="Wheelchair")
    rooms.edit_room(tx, 1, step_free=False)
    rooms.add_room(tx, 1, "Ground floor", capacity=500, step_free=True)
    _add(tx, 9, room_ids=[1])


def _set_up(tx: Tx) -> None:
    rooms.edit_room(tx, 1, layout=Layout.THEATRE)
    rooms.add_room(tx, 1, "Islands", capacity=500, layout=Layout.ISLANDS)
    plan_steps.set_session_layout(tx, _add(tx, 9, room_ids=[1]), Layout.ISLANDS)


def _holiday(tx: Tx) -> None:
    korea = tx.scalars(select(Country.id).where(Country.alpha3 == "KOR")).one()
    workshops.edit_workshop(tx, 1, country_id=korea)
    workshops.shift_workshop(tx, 1, dt.date(2018, 6, 11))  # elections on the Wednesday


def _passport(tx: Tx) -> None:
    _trainer(tx, passport_expires=dt.date(2018, 7, 1))


CASES: list[tuple[str, Callable[[Tx], None]]] = [
    ("room_double_booked", _two_rooms),
    ("person_in_two_places", _two_places),
    ("outside_hours", _outside),
    ("zero_minutes", _zero),
    ("room_closed", _closed),
    ("room_too_small", _small),
    ("parallel_same_theme", _same_theme),
    ("theme_unplaced", _nothing),
    ("theme_under_target", _under),
    ("outcome_without_session", _outcome),
    ("plan_differs", _plan),
    ("prerequisite_order", _before),
    ("person_not_there", _not_there),
    ("person_not_there", _away),
    ("lead_unconfirmed", _unconfirmed),
    ("interpreter_missing", _interpreted),
    ("lead_overloaded", _busy),
    ("long_without_break", _sitting),
    ("lunch_missing", _no_lunch),
    ("lunch_short", _short_lunch),
    ("lecture_after_lunch", _lecture),
    ("heavy_after_lunch", _heavy),
    ("participants_in_two_places", _everybody),
    ("travel_too_short", _houses),
    ("room_with_stairs", _stairs),
    ("room_set_up_differs", _set_up),
    ("day_on_holiday", _holiday),
]


def told(store: Store, rule: str) -> list[Finding]:
    return [finding for finding in store.ask(findings, 1) if finding.rule == rule]


def test_every_rule_has_a_case() -> None:
    """A passport can't be mended in a plan, nor can it say who prays when; groups are mended on their own page."""
    waived_only = {"passport_expires_soon", "passport_name_differs", "prayer_time"}
    groups = {rule.name for rule in rules_groups.RULES}
    assert {rule for rule, _case in CASES} == {rule.name for rule in RULES} - waived_only - groups


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_each_fix_settles_its_finding_and_undo_brings_it_back(
    store: Store, rule: str, case: Callable[[Tx], None]
) -> None:
    holidays.load()
    before = {finding.subject for finding in told(store, rule)} if rule != "theme_unplaced" else set()
    store.do(case)
    (finding,) = [finding for finding in told(store, rule) if finding.subject not in before]
    offered = fixes(store.ask(facts, 1), finding)
    assert offered
    for fix in offered:
        store.do(fix_finding, 1, fix)
        assert finding.subject not in {each.subject for each in told(store, rule)}, fix
        assert store.undo() is not None
        assert finding in told(store, rule)


def test_touching_sessions_are_no_clash(store: Store) -> None:
    def touching(tx: Tx) -> None:
        person = _trainer(tx, arrives=_moment(9), departs=_moment(11))
        for hour in (9, 10):
            agenda.add_session_person(tx, _add(tx, hour, room_ids=[1]), person, Function.LEAD)
        rooms.edit_room(tx, 1, opens=AT(9), closes=AT(11))
        absences.add_absence(tx, person, 2, AT(11), AT(12))

    store.do(touching)
    clashes = {"room_double_booked", "person_in_two_places", "person_not_there", "room_closed", "outside_hours"}
    assert not clashes & {finding.rule for finding in store.ask(findings, 1)}


def test_all_safe_fixes_are_one_step_and_bring_nothing_new(store: Store) -> None:
    store.do(_two_rooms)
    store.do(_outside)
    before = {(each.rule, each.subject) for each in store.ask(findings, 1)}
    chosen = safe_fixes(store.ask(facts, 1), RULES)
    assert [fix.name for fix in chosen] == ["use_room", "move_inside"]
    store.do(fix_findings, 1, chosen)
    left = {(each.rule, each.subject) for each in store.ask(findings, 1)}
    assert left < before
    assert not {"room_double_booked", "outside_hours"} & {rule for rule, _subject in left}
    store.undo()
    assert {(each.rule, each.subject) for each in store.ask(findings, 1)} == before


def test_a_waiver_ends_when_what_matters_changes(store: Store) -> None:
    store.do(_outside)
    (finding,) = told(store, "outside_hours")
    with pytest.raises(UserError):
        store.do(waivers.waive_finding, 1, finding, " ")
    store.do(waivers.waive_finding, 1, finding, "The bus waits")
    assert [(one.waived, one.reason) for one in told(store, "outside_hours")] == [(True, "The bus waits")]
    session_id = finding.sessions[0]
    store.do(agenda.rename_session, session_id, "Early start")  # does not matter
    store.do(agenda.set_session_rooms, session_id, [1])
    assert [one.waived for one in told(store, "outside_hours")] == [True]
    store.do(agenda.resize_session, session_id, 50)
    assert [(one.waived, one.reason) for one in told(store, "outside_hours")] == [(False, "The bus waits")]
    store.undo()
    assert [one.waived for one in told(store, "outside_hours")] == [True]
    store.do(waivers.withdraw_waiver, 1, finding)
    assert [(one.waived, one.reason) for one in told(store, "outside_hours")] == [(False, "")]


def test_limits_are_data_of_the_workshop(store: Store) -> None:
    store.do(_sitting)
    assert len(told(store, "long_without_break")) == 1
    store.do(waivers.set_threshold, 1, "minutes_without_break", 120)
    assert [one.sessions for one in told(store, "long_without_break")] == []
    store.do(waivers.set_threshold, 1, "minutes_without_break", 60)
    store.do(waivers.reset_threshold, 1, "minutes_without_break")
    assert len(told(store, "long_without_break")) == 1
    with pytest.raises(UserError):
        store.do(waivers.set_threshold, 1, "minutes_without_break", 5)


def test_several_limits_change_in_one_step(store: Store) -> None:
    store.do(waivers.set_thresholds, 1, {"minutes_without_break": 60, "passport_months": 3})
    assert store.ask(limits, 1) == {"minutes_without_break": 60, "passport_months": 3}
    store.do(waivers.set_thresholds, 1, {"minutes_without_break": 105, "passport_months": 2})
    assert store.ask(limits, 1) == {"passport_months": 2}
    store.undo()
    store.undo()
    assert store.ask(limits, 1) == {}


@pytest.mark.parametrize(
    ("least", "most", "scaled"), [(None, None, True), (40, 50, False), (None, 46, False), (None, 300, True)]
)
def test_scaling_is_offered_where_the_steps_allow_it(
    store: Store, least: int | None, most: int | None, scaled: bool
) -> None:
    store.do(_plan)
    store.do(plans.edit_step, 1, least=least, most=most)
    (finding,) = told(store, "plan_differs")
    assert ("scale_steps" in [fix.name for fix in fixes(store.ask(facts, 1), finding)]) is scaled
