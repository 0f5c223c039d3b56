"""Several changes of the agenda in one step; the `store` fixture proves that one undo turns each back."""

import datetime as dt

import pytest

from workshopplanner.commands import agenda as commands
from workshopplanner.commands import agenda_together, roster
from workshopplanner.core.agenda import Card, Contributor, Move
from workshopplanner.core.kinds import Function, SessionType
from workshopplanner.errors import UserError
from workshopplanner.queries.agenda import agenda
from workshopplanner.queries.roster import people
from workshopplanner.store.store import Store


def cards(store: Store) -> dict[int, Card]:
    return {card.id: card for card in store.ask(agenda, 1).cards}


def test_copies_follow_their_sessions_or_go_where_they_are_sent(store: Store, workshop_id: int) -> None:
    made = store.do(agenda_together.duplicate_sessions, [1, 3])
    sent = store.do(agenda_together.copy_sessions, [Move(2, 4, dt.time(14))])
    found = cards(store)
    places = [(found[each].title, found[each].day_id, found[each].starts) for each in [*made, *sent]]
    assert places == [
        ("Session 1", 1, dt.time(10)),
        ("Session 3", None, None),
        ("Session 2", 4, dt.time(14)),
    ]


def test_sessions_are_locked_and_unlocked_together(store: Store, workshop_id: int) -> None:
    store.do(agenda_together.lock_sessions, [1, 3])
    assert [card.id for card in cards(store).values() if card.locked] == [1, 3]
    store.do(agenda_together.unlock_sessions, [1, 3])
    assert not any(card.locked for card in cards(store).values())


def test_a_function_is_exchanged_in_one_step(store: Store, workshop_id: int) -> None:
    store.do(roster.add_person, workshop_id, family_name="Kim", given_name="Hana")
    (person,) = store.ask(people)
    store.do(commands.add_session_person, 1, person.id, Function.LEAD)
    store.do(agenda_together.change_session_person, 1, person.id, Function.LEAD, Function.CHAIR)
    assert cards(store)[1].people == (Contributor(person.id, "Hana Kim", Function.CHAIR),)


def test_a_new_room_holds_the_session_beside_its_own(store: Store, workshop_id: int) -> None:
    store.do(commands.set_session_rooms, 1, [2])
    store.do(agenda_together.add_room_for_session, 1, " Garden  tent ")
    assert [room.name for room in cards(store)[1].rooms] == ["Room 1", "Garden tent"]


def test_a_rhythm_fills_an_empty_agenda_and_no_other(store: Store, workshop_id: int) -> None:
    with pytest.raises(UserError, match="There are sessions already"):
        store.do(agenda_together.use_rhythm, workshop_id)
    store.do(commands.delete_sessions, [1, 2, 3])
    store.do(agenda_together.use_rhythm, workshop_id)
    found = store.ask(agenda, workshop_id).cards
    first = found[0]
    assert (first.day_id, first.starts, first.type) == (1, dt.time(9), SessionType.OPENING)
    assert {card.theme_id for card in found} == {None, 1, 2}
    assert {card.day_id for card in found} == {1, 2, 3, 4, 5}
