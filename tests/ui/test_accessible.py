"""Assistive technology finds a name for everything that can be used."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workshopplanner.ui.pages import PLACES
from workshopplanner.ui.window import Window

Role = QAccessible.Role
USABLE = {
    Role.PushButton, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.EditableText, Role.SpinBox, Role.Slider,
    Role.Table, Role.Tree, Role.List, Role.PageTab, Role.ButtonMenu, Role.ButtonDropDown, Role.MenuItem,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _active(qtbot: QtBot) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def unnamed(top: QWidget) -> list[str]:
    found: list[str] = []
    start = QAccessible.queryAccessibleInterface(top)
    waiting: list[tuple[QAccessibleInterface, str]] = [(start, top.objectName())]
    while waiting:
        interface, path = waiting.pop()
        if not interface.isValid() or interface.state().invisible:
            continue
        thing: Any = interface.object()
        path = f"{path}/{thing.objectName() or type(thing).__name__}" if thing is not None else path
        if interface.role() in USABLE and not interface.text(QAccessible.Text.Name).strip() and not _inner(thing):
            found.append(f"{path} {interface.role().name}")
        if interface.role() not in (Role.Table, Role.List, Role.Tree):
            waiting += [(child, path) for child in children(interface)]
    return found


def children(interface: Any) -> list[QAccessibleInterface]:
    found = [interface.child(at) for at in range(interface.childCount())]
    return [child for child in found if child is not None]


def _inner(thing: object) -> bool:
    """Say whether it is a part that Qt made inside a field that has a name."""
    if not isinstance(thing, QWidget):
        return True
    around = thing.parentWidget()
    return thing.objectName().startswith("qt_") and around is not None and bool(around.accessibleName())


@pytest.mark.parametrize("key", [place.key for place in PLACES])
def test_everything_on_a_page_has_a_name(qtbot: QtBot, window: Window, key: str) -> None:
    window.go(key)
    qtbot.wait(50)
    assert unnamed(window) == []


def test_the_inspector_of_the_overview_has_names(window: Window) -> None:
    window.dialogs.workshop_details()
    assert unnamed(window) == []


def test_welcome_and_wizard_have_names(empty_window: Window) -> None:
    empty_window.desk.open_first(None)
    assert unnamed(empty_window) == []
    empty_window.new_workshop()
    for step in range(3):
        empty_window.pages["wizard"].findChild(QWidget, f"wizard.step{step + 1}").click()  # type: ignore[union-attr]
        assert unnamed(empty_window) == []


@pytest.mark.parametrize("name", ["settings", "guide", "shortcuts", "about", "go_to_anything"])
def test_dialogs_have_names(window: Window, name: str) -> None:
    getattr(window.dialogs, name)()
    shown = window.findChildren(QWidget, name.replace("go_to_anything", "goto"))[-1]
    assert unnamed(shown) == []
    shown.close()
