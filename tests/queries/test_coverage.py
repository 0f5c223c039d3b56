from workshopplanner.commands import agenda, themes, workshops
from workshopplanner.core.coverage import Coverage, verdict, words
from workshopplanner.core.kinds import SessionStatus
from workshopplanner.queries.coverage import coverage
from workshopplanner.store.store import Store


def test_outcomes_are_covered_by_sessions_that_take_place(store: Store, workshop_id: int) -> None:
    first = store.do(workshops.add_outcome, workshop_id, "Say what the Convention asks for")
    second = store.do(workshops.add_outcome, workshop_id, "Draft a policy")
    for session_id in (1, 2, 3):  # the third lies in the tray
        store.do(agenda.set_session_outcomes, session_id, [first])
    store.do(themes.set_theme_outcomes, 1, [second])
    found = store.ask(coverage, workshop_id)
    assert found == (
        Coverage(first, 1, "Say what the Convention asks for", 2, 120),
        Coverage(second, 2, "Draft a policy", 0, 0, ("T1",)),
    )
    assert [words(each) for each in found] == ["2 sessions · 2 h", "no session yet"]
    assert verdict(found) == "No session serves outcome 2 yet."
    store.do(agenda.set_session_status, 1, SessionStatus.CANCELLED)
    assert store.ask(coverage, workshop_id)[0].minutes == 60
    assert verdict(found[:1]) == "Every outcome is served by a session."
