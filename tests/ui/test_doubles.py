"""People written twice are looked at pair by pair, merged with chosen fields, or kept apart."""

from typing import Any

from PySide6.QtWidgets import QLabel, QRadioButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from workshopplanner.commands import roster
from workshopplanner.queries.doubles import doubles
from workshopplanner.store.schema import Person
from workshopplanner.store.store import Tx
from workshopplanner.ui.doubles.dialog import Doubles
from workshopplanner.ui.window import Window


def names(tx: Tx) -> list[tuple[str, str, str]]:
    found = tx.execute(select(Person.family_name, Person.position, Person.phone)).all()
    return [(family, position, phone) for family, position, phone in found]


def written_twice(window: Window, mail: str, *family_names: str) -> None:
    hub = window.hub
    assert hub is not None
    for number, name in enumerate(family_names):
        who: dict[str, Any] = {"family_name": name, "given_name": "Ada", "email": f"{mail}@example.org"}
        more: dict[str, Any] = {"position": f"R&D <b>{number}</b>", "passport_number": "AB1" if number else ""}
        hub.do(roster.add_person, hub.workshop_id, **who, **more)


def test_pairs_are_put_off_kept_apart_and_merged(qtbot: QtBot, window: Window) -> None:
    hub = window.hub
    assert hub is not None
    assert not hub.ask(doubles)
    window.menu_actions["edit.doubles"].trigger()
    dialog = window.findChild(Doubles)
    assert isinstance(dialog, Doubles)
    qtbot.waitUntil(lambda: dialog.count.text() == "Nobody is written twice.")
    assert not dialog.merge.isVisible()
    written_twice(window, "ada", "Obi", "OBI")
    written_twice(window, "novak", "Novak", "NOVAK")
    qtbot.waitUntil(lambda: dialog.count.text() == "Pair 1 of 2" and dialog.merge.isEnabled())
    hidden = [label.text() for label in dialog.area.findChildren(QLabel)]
    assert "••••" in hidden
    assert "AB1" not in hidden
    dialog.reveal.click()
    assert "AB1" in [label.text() for label in dialog.area.findChildren(QLabel)]

    dialog.later.click()  # the first pair comes last now
    qtbot.waitUntil(dialog.merge.isEnabled)
    choice = dialog.area.findChild(QRadioButton, "doubles.position.second")
    assert isinstance(choice, QRadioButton)
    assert choice.text() == "R&&D <b>1</b>"
    choice.setChecked(True)
    dialog.merge.click()
    qtbot.waitUntil(lambda: dialog.merge.isEnabled() and dialog.count.text() == "Pair 1 of 1")
    assert ("Novak", "R&D <b>1</b>", "") in hub.ask(names)
    assert "NOVAK" not in {family for family, *_ in hub.ask(names)}
    assert dialog.reason.text().endswith("Put off before.")

    dialog.both.click()
    qtbot.waitUntil(lambda: dialog.count.text() == "Nobody is written twice.")
    assert {"Obi", "OBI"} <= {family for family, *_ in hub.ask(names)}
    hub.store.undo()
    qtbot.waitUntil(lambda: dialog.count.text() == "Pair 1 of 1")
    dialog.close()
