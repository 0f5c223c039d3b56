"""The window: its first frame, its pages, the file it shows, and the words in its frame."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from workshopplanner.commands import agenda as agenda_commands
from workshopplanner.commands.themes import rename_theme
from workshopplanner.commands.workshops import edit_workshop
from workshopplanner.queries.agenda import agenda
from workshopplanner.queries.themes import themes
from workshopplanner.store import file
from workshopplanner.ui.history.naming import NamePopover
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.preferences import Preferences
from workshopplanner.ui.window import Window

ROOT = Path(__file__).parents[2]
HEAVY = ("sqlalchemy", "alembic", "openpyxl", "lxml", "ortools", "logging.handlers", "PySide6.QtNetwork")


# What the agenda needs only when a hand, a menu or an eye asks for it; each costs the start some milliseconds.
LATER = (
    *("core.countries", "core.findings", "core.rhythm", "core.roster", "core.rules", "core.scheduling", "core.clips"),
    *("queries.findings", "queries.history", "queries.roster", "commands.workshops", "commands.clipboard"),
    *("ui.agenda.drag", "ui.agenda.inspector", "ui.agenda.more", "ui.agenda.move_to", "ui.agenda.room_popover"),
    *("ui.agenda.running", "ui.days.popover", "ui.overview.page", "ui.roster.page", "ui.table"),
)
MODULES = 136  # of our own when the agenda is painted: whoever needs more of them at once has to give a reason here
CLASSES = 48  # dataclasses among them: each takes half a millisecond to make


def hub_of(window: Window) -> Hub:
    assert window.hub is not None
    return window.hub


def test_the_first_frame_is_painted_before_anything_heavy_is_imported(tmp_path: Path) -> None:
    program = """
import sys
from workshopplanner.ui import begin
def tell(what):
    print(what, [name for name in sys.argv[1:] if name in sys.modules], flush=True)
    if what == "page":
        from PySide6.QtWidgets import QApplication
        QApplication.closeAllWindows()
sys.exit(begin.run(None, tell))
"""
    environment = os.environ | {"WORKSHOPPLANNER_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program, *HEAVY],
        check=False,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.splitlines() == ["frame []", "page ['sqlalchemy']"], done.stderr
    assert done.returncode == 0
    assert (tmp_path / "data" / "My workshops.workshop").exists()


def test_the_agenda_is_painted_before_what_only_a_hand_needs_is_imported(seoul: Path, tmp_path: Path) -> None:
    program = """
import dataclasses, os, sys
from pathlib import Path
from workshopplanner.ui import begin
from workshopplanner.ui.preferences import Preferences
def tell(what):
    if what == "page":
        ours = [module for name, module in sys.modules.items() if name.startswith("workshopplanner")]
        made = {each for module in ours for each in vars(module).values() if dataclasses.is_dataclass(each)}
        made = {each for each in made if isinstance(each, type) and each.__module__.startswith("workshopplanner")}
        print(len(ours), len(made), *(name for name in sys.argv[2:] if f"workshopplanner.{name}" in sys.modules))
        sys.stdout.flush()
        os._exit(0)
