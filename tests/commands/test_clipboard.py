"""Copy and paste of sessions: whole, into any workshop and file, and of mere titles."""

from workshopplanner.commands.clipboard import paste_sessions
from workshopplanner.core import clips as core
from workshopplanner.queries.agenda import agenda
from workshopplanner.queries.clips import clips
from workshopplanner.store.store import Store


def test_a_session_comes_whole_through_the_clipboard(sample: Store) -> None:
    days = sample.ask(agenda, 1).days
    chosen = [card for card in sample.ask(agenda, 1).cards if card.plan_steps and card.people][:3]
    copied = sample.ask(clips, [card.id for card in reversed(chosen)])
    assert core.from_json(core.to_json(copied)) == tuple(copied)
    made = sample.do(paste_sessions, 1, copied, days[0].id, days[0].opens)
    again = sample.ask(clips, made)
    assert [clip.title for clip in again] == [card.title for card in chosen]
    assert again == copied
    sample.undo()


def test_what_has_no_name_here_is_left_out_and_what_does_not_fit_lies_in_the_tray(
    store: Store, workshop_id: int
) -> None:
    far = core.Clip("Far", "lecture", 60, days=9, theme="Nowhere", rooms=("Nowhere",), people=(("Nobody", "lead"),))
    day = store.ask(agenda, workshop_id).days[0]
    made = store.do(paste_sessions, workshop_id, [core.Clip("Near", "panel", 45), far], day.id, day.opens)
    near, tray = (next(card for card in store.ask(agenda, workshop_id).cards if card.id == each) for each in made)
    assert (near.day_id, near.starts, near.minutes) == (day.id, day.opens, 45)
    assert (tray.day_id, tray.theme_id, tray.rooms, tray.people) == (None, None, (), ())


def test_titles_from_elsewhere_become_sessions_one_after_the_other() -> None:
    found = core.from_text("Welcome\tHall A\r\n\r\n  Case   work \n", 60)
    assert [(clip.title, clip.offset, clip.minutes) for clip in found] == [("Welcome", 0, 60), ("Case work", 60, 60)]
    for strange in ("", "[1]", "{}", '[{"people": []}]', "null", '[{"title": "x", "people": [], "steps": [], "y": 1}]'):
        assert core.from_json(strange) == ()
