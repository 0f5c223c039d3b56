from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from workshopplanner.commands import agenda, roster, themes, workshops
from workshopplanner.core.kinds import SessionStatus
from workshopplanner.core.themes import Theme
from workshopplanner.errors import UserError
from workshopplanner.queries.agenda import card
from workshopplanner.queries.themes import themes as listed
from workshopplanner.store.store import Store

FIRST = Theme(1, 1, "T1", "Theme 1", 1, 0, planned_minutes=120, sessions=2)
SECOND = Theme(2, 2, "T2", "Theme 2", 2, 0)


def found(store: Store) -> list[Theme]:
    return store.ask(listed, 1)


def test_what_is_planned_leaves_out_the_tray_and_what_is_cancelled(store: Store) -> None:
    assert found(store) == [FIRST, SECOND]
    store.do(agenda.set_session_status, 2, SessionStatus.CANCELLED)
    assert found(store) == [replace(FIRST, planned_minutes=60, sessions=1), SECOND]


def test_parallel_sessions_of_a_theme_count_once(store: Store) -> None:
    new = store.do(agenda.add_parallel_session, 1)
    store.do(agenda.resize_session, new, 75)
    assert found(store)[0] == replace(FIRST, planned_minutes=75 + 60, sessions=3)


def test_a_theme_is_added_at_the_end_with_the_next_code_and_a_free_colour(store: Store) -> None:
    new = store.do(themes.add_theme, 1, " Preferential  treatment ", target_minutes=90)
    other = store.do(themes.add_theme, 1, "Trade", code="X")
    assert found(store)[2:] == [
        Theme(new, 3, "T3", "Preferential treatment", 3, 90),
        Theme(other, 4, "X", "Trade", 4, 0),
    ]


def test_themes_are_pasted_one_from_each_line(store: Store) -> None:
    text = "T1 · Goals\nT7 · Gender equality and culture\n\ntheme 2\nTrade\nT7: Media"
    store.do(themes.add_themes, 1, text)
    assert [(theme.code, theme.title, theme.slot) for theme in found(store)[2:]] == [
        ("T3", "Goals", 3),
        ("T7", "Gender equality and culture", 4),
        ("T8", "Trade", 5),
        ("T9", "Media", 6),
    ]
    with pytest.raises(UserError, match="no new theme"):
        store.do(themes.add_themes, 1, text)


def test_a_ninth_theme_shares_the_first_colour(store: Store) -> None:
    store.do(themes.add_themes, 1, "\n".join("ABCDEFG"))
    assert [theme.slot for theme in found(store)] == [1, 2, 3, 4, 5, 6, 7, 8, 1]


def test_a_theme_is_described(store: Store) -> None:
    store.do(roster.add_person, 1, family_name="Kim", given_name="Trainer", family_first=True)
    outcomes = tuple(store.do(workshops.add_outcome, 1, text) for text in ("Know", "Apply"))
    store.do(themes.rename_theme, 2, " Digital  technology ")
    store.do(themes.recode_theme, 2, "D")
    store.do(themes.set_theme_target, 2, 120)
    store.do(themes.set_theme_slot, 2, 8)
    store.do(themes.set_theme_lead, 2, 1)
    store.do(themes.set_theme_outcomes, 2, reversed(outcomes))
    described = Theme(2, 2, "D", "Digital technology", 8, 120, lead_id=1, lead="Kim Trainer", outcomes=outcomes)
    assert found(store) == [FIRST, described]
    store.do(themes.set_theme_lead, 2, None)
    store.do(themes.set_theme_outcomes, 2, outcomes[1:])
    assert found(store)[1] == replace(described, lead_id=None, lead="", outcomes=outcomes[1:])


def test_themes_change_places(store: Store) -> None:
    store.do(themes.add_themes, 1, "A\nB")
    for position, order in ((1, [4, 1, 2, 3]), (3, [1, 2, 4, 3]), (99, [1, 2, 3, 4]), (0, [4, 1, 2, 3])):
        store.do(themes.move_theme, 4, position)
        assert [theme.id for theme in found(store)] == order
        assert [theme.position for theme in found(store)] == [1, 2, 3, 4]


def test_a_theme_goes_and_its_sessions_stay(store: Store) -> None:
    outcome = store.do(workshops.add_outcome, 1, "Know")
    store.do(themes.set_theme_outcomes, 1, [outcome])
    store.do(agenda.set_session_theme, 2, 2)
    store.do(agenda.set_further_themes, 2, [1])
    store.do(themes.delete_theme, 1)
    assert found(store) == [replace(SECOND, planned_minutes=60, sessions=1)]
    assert [(store.ask(card, number).theme_id, store.ask(card, number).further_themes) for number in (1, 2, 3)] == [
        (None, ()),
        (2, ()),
        (None, ()),
    ]


REFUSED: list[tuple[Callable[..., Any], tuple[Any, ...], str]] = [
    (themes.add_theme, (1, " "), "needs a title"),
    (themes.rename_theme, (1, ""), "needs a title"),
    (themes.recode_theme, (1, " "), "needs a code"),
    (themes.recode_theme, (1, "t2"), "Another theme has the code t2"),
    (themes.set_theme_target, (1, -1), "0 minutes or more"),
    (themes.set_theme_slot, (1, 9), "eight colours"),
    (themes.set_theme_lead, (1, 99), "no longer there"),
    (themes.add_themes, (1, "\n \n"), "no new theme"),
]


@pytest.mark.parametrize(("command", "arguments", "sentence"), REFUSED)
def test_what_is_refused(store: Store, command: Callable[..., Any], arguments: Any, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        store.do(command, *arguments)
    assert found(store) == [FIRST, SECOND]
