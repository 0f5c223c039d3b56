"""Scenarios, rules, locks and decisions: what they refuse, and what is then known."""

from typing import Any

import pytest

from workshopplanner.commands import applications, roster, selecting, selection
from workshopplanner.core.kinds import Gender, Held, ParticipationStatus, QuotaKind, Role
from workshopplanner.core.selection import CountRule, EachRule, Unit
from workshopplanner.core.selection_meters import Tally
from workshopplanner.core.selection_pool import Bond, Lock, Pick, Pool, Quota, Rules, Scenario, Wish
from workshopplanner.core.selection_rows import picks, problem, quota_words
from workshopplanner.core.selection_standing import Standings
from workshopplanner.errors import UserError
from workshopplanner.queries.history import headline
from workshopplanner.queries.selection import decisions, pool, scenarios
from workshopplanner.store.store import Store

Status = ParticipationStatus


@pytest.fixture
def people(store: Store, workshop_id: int) -> list[int]:
    """Three applicants."""
    names = (("Kim", Gender.WOMAN), ("Lee", Gender.MAN), ("Park", Gender.NOT_STATED))
    return [store.do(applications.add_applicant, workshop_id, family_name=n, gender=gender) for n, gender in names]


@pytest.fixture
def balanced(store: Store, workshop_id: int) -> int:
    """A scenario with what is offered to begin with."""
    return store.do(selection.add_scenario, workshop_id, " Balanced ", selection.BALANCED)


def last(store: Store) -> str:
    assert store.undo_step is not None
    return store.ask(headline, store.undo_step)


def rules_of(store: Store, workshop_id: int, at: int = 0) -> Rules:
    return store.ask(scenarios, workshop_id)[at]


def ask_pool(store: Store, workshop_id: int) -> Pool:
    return store.ask(pool, workshop_id)


def test_a_scenario_is_made_copied_chosen_and_deleted(store: Store, workshop_id: int, people: list[int]) -> None:
    first = store.do(selection.add_scenario, workshop_id, "Balanced", selection.BALANCED)
    store.do(selection.hold_candidates, first, people[:1], Held.IN, "Speaks for the region")
    store.do(selection.add_companion, first, people[1], people[2])
    second = store.do(selection.copy_scenario, first)
    store.do(selection.rename_scenario, second, "Bold")
    store.do(selection.set_scenario_seats, second, 2)
    store.do(selection.use_scenario, second)
    one, two = store.ask(scenarios, workshop_id)
    assert one.scenario == Scenario(first, "Balanced")
    assert two.scenario == Scenario(second, "Bold", seats=2, current=True)
    assert two.locks == {people[0]: Lock(people[0], Held.IN, "Speaks for the region")}
    assert [(each.participation_id, each.needs_id) for each in two.bonds] == [(people[1], people[2])]
    assert [each.dimension for each in two.quotas] == ["gender", "country"]
    store.do(selection.delete_scenario, second)
    assert [each.scenario for each in store.ask(scenarios, workshop_id)] == [Scenario(first, "Balanced", current=True)]
    assert last(store) == "Delete scenario “Bold”"


def test_rules_are_added_changed_moved_and_switched(store: Store, workshop_id: int, balanced: int) -> None:
    wish = Wish(QuotaKind.DIFFERENT, "country", least=15, roles=(Role.OBSERVER,))
    added = store.do(selection.add_quota, balanced, wish)
    store.do(selection.move_quota, added, 0)
    women, each = rules_of(store, workshop_id).quotas[1:]
    store.do(selection.edit_quota, women.id, least=14.0, most=16.0, share=False)
    store.do(selection.switch_quota, each.id, False)
    found = rules_of(store, workshop_id).quotas
    assert found == (
        Quota(added, QuotaKind.DIFFERENT, "country", least=15, roles=(Role.OBSERVER,)),
        Quota(women.id, QuotaKind.COUNT, "gender", "woman", 14, 16),
        Quota(each.id, QuotaKind.EACH, "country", most=2, active=False),
    )
    here = ask_pool(store, workshop_id)
    told = ["Countries \u2066≥\u00a015\u2069", "Women \u206614–16\u2069", "Per country \u2066≤\u00a02\u2069"]
    assert [quota_words(here, quota) for quota in found] == told
    store.do(selection.relax_rules, balanced, [(f"quota {women.id}", "least", 12.0), ("seats", "seats", 5.0)])
    assert rules_of(store, workshop_id).quotas[1].least == 12
    assert rules_of(store, workshop_id).scenario.seats == 5
    assert last(store) == "Relax the rules of scenario “Balanced”"
    store.do(selection.remove_quota, added)
    assert len(rules_of(store, workshop_id).quotas) == 2