begin.preferences.load = lambda: Preferences(pages={sys.argv[1]: "agenda"})
begin.run(Path(sys.argv[1]), tell)
"""
    environment = os.environ | {"WORKSHOPPLANNER_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", program, str(seoul), *LATER]
    done = subprocess.run(command, check=False, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    modules, classes, *early = done.stdout.split() or [done.stderr]
    assert early == []
    assert int(modules) <= MODULES
    assert int(classes) <= CLASSES


def test_pages_are_made_at_their_first_visit(window: Window) -> None:
    assert list(window.pages) == ["overview"]
    window.sidebar.buttons["agenda"].click()
    assert list(window.pages) == ["overview", "agenda"]
    page = window.pages["agenda"]
    assert window.stack.currentWidget() is page
    window.menu_actions["view.overview"].trigger()
    window.menu_actions["view.agenda"].trigger()
    assert window.pages["agenda"] is page
    assert window.sidebar.buttons["agenda"].isChecked()


def test_the_title_names_workshop_and_file(window: Window) -> None:
    assert window.windowTitle() == "Seoul 2018 – Seoul 2018.workshop"
    hub_of(window).do(edit_workshop, hub_of(window).workshop_id, short_name="Busan")
    assert window.windowTitle() == "Busan – Seoul 2018.workshop"


def test_undo_names_the_step_and_shows_where_it_happened(window: Window) -> None:
    hub = hub_of(window)
    first = hub.ask(themes, hub.workshop_id)[0]
    hub.do(rename_theme, first.id, "Aims")
    window.steps.name()
    named = window.menu_actions["edit.undo"].text()
    assert "Aims" in named
    assert window.status.undo.full == f"Undo: {named.removeprefix('&Undo ')}"
    window.status.undo.click()
    assert hub.ask(themes, hub.workshop_id)[0].title == first.title
    assert window.current == "themes"
    window.steps.name()
    assert "Aims" in window.menu_actions["edit.redo"].text()
    window.menu_actions["edit.redo"].trigger()
    assert hub.ask(themes, hub.workshop_id)[0].title == "Aims"


def test_every_edit_is_saved_and_the_frame_says_so(window: Window) -> None:
    assert window.status.saved.text() == "All changes saved"
    hub_of(window).do(edit_workshop, hub_of(window).workshop_id, city="Busan")
    assert window.status.saved.text().startswith("All changes saved ")
    window.menu_actions["file.save"].trigger()
    popover = window.findChild(NamePopover)
    assert popover is not None
    assert popover.heading.text() == "Already saved. Name this version?"
    popover.close()


def test_issues_are_counted_and_f8_goes_from_one_to_the_next(window: Window) -> None:
    window.issues.refresh()
    assert window.status.issues.text() == "3 issues"
    assert window.sidebar.buttons["issues"].badge == 3
    seen = []
    for _ in range(3):
        window.menu_actions["view.next_issue"].trigger()
        seen.append((window.current, window.toast.words.text()))
    assert {page for page, _words in seen} == {"agenda", "themes", "roster"}
    assert [words for _page, words in seen] == [finding.sentence for finding in window.issues.findings]


def test_a_refused_file_leaves_the_open_one_open(window: Window, tmp_path: Path) -> None:
    letter = tmp_path / "letter.workshop"
    letter.write_text("Dear colleague", encoding="utf-8")
    window.desk.refused.disconnect()
    told = []
    window.desk.refused.connect(lambda path, code, sentence: told.append((path, code)))
    assert not window.desk.open(letter)
    assert told == [(letter, "E-FOREIGN")]
    assert letter.read_text(encoding="utf-8") == "Dear colleague"
    assert window.windowTitle() == "Seoul 2018 – Seoul 2018.workshop"


def test_a_refused_file_is_answered_by_a_calm_dialog(window: Window, tmp_path: Path) -> None:
    from PySide6.QtCore import QTimer

    said: list[str] = []

    def answer() -> None:
        box = window.findChild(QMessageBox, "refused")
        assert box is not None
        said.append(box.text())
        next(button for button in box.buttons() if button.text() == "Close").click()

    QTimer.singleShot(0, answer)
    window.desk.open(tmp_path / "gone.workshop")
    assert said == ["There is no file gone.workshop. Choose another file."]


def test_another_file_takes_the_place_of_the_open_one(window: Window, planned: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.workshop"
    shutil.copy(planned, other)
    before = window.desk.path
    assert before is not None
    window.go("agenda")
    assert window.desk.open(other)
    assert window.windowTitle() == "Workshop – other.workshop"
    assert window.current == "overview"
    assert window.preferences.recent == [str(other), str(before)]
    file.open_file(before).close()  # it was let go of
    assert window.desk.open(before)
    assert window.current == "agenda"  # where it was left


def test_a_closed_project_leaves_the_welcome(window: Window) -> None:
    window.menu_actions["file.close"].trigger()
    assert window.hub is None
    assert window.current == "welcome"
    assert window.windowTitle() == "Workshop Planner"
    assert not window.menu_actions["edit.undo"].isEnabled()
    assert not window.sidebar.buttons["agenda"].isEnabled()
    recent = window.findChild(QPushButton, "welcome.recent1")
    assert recent is not None
    recent.click()
    assert window.windowTitle() == "Seoul 2018 – Seoul 2018.workshop"


def test_the_recent_files_are_numbered_and_missing_ones_are_grey(window: Window, tmp_path: Path) -> None:
    from workshopplanner.ui.recent import RecentMenu

    window.preferences.recent.append(str(tmp_path / "Gone & away.workshop"))
    menu = window.findChild(RecentMenu)
    assert menu is not None
    menu.fill()
    files = [(action.text(), action.isEnabled()) for action in menu.actions() if action.data()]
    assert files == [("&1  Seoul 2018", True), ("&2  Gone && away", False)]
    menu.actions()[-1].trigger()
    assert window.preferences.recent == []


def test_a_dropped_project_is_opened(qtbot: QtBot, empty_window: Window, seoul: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(seoul))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    empty_window.dragEnterEvent(enter)
    assert enter.isAccepted()
    empty_window.dropEvent(QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    qtbot.waitUntil(lambda: empty_window.desk.path == seoul)


def test_a_copy_is_whole_and_the_open_file_stays_open(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QFileDialog

    target = tmp_path / "copy"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target), ""))
    window.menu_actions["file.copy"].trigger()
    assert window.toast.words.text() == "Copy saved as copy.workshop."
    file.health(tmp_path / "copy.workshop")
    assert window.windowTitle() == "Seoul 2018 – Seoul 2018.workshop"


def test_new_never_touches_a_file_that_exists(
    window: Window, planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QFileDialog

    from workshopplanner.errors import UserError

    taken = tmp_path / "taken.workshop"
    shutil.copy(planned, taken)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(taken), ""))
    with pytest.raises(UserError, match="exists already"):
        window.desk.ask_new()
    assert taken.read_bytes() == planned.read_bytes()
    fresh = tmp_path / "fresh.workshop"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(fresh), ""))
    window.desk.ask_new()
    assert window.desk.path == fresh
    assert window.current == "welcome"


def test_the_sidebar_becomes_a_rail_where_there_is_little_room(window: Window) -> None:
    assert not window.sidebar.rail
    window.dialogs.workshop_details()
    assert window.sidebar.rail  # the inspector is open under 1366 pixels
    window.resize(1400, 720)
    assert not window.sidebar.rail
    window.resize(800, 600)
    assert window.sidebar.rail
    window.resize(1400, 720)
    window.menu_actions["view.rail"].trigger()
    assert window.sidebar.rail
    assert Preferences(rail=True).rail == window.preferences.rail


def test_f6_goes_through_the_panes(window: Window) -> None:
    window.activateWindow()
    window.issues.refresh()
    window.sidebar.buttons["overview"].setFocus()
    seen: list[str] = []
    for _ in range(3):
        window.panes.next()
        focused = window.focusWidget()
        assert isinstance(focused, QWidget)
        seen.append(next(pane.objectName() for pane in window.panes.order if pane.isAncestorOf(focused)))
    assert seen == ["page.overview", "status", "sidebar"]


def test_what_another_program_did_is_seen(window: Window) -> None:
    from workshopplanner.store.store import Store

    path = window.desk.path
    assert path is not None
    other = Store(path, by="somebody@elsewhere")
    other.do(edit_workshop, hub_of(window).workshop_id, short_name="Elsewhere")
    other.close()
    window.poll()
    assert window.windowTitle() == "Elsewhere – Seoul 2018.workshop"


def test_the_disk_failing_is_said_until_the_step_is_kept(window: Window) -> None:
    import sqlite3

    hub, path = hub_of(window), window.desk.path
    assert path is not None
    from workshopplanner.errors import Unreachable

    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Unreachable):
        hub.do(edit_workshop, hub.workshop_id, short_name="Kept")
    assert window.status.saved.text() == "Not saved"
    assert window.notices.sentence("unsaved").startswith("Not saved: Another program is writing")
    holder.execute("ROLLBACK")
    holder.close()
    retry = window.findChild(QPushButton, "notice.unsaved.action1")
    assert retry is not None
    retry.click()
    assert window.notices.sentence("unsaved") == ""
    assert window.windowTitle() == "Kept – Seoul 2018.workshop"


def test_a_second_start_raises_the_window(qtbot: QtBot, window: Window) -> None:
    path = window.desk.path
    assert path is not None
    window.listen_for_second_starts()
    program = "import sys, pathlib\nfrom PySide6.QtCore import QCoreApplication\napp = QCoreApplication([])\n"
    program += "from workshopplanner.ui import instance\nprint(instance.raise_other(pathlib.Path(sys.argv[1])))"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
        assert second.stdout is not None
        assert second.stdout.read() == "True\n"


def test_a_workshop_that_is_deleted_makes_room_for_the_welcome_and_comes_back(window: Window) -> None:
    from workshopplanner.commands.workshops import delete_workshop

    hub = hub_of(window)
    before = hub.ask(agenda, hub.workshop_id)
    window.go("agenda")
    hub.do(delete_workshop, hub.workshop_id)
    assert window.current == "welcome"
    window.steps.undo()
    assert window.current == "agenda"
    assert hub.ask(agenda, hub.workshop_id) == before


def test_a_move_is_undone_from_the_menu(window: Window) -> None:
    hub = hub_of(window)
    week = hub.ask(agenda, hub.workshop_id)
    card = next(card for card in week.cards if card.title == "Digital technology")
    hub.do(agenda_commands.move_session, card.id, week.days[2].id, week.days[2].opens)
    window.steps.name()
    assert "Digital technology" in window.menu_actions["edit.undo"].text()
    window.menu_actions["edit.undo"].trigger()
    assert hub.ask(agenda, hub.workshop_id) == week
    assert window.current == "agenda"
