"""The window: sidebar, page, status, menus. Its frame is painted before anything heavy is imported."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from workshopplanner.language import _
from workshopplanner.ui import skeleton
from workshopplanner.ui.preferences import Preferences

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from workshopplanner.store.file import ProjectFile
    from workshopplanner.ui.dialogs import Dialogs
    from workshopplanner.ui.hub import Hub
    from workshopplanner.ui.instance import Listener
    from workshopplanner.ui.issues import Issues
    from workshopplanner.ui.notices import Notices
    from workshopplanner.ui.page import Page
    from workshopplanner.ui.panes import Panes
    from workshopplanner.ui.project import Desk
    from workshopplanner.ui.sidebar import Sidebar
    from workshopplanner.ui.status import Status
    from workshopplanner.ui.steps import Steps
    from workshopplanner.ui.talk import Talk
    from workshopplanner.ui.toast import Toast
    from workshopplanner.ui.view import View

RESTART = 75  # what the event loop ends with when the program shall start again
POLL = 2000  # milliseconds between two looks at what others did
FRAME = QSize(8, 48)  # what title bar and borders take of the screen


class Window(QMainWindow):
    """One window on one project file: a skeleton at first, and all its parts once it is furnished."""

    first_painted = Signal()
    closing = Signal()  # what closing does is a slot's work: an exception that left `closeEvent` could end the process

    sidebar: "Sidebar"
    status: "Status"
    notices: "Notices"
    stack: "QStackedWidget"
    toast: "Toast"
    desk: "Desk"
    steps: "Steps"
    issues: "Issues"
    panes: "Panes"
    dialogs: "Dialogs"
    talk: "Talk"
    view: "View"
    menu_actions: dict[str, QAction]

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self.hub: Hub | None = None
        self.pages: dict[str, QWidget] = {}
        self.current = ""
        self.furnished = False
        self._seen = False
        self._wanted_file = Path()
        self._listener: Listener | None = None
        self.restart_on: Path | None = None
        self.setObjectName("window")
        self.setWindowTitle(_("Workshop Planner"))
        self.setMinimumSize(480, 320)
        self._restore_geometry()

    def furnish(self) -> None:
        """Put everything in: sidebar, pages, status, menus. Called once, after the first frame."""
        from workshopplanner.ui import menus, rooms

        rooms.fill(self)
        self.menu_actions = menus.fill(self)
        self._poll = QTimer(self)
        self._poll.setInterval(POLL)
        self._connect()
        self._enable(False)
        self.setAcceptDrops(True)
        self.furnished = True
        self.stack.setFocus()  # no ring before somebody uses the keyboard
        self.view.fit()

    def _connect(self) -> None:
        self.sidebar.went.connect(self.go)
        self.sidebar.workshop_chosen.connect(self.choose_workshop)
        self.sidebar.workshop_wanted.connect(self.new_workshop)
        self.status.issues_wanted.connect(self.issues.next)
        self.status.undo_wanted.connect(self.steps.undo)
        self.desk.opened.connect(self._show_file)
        self.desk.closing.connect(self._forget_file)
        self.desk.refused.connect(self.dialogs.refuse_file)
        self.steps.named.connect(self._name_steps)
        self.steps.happened.connect(self.go_to)
        self.steps.nothing.connect(self.toast.say)
        self.issues.counted.connect(self._show_issues)
        self.issues.wanted.connect(self.go_to_issue)
        self.issues.read.connect(self.toast.say)
        self._poll.timeout.connect(self.poll)
        self.closing.connect(self._shut)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.furnished:
            skeleton.paint(self, self.preferences.scheme, self.preferences.rail)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.first_painted.emit)  # once this frame is on the screen

    # ---- the file that is shown

    def _show_file(self, opened: "ProjectFile") -> None:
        from workshopplanner.ui.hub import Hub

        self.drop_page("welcome")  # the next one lists other files
        self.hub = Hub(opened.store, 0, self)
        self.hub.changed.connect(self._changed)
        self.hub.workshop_changed.connect(self._workshop_changed)
        self.hub.unsaved.connect(self.talk.show_unsaved)
        self.hub.saving.connect(self.talk.show_saving)
        self._enable(True)
        self.status.show_saved()
        self._poll.start()
        self._list_workshops()
        self.steps.watch(self.hub)
        self.issues.watch(self.hub)
        self.go(self.preferences.pages.get(str(opened.path), "overview"))

    def _forget_file(self) -> None:
        self._poll.stop()
        self.steps.watch(None)
        self.issues.watch(None)
        self._remember_page()
        if self.hub is not None:
            self.hub.store.on_change = None
            self.hub.deleteLater()
            self.hub = None
        left, self.pages = self.pages, {}
        self.go("welcome")  # so that none of the others comes forward while they are taken away
        for page in left.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self.sidebar.show_workshops([], 0)
        self.status.clear()
        self.talk.settle()
        self._enable(False)
        self._title()

    def _list_workshops(self) -> None:
        """Offer the workshops of the file, and stay on one that exists."""
        if self.hub is None:
            return
        from workshopplanner.queries import workshops

        found = [(each.id, each.name) for each in self.hub.ask(workshops.workshops)]
        if not found and self.current not in ("wizard", ""):
            self.go("welcome")  # before the pages are told that there is nothing to show
        if self.hub.workshop_id not in dict(found):
            self.hub.choose_workshop(found[0][0] if found else 0)
        self.sidebar.show_workshops(found, self.hub.workshop_id)
        self.sidebar.set_usable(bool(found))
        self._title(dict(found).get(self.hub.workshop_id, ""))

    def choose_workshop(self, workshop_id: int) -> None:
        """Look at another workshop of the file."""
        if self.hub is not None:
            self.hub.choose_workshop(workshop_id)
            self._list_workshops()

    def _workshop_changed(self, _workshop_id: int) -> None:
        if self.current in ("welcome", "wizard"):
            self.go("overview")

    def _changed(self, rows: dict[str, Any]) -> None:
        self.status.show_saved(dt.datetime.now())  # noqa: DTZ005 (the clock on the wall)
        self.talk.settle()
        if "workshop" in rows:
            self._list_workshops()

    def _title(self, workshop: str = "") -> None:
        path = self.desk.path
        parts = [part for part in (workshop, path.name if path and self.hub else "") if part]
        self.setWindowTitle(" – ".join(parts) or _("Workshop Planner"))
        self.setWindowFilePath(str(path) if path and self.hub else "")

    def poll(self) -> None:
        """Take note of what others did to the file."""
        if self.hub is not None and self.hub.aside is None:
            self.hub.store.poll()

    # ---- pages

    def go(self, key: str) -> None:
        """Show a page, making it at its first visit; without a workshop there is only the welcome."""
        if key not in ("welcome", "wizard") and (self.hub is None or not self.hub.workshop_id):
            key = "welcome"
        page = self.pages.get(key) or self._build(key)
        self.current = key
        self.stack.setCurrentWidget(page)
        self.sidebar.set_current(key)
        self.view.fit()
        self.panes.arrange(self.sidebar, page, self.status)

    def _build(self, key: str) -> QWidget:
        made: QWidget
        if key == "welcome":
            from workshopplanner.ui.welcome import Welcome

            made = Welcome(self)
        elif key == "wizard":
            from workshopplanner.ui.wizard.page import Wizard

            made = Wizard(self)
        else:
            assert self.hub is not None  # `go` sends everybody else to the welcome page
            from workshopplanner.ui import pages

            made = pages.place(key).build(self.hub)
            made.inspected.connect(self.view.fit)
            made.wanted.connect(self.go_to)
            made.said.connect(self.status.tell)
            made.adopted.emit(self.preferences)
        self.pages[key] = made
        self.stack.addWidget(made)
        return made

    def go_to(self, key: str, table: str, row_id: int) -> None:
        """Show a row where it is seen best: on the page that is open if it shows such rows, else on its own."""
        page = self.page()
        if row_id and page is not None and self.current != "overview" and page.reveal(table, row_id):
            return
        self.go(key)
        page = self.page()
        if row_id and page is not None:
            page.reveal(table, row_id)

    def go_to_issue(self, key: str, table: str, row_id: int) -> None:
        """Show what an issue speaks of; a session with its details, where the fixes are."""
        self.go_to(key, table, row_id)
        page = self.page()
        if page is not None and self.current == key == "agenda" and table == "session":
            page.open_inspector()

    def go_to_sender(self) -> None:
        """Go to the page of the menu entry that was chosen."""
        action = self.sender()
        if isinstance(action, QAction):
            self.go(action.data())

    def new_workshop(self) -> None:
        """Begin a new workshop in the open project."""
        self.go("wizard")

    def page(self) -> "Page | None":
        """Return the page that is shown; welcome and wizard are none."""
        from workshopplanner.ui.page import Page

        shown = self.pages.get(self.current)
        return shown if isinstance(shown, Page) else None

    def drop_page(self, key: str) -> None:
        """Forget a page, so that its next visit begins anew."""
        page = self.pages.pop(key, None)
        if page is not None:
            self.stack.removeWidget(page)
            page.deleteLater()

    def go_to_exports(self) -> None:
        """Go to the page that writes the workbook."""
        self.go("exports")

    # ---- what the frame says

    def _enable(self, project: bool) -> None:
        for action in self.menu_actions.values():
            if action.property("project"):
                action.setEnabled(project)
        self.sidebar.set_usable(project)
        self.sidebar.chooser.setEnabled(project)

    def _name_steps(self, undo: str, redo: str) -> None:
        for name, headline, plain, full in (
            ("edit.undo", undo, _("&Undo"), _("&Undo {step}")),
            ("edit.redo", redo, _("&Redo"), _("&Redo {step}")),
        ):
            action = self.menu_actions[name]
            action.setText(full.format(step=headline.replace("&", "&&")) if headline else plain)
            action.setEnabled(bool(headline))
        self.status.show_undo(undo)

    def _show_issues(self, number: int) -> None:
        self.status.show_issues(number if self.hub is not None and self.hub.workshop_id else None)
        self.sidebar.buttons["issues"].set_badge(number)

    # ---- the window itself

    def listen_for_second_starts(self) -> None:
        """Come to the front when the program is started again on the open file."""
        from workshopplanner.ui.instance import Listener

        if self._listener is not None:
            self._listener.stop()
            self._listener = None
        if self.desk.path is not None:
            self._listener = Listener(self.desk.path, self)
            self._listener.called.connect(self.come_forward)

    def come_forward(self) -> None:
        """Show the window in front of the others."""
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def restart(self) -> None:
        """Close and start again, for choices that take effect at a start."""
        self.restart_on = self.desk.path
        if self.close():
            from PySide6.QtWidgets import QApplication

            QApplication.exit(RESTART)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.furnished:
            self.view.fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self._wanted_file = path
            QTimer.singleShot(0, self._open_dropped)  # the other program's drag ends first

    def _open_dropped(self) -> None:
        if self._wanted_file.suffix == ".workshop":
            self.desk.open(self._wanted_file)
        elif self.hub is not None and self.hub.workshop_id:
            self.go("applicants")
            self.pages["applicants"].take_file(self._wanted_file)  # type: ignore[attr-defined]

    def _restore_geometry(self) -> None:
        room = self.screen().availableSize() - FRAME
        self.resize(QSize(1280, 800).boundedTo(room))
        if self.preferences.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self.preferences.geometry.encode("ascii", "ignore")))

    def _remember_page(self) -> None:
        if self.desk.path is not None and self.current not in ("welcome", "wizard", ""):
            self.preferences.pages[str(self.desk.path)] = self.current

    def closeEvent(self, event: QCloseEvent) -> None:
        self.preferences.geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.closing.emit()
        self.preferences.save()
        super().closeEvent(event)

    def _shut(self) -> None:
        from workshopplanner.ui import jobs

        jobs.end_all()
        self.desk.close()


def _dropped(event: QDropEvent) -> Path | None:
    """Return the project, or the file with people to import, that is being dropped."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if urls and urls[0].isLocalFile() else None