def test_what_scenarios_and_rules_refuse(store: Store, workshop_id: int, balanced: int, people: list[int]) -> None:
    women = rules_of(store, workshop_id).quotas[0].id
    count = QuotaKind.COUNT
    refusals: list[tuple[Any, tuple[Any, ...], dict[str, Any], str]] = [
        (selection.add_scenario, (workshop_id, " "), {}, "A scenario needs a name."),
        (selection.add_scenario, (workshop_id, "balanced"), {}, "There is a scenario called balanced already."),
        (selection.set_scenario_seats, (balanced, 0), {}, "at least one seat"),
        (selection.edit_quota, (women,), {"least": 0.9}, "The least can't be more than the most."),
        (selection.edit_quota, (women,), {"most": 1.5}, "numbers of people, or shares"),
        (selection.edit_quota, (women,), {"weight": 0.0}, "more than 0"),
        (selection.add_quota, (balanced, Wish(count, "gender", "man", least=-1)), {}, "numbers of people, or shares"),
        (selection.add_companion, (balanced, people[0], people[0]), {}, "own companion"),
    ]
    for command, arguments, fields, sentence in refusals:
        with pytest.raises(UserError) as refused:
            store.do(command, *arguments, **fields)
        assert sentence in str(refused.value)


def test_a_pool_becomes_a_problem(store: Store, workshop_id: int, balanced: int, people: list[int]) -> None:
    kim, lee, park = people
    store.do(selection.hold_candidates, balanced, [lee], Held.OUT)
    store.do(roster.set_status, park, Status.INVITED)
    store.do(selection.add_companion, balanced, kim, park)
    here = ask_pool(store, workshop_id)
    found = problem(here, here.scenarios[0])
    women, each = (quota.id for quota in here.scenarios[0].quotas)
    assert found.rules[:2] == (
        CountRule(women, "gender", ("Woman",), 40, 60, Unit.SHARE),
        EachRule(each, "country", None, 2),
    )
    assert (found.seats, found.must, found.never) == (30, frozenset({park}), frozenset({lee}))
    assert [candidate.values("gender") for candidate in found.candidates] == [("Woman",), ("Man",), ("",)]
    assert here.scenarios[0].bonds == (Bond(here.scenarios[0].bonds[0].id, kim, park),)
    assert problem(here, here.scenarios[0], firm=False).must == frozenset()


def test_a_decision_is_one_step_and_kept(store: Store, workshop_id: int, balanced: int, people: list[int]) -> None:
    kim, lee, park = people
    here = ask_pool(store, workshop_id)
    decided = picks(here, {kim}, waiting=[park])
    store.do(selecting.accept_selection, balanced, decided, "Met on Monday", {"score": 88.0})
    assert last(store) == "Accept a selection (3)"
    statuses = [each.person.status for each in ask_pool(store, workshop_id).contenders]
    assert statuses == [Status.SELECTED, Status.NOT_SELECTED, Status.WAITLISTED]
    (found,) = store.ask(decisions, workshop_id)
    assert (found.note, found.terms["scenario"], found.terms["score"]) == ("Met on Monday", "Balanced", 88.0)
    assert [(each.name, each.status, each.rank) for each in found.verdicts] == [
        ("Kim", Status.SELECTED, None),
        ("Lee", Status.NOT_SELECTED, None),
        ("Park", Status.WAITLISTED, 1),
    ]
    with pytest.raises(UserError):
        store.do(selecting.invite_next, kim, park)
    store.do(roster.set_status, kim, Status.DECLINED)
    made = store.do(selecting.invite_next, kim, park)
    assert last(store) == "Invite Park as the next one"
    store.do(selecting.note_decision, made, "By telephone")
    newest = store.ask(decisions, workshop_id)[0]
    assert newest.note == "By telephone"
    here = ask_pool(store, workshop_id)
    assert here.chosen == {park}
    assert picks(here, {park, lee}, only=[lee]) == [Pick(lee, Status.SELECTED)]


def test_the_thirty_of_the_sample_keep_its_scenario(sample: Store) -> None:
    here = sample.ask(pool, 1)
    rules = here.current
    assert rules is not None
    tally = Tally(here, rules)
    meters = tally.meters(here.chosen)
    assert [(each.title, each.actual, each.kept) for each in meters] == [
        ("Seats", 30, True),
        ("Women", 15, True),
        ("Countries", 17, True),
        ("Per country", 2, True),
        ("Not Party", 14, True),
        ("Subregions", 6, True),
    ]
    assert tally.keeps(here.chosen)
    assert meters[1].sentence == "Women \u206614–16\u2069: \u206615\u2069, kept"
    fewer = here.chosen - {min(here.chosen)}
    assert not tally.meters(fewer)[0].kept


def test_everybody_of_the_sample_is_told_why(sample: Store) -> None:
    here = sample.ask(pool, 1)
    assert here.current is not None
    standings = Standings(Tally(here, here.current).problem, here.chosen)
    told = {each.name: standings.of(each.id) for each in here.contenders}
    assert all(each.sentence for each in told.values())
    hamza = told["Hamza Qureshi"]
    assert hamza.sentence == (
        "Out with 76.67: “at most 2 of each country (Pakistan)” is at its limit."
        " Zainab Mirza \u206683.89\u2069, Bilal Qureshi \u206693.33\u2069 fill it."
    )
    assert hamza.ways == (
        "change “at most 2 of each country” from 2 to 3, in place of Zhao Wenbo",
        "take the seat of Zainab Mirza, which costs 7.22 points",
    )
    for each in here.contenders:  # whoever is named as a way in really keeps all rules
        for other in told[each.name].others:
            swapped = (here.chosen - {int(other), each.id}) | ({each.id} if not each.chosen else {int(other)})
            assert Tally(here, here.current).keeps(swapped)
