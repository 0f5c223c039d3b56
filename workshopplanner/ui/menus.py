"""The menus of the window, in one table: what each entry is called, its keys, and what of the window it calls."""

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from workshopplanner.language import N_, _
from workshopplanner.ui.pages import PLACES
from workshopplanner.ui.recent import RecentMenu

if TYPE_CHECKING:
    from workshopplanner.ui.window import Window

Key = QKeySequence.StandardKey
Role = QAction.MenuRole


@dataclass(frozen=True)
class Entry:
    """A menu entry; `does` leads from the window to a method, and `project` says that it needs an open file."""

    name: str
    text: str
    does: str
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()
    project: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole


RULE = None
MOST_DIGITS = 9  # pages beyond it have no key of their own; Ctrl+0 fits the agenda
RECENT = "recent"
PAGES = "pages"
MENUS: tuple[tuple[str, str, tuple[Entry | str | None, ...]], ...] = (
    (
        "file",
        N_("&File"),
        (
            Entry("file.new", N_("&New project…"), "desk.ask_new", (Key.New,)),
            Entry("file.open", N_("&Open…"), "desk.ask_open", (Key.Open,)),
            RECENT,
            RULE,
            Entry("file.save", N_("&Save"), "talk.already_saved", (Key.Save,), project=True),
            Entry("file.copy", N_("Save a &copy…"), "talk.save_copy", ("Ctrl+Shift+S",), project=True),
            Entry("file.export", N_("&Export…"), "go_to_exports", ("Ctrl+E",), project=True),
            RULE,
            Entry("file.close", N_("C&lose project"), "desk.close", ("Ctrl+W",), project=True),
            Entry("file.quit", N_("&Quit"), "close", ("Ctrl+Q",), role=Role.QuitRole),
        ),
    ),
    (
        "edit",
        N_("&Edit"),
        (
            Entry("edit.undo", N_("&Undo"), "steps.undo", (Key.Undo,), project=True),
            Entry("edit.redo", N_("&Redo"), "steps.redo", ("Ctrl+Y", "Ctrl+Shift+Z"), project=True),
            RULE,
            Entry("edit.find", N_("&Find on this page"), "view.search", (Key.Find,), project=True),
            Entry("edit.goto", N_("&Go to anything…"), "dialogs.go_to_anything", ("Ctrl+K",), project=True),
            Entry("edit.doubles", N_("Find people &written twice…"), "dialogs.doubles", project=True),
            RULE,
            Entry(
                "edit.settings",
                N_("&Settings…"),
                "dialogs.settings",
                ("Ctrl+,",),
                role=Role.PreferencesRole,
            ),
        ),
    ),
    (
        "view",
        N_("&View"),
        (
            PAGES,
            RULE,
            Entry("view.next_issue", N_("&Next issue"), "issues.next", ("F8",), project=True),
            Entry("view.previous_issue", N_("&Previous issue"), "issues.previous", ("Shift+F8",), project=True),
            Entry("view.next_pane", N_("Next p&ane"), "panes.next", ("F6",)),
            Entry("view.previous_pane", N_("Previous pan&e"), "panes.previous", ("Shift+F6",)),
            RULE,
            Entry("view.zoom_in", N_("Zoom &in"), "view.zoom_in", ("Ctrl++", "Ctrl+="), project=True),
            Entry("view.zoom_out", N_("Zoom &out"), "view.zoom_out", ("Ctrl+-",), project=True),
            Entry("view.zoom_fit", N_("Zoom to &fit"), "view.zoom_fit", ("Ctrl+0",), project=True),
            RULE,
            Entry("view.rail", N_("Narrow &sidebar"), "view.toggle_rail", ("Ctrl+B",)),
        ),
    ),
    (
        "workshop",
        N_("&Workshop"),
        (
            Entry("workshop.new", N_("&New workshop…"), "new_workshop", ("Ctrl+Shift+W",), project=True),
            Entry("workshop.copy", N_("&Copy a workshop…"), "dialogs.copy_workshop", project=True),
            RULE,
            Entry("workshop.details", N_("Workshop &details…"), "dialogs.workshop_details", project=True),
            Entry("workshop.shift", N_("&Shift to other dates…"), "dialogs.shift_workshop", project=True),
            Entry("workshop.rhythms", N_("&Rhythms of weeks…"), "dialogs.rhythms", project=True),
            RULE,
            Entry("workshop.delete", N_("De&lete this workshop…"), "dialogs.delete_workshop", project=True),
        ),
    ),
    (
        "help",
        N_("&Help"),
        (
            Entry("help.guide", N_("User &guide"), "dialogs.guide", ("F1",)),
            Entry("help.shortcuts", N_("&Keyboard shortcuts"), "dialogs.shortcuts", ("Ctrl+/",)),
            Entry("help.sample", N_("Open the Seoul 2018 &sample"), "desk.open_sample"),
            RULE,
            Entry("help.log", N_("Open the &log folder"), "dialogs.open_log_folder"),
            Entry("help.about", N_("&About Workshop Planner"), "dialogs.about", role=Role.AboutRole),
        ),
    ),
)


def fill(window: "Window") -> dict[str, QAction]:
    """Build the menu bar and return its actions by name; each action is also the window's, for its shortcut."""
    actions: dict[str, QAction] = {}
    for name, title, entries in MENUS:
        menu = window.menuBar().addMenu(_(title))
        menu.setObjectName(f"menu.{name}")
        for entry in entries:
            if entry is RULE:
                menu.addSeparator()
            elif entry == RECENT:
                menu.addMenu(RecentMenu(window))
            elif entry == PAGES:
                actions |= _pages(window, menu)
            elif isinstance(entry, Entry):
                actions[entry.name] = _action(window, menu, entry)
    return actions


def _action(window: "Window", menu: QMenu, entry: Entry) -> QAction:
    action = QAction(_(entry.text), window)
    action.setObjectName(entry.name)
    action.setShortcuts([QKeySequence(key) for key in entry.keys])
    action.setMenuRole(entry.role)
    action.setProperty("project", entry.project)
    action.triggered.connect(attrgetter(entry.does)(window))
    menu.addAction(action)
    return action


def _pages(window: "Window", menu: QMenu) -> dict[str, QAction]:
    made: dict[str, QAction] = {}
    for number, place in enumerate(PLACES, start=1):
        action = menu.addAction(_(place.title))
        action.setObjectName(f"view.{place.key}")
        if number <= MOST_DIGITS:
            action.setShortcut(QKeySequence(f"Ctrl+{number}"))
        action.setData(place.key)
        action.setProperty("project", True)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(window.go_to_sender)
        made[action.objectName()] = action
    return made
