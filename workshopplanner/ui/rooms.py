"""What a window is furnished with: its widgets in their places, and the objects that act for it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshopplanner.ui.dialogs import Dialogs
from workshopplanner.ui.issues import Issues
from workshopplanner.ui.notices import Notices
from workshopplanner.ui.panes import Panes
from workshopplanner.ui.project import Desk
from workshopplanner.ui.sidebar import Sidebar
from workshopplanner.ui.status import Status
from workshopplanner.ui.steps import Steps
from workshopplanner.ui.talk import Talk
from workshopplanner.ui.toast import Toast
from workshopplanner.ui.view import View
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.window import Window


def fill(window: "Window") -> None:
    """Make the parts of a window."""
    window.sidebar, window.status, window.notices = Sidebar(), Status(), Notices()
    window.stack = named(QStackedWidget(), "pages")
    _lay_out(window)
    window.toast = Toast(window.stack)
    window.desk = Desk(window, window.preferences)
    window.steps, window.issues, window.panes = Steps(window), Issues(window), Panes(window)
    window.dialogs, window.talk, window.view = Dialogs(window), Talk(window), View(window)


def _lay_out(window: "Window") -> None:
    right, middle, column = QVBoxLayout(), QHBoxLayout(), QVBoxLayout()
    for layout in (right, middle, column):
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
    right.addWidget(window.notices)
    right.addWidget(window.stack, 1)
    middle.addWidget(window.sidebar)
    middle.addLayout(right, 1)
    column.addLayout(middle, 1)
    column.addWidget(window.status)
    centre = QWidget()
    centre.setLayout(column)
    window.setCentralWidget(centre)
