import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from workshopplanner.commands import (
    agenda,
    applications,
    copies,
    plans,
    prerequisites,
    roster,
    scoring,
    selection,
    themes,
    workshops,
)
from workshopplanner.core.agenda import Agenda, Card
from workshopplanner.core.kinds import Function, Role, SessionStatus
from workshopplanner.errors import UserError
from workshopplanner.queries import agenda as queries
from workshopplanner.queries import history
from workshopplanner.queries import roster as rosters
from workshopplanner.queries import workshops as workshop_queries
from workshopplanner.queries.applicants import points
from workshopplanner.queries.plans import plan
from workshopplanner.queries.scoring import criteria, readers
from workshopplanner.queries.selection import scenarios
from workshopplanner.store.schema import Base, SessionPerson, Threshold, Workshop
from workshopplanner.store.store import Store, Tx

NEXT_YEAR = dt.date(2019, 6, 17)  # a Monday, as 18 June 2018 was


def faces(found: Agenda) -> list[Any]:
    """Return what a copied agenda has in common with its source."""
    number = {day.id: day.number for day in found.days} | {None: 0}
    title = {card.id: card.title for card in found.cards}

    def face(card: Card) -> tuple[Any, ...]:
        places = [room.name for room in card.rooms], card.theme_code, len(card.outcomes), len(card.further_themes)
        when = number[card.day_id], card.starts, card.minutes, card.parallel_set
        return card.code, card.title, card.type, *when, *places, card.plan_minutes, {title[one] for one in card.needs}

    return [face(card) for card in found.cards]


def test_the_seoul_workshop_is_copied_whole_and_its_people_stay(sample: Store) -> None:
    source = sample.ask(workshop_queries.workshops)[0]
    before = sample.ask(queries.agenda, source.id)
    new = sample.do(copies.copy_workshop, source.id, " Seoul  2019 ", NEXT_YEAR)
    after = sample.ask(queries.agenda, new)
    assert faces(after) == faces(before)
    assert [(day.number, day.title, day.opens, day.closes, day.chair) for day in after.days] == [
        (day.number, day.title, day.opens, day.closes, "") for day in before.days
    ]
    assert [day.date for day in after.days] == [NEXT_YEAR + (day.date - before.days[0].date) for day in before.days]
    assert {card.status for card in after.cards} == {SessionStatus.DRAFT}
    assert [card.people for card in after.cards if card.people] == []
    assert not any(card.locked for card in after.cards)
    assert sample.ask(rosters.roster, new) == []
    made = sample.ask(workshop_queries.workshop, new)
    assert made == replace(source, id=new, title="Seoul 2019", short_name="", first=NEXT_YEAR, last=after.days[-1].date)
    outcomes = [replace(each, id=0) for each in sample.ask(workshop_queries.outcomes, source.id)]
    assert [replace(each, id=0) for each in sample.ask(workshop_queries.outcomes, new)] == outcomes
    assert sample.undo_step is not None
    assert sample.ask(history.headline, sample.undo_step) == "Copy a workshop as “Seoul 2019”"


