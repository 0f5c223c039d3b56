"""What an empty project shows: the three ways to begin."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.window import Window


class Welcome(QWidget):
    """Offers a new workshop, the sample or a file, and the projects that were open lately."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        named(self, "page.welcome", _("Welcome"))
        self._window = window
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(24, 24, 24, 24)
        panel = self._panel()
        panel.setMaximumWidth(600)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(panel, 100)
        middle.addStretch(1)
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _panel(self) -> QWidget:
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        heading = QLabel(_("Plan a workshop"))
        heading.setProperty("role", "heading")
        words = QLabel(_("Nothing planned yet. A 5-day agenda takes about a minute."))
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        column.addWidget(heading)
        column.addWidget(words)
        column.addSpacing(8)
        ways = QGridLayout()
        ways.setSpacing(8)
        desk, sample = self._window.desk, _("Open the Seoul 2018 sample")
        entries: tuple[tuple[str, str, str, str, Callable[[], object]], ...] = (
            ("new", "agenda", _("New workshop…"), _("Three steps, everything filled in beforehand."), self._new),
            ("sample", "presentation", sample, _("True facts, fictional people."), desk.open_sample),
            ("open", "folder-open", _("Open a project…"), _("A file ending in .workshop."), desk.ask_open),
        )
        for row, (name, glyph, text, hint, action) in enumerate(entries):
            button = named(QPushButton(text), f"welcome.{name}", text)
            button.setMinimumSize(260, 36)
            icons.dress(button, glyph, "on_accent" if name == "new" else "text")
            if name == "new":
                button.setProperty("primary", "true")
            button.clicked.connect(action)
            caption = QLabel(hint)
            caption.setProperty("role", "muted")
            caption.setWordWrap(True)
            caption.setMinimumWidth(240)
            ways.addWidget(button, row, 0)
            ways.addWidget(caption, row, 1)
        ways.setColumnStretch(1, 1)
        column.addLayout(ways)
        self._recent(column)
        return panel

    def _new(self) -> None:
        if self._window.hub is None:
            from workshopplanner.ui import folders

            self._window.desk.open(folders.default_project())
        self._window.new_workshop()

    def _recent(self, column: QVBoxLayout) -> None:
        own = self._window.desk.path if self._window.hub is not None else None
        recent = [Path(name) for name in self._window.preferences.recent]
        recent = [path for path in recent if path != own and path.exists()][:5]
        if not recent:
            return
        rule = QFrame()
        rule.setProperty("panel", "rule")
        column.addSpacing(16)
        column.addWidget(rule)
        heading = QLabel(_("Lately open"))
        heading.setProperty("role", "section")
        column.addWidget(heading)
        for number, path in enumerate(recent, start=1):
            button = named(QPushButton(path.stem.replace("&", "&&")), f"welcome.recent{number}", path.stem)
            button.setProperty("link", "true")
            button.setProperty("file", str(path))
            button.setToolTip(str(path))
            button.clicked.connect(self._open_recent)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

    def _open_recent(self) -> None:
        button = self.sender()
        if button is not None:
            self._window.desk.open(Path(button.property("file")))