def test_plans_order_thresholds_and_the_chosen_trainers_come_along(store: Store, workshop_id: int) -> None:
    for family, role in (("Lee", Role.FACILITATOR), ("Kim", Role.PARTICIPANT)):
        store.do(roster.add_person, workshop_id, family_name=family, given_name="Ana", role=role)
    store.do(agenda.add_session_person, 1, 1, Function.TRAINER)
    store.do(agenda.add_session_person, 1, 2, Function.SPEAKER)
    store.do(themes.set_theme_lead, 1, 1)
    store.do(workshops.edit_day, 2, chair_id=2)
    store.do(plans.set_objectives, 1, ["Name the goals"])
    step = store.do(plans.add_step, 1, "Input", 20)
    store.do(plans.edit_step, step, responsible_id=2, objective_id=store.ask(plan, 1).objectives[0].id)
    store.do(prerequisites.set_prerequisites, 2, [1])
    store.do(agenda.lock_session, 1)
    store.do(agenda.set_session_status, 2, SessionStatus.CANCELLED)

    def limit(tx: Tx) -> None:
        tx.add(Threshold(workshop_id=workshop_id, name="longest", value=90))

    store.do(limit)
    store.do(applications.add_eligibility, workshop_id, "From a Party")
    store.do(applications.close_applications, workshop_id, dt.datetime.fromisoformat("2018-03-16T18:00"))
    new = store.do(copies.copy_workshop, workshop_id, "Again", NEXT_YEAR, keep_trainers=True, keep_locks=True)
    first, *tray = store.ask(queries.agenda, new).cards
    assert (first.title, first.locked, [(one.person_id, one.function) for one in first.people]) == (
        "Session 1", True, [(1, Function.TRAINER)]
    )  # fmt: skip
    assert [(card.title, card.needs, card.status) for card in tray] == [
        ("Session 2", (first.id,), SessionStatus.DRAFT),
        ("Session 3", (), SessionStatus.DRAFT),
    ]
    copied = store.ask(plan, first.id)
    assert [each.statement for each in copied.objectives] == ["Name the goals"]
    assert [(each.activity, each.minutes, each.responsible_id, each.objective_id) for each in copied.steps] == [
        ("Input", 20, None, copied.objectives[0].id)
    ]
    assert [(each.person_id, each.role) for each in store.ask(rosters.roster, new)] == [(1, Role.FACILITATOR)]
    assert [day.chair for day in store.ask(queries.agenda, new).days] == [""] * 5
    assert store.ask(lambda tx: tx.scalar(select(Threshold.value).where(Threshold.workshop_id == new))) == 90
    assert store.ask(lambda tx: tx.scalar(select(func.count(SessionPerson.id)))) == 3
    assert [point.title for point in store.ask(points, new)] == ["From a Party"]
    closes = select(Workshop.applications_close).where(Workshop.id == new)
    assert store.ask(lambda tx: tx.scalar(closes)) is None


def test_dates_may_be_given_one_by_one(store: Store, workshop_id: int) -> None:
    wanted = [dt.date(2019, 6, day) for day in (13, 14, 17, 18, 19)]
    new = store.do(copies.copy_workshop, workshop_id, "Again", wanted[0], dates=wanted)
    assert [day.date for day in store.ask(queries.agenda, new).days] == wanted
    for wrong in (wanted[:4], [*wanted[:4], wanted[0]]):
        with pytest.raises(UserError, match="date of its own"):
            store.do(copies.copy_workshop, workshop_id, "Again", wanted[0], dates=wrong)
    with pytest.raises(UserError, match="needs a name"):
        store.do(copies.copy_workshop, workshop_id, " ", wanted[0])


def test_every_column_of_a_copied_row_is_the_source_s_or_meant_to_differ(store: Store, workshop_id: int) -> None:
    """A table that is added later and hangs on a workshop must be copied or named here."""
    left = {"absence", "decision", "group_set", "import_source", "participation", "reader", "version", "waiver"}
    copied = {"criterion", "day", "eligibility", "outcome", "room", "scenario", "session", "theme", "threshold"}
    found = {name for name, table in Base.metadata.tables.items() if "workshop_id" in table.c}
    assert found == left | copied


def test_criteria_and_rules_come_along_without_who_was_judged_by_them(store: Store, workshop_id: int) -> None:
    merit = store.do(scoring.add_criterion, workshop_id, "Merit", weight=2.0, highest=5)
    store.do(scoring.describe_criterion, merit, {5: "Leads the field"})
    store.do(scoring.add_readers, workshop_id, "Ana")
    store.do(selection.add_scenario, workshop_id, "Balanced", selection.BALANCED)
    new = store.do(copies.copy_workshop, workshop_id, "Again", dt.date(2019, 6, 17))
    (criterion,) = store.ask(criteria, new)
    assert (criterion.title, criterion.weight, criterion.highest) == ("Merit", 2.0, 5)
    assert criterion.descriptors == ((5, "Leads the field"),)
    assert store.ask(readers, new) == ()
    (rules,), (source,) = (store.ask(scenarios, each) for each in (new, workshop_id))
    assert rules.id != source.id
    assert [replace(each, id=0) for each in rules.quotas] == [replace(each, id=0) for each in source.quotas]
