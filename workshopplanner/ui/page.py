"""What every page has: a header with its tools and one primary button, a body, and an inspector at the right."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workshopplanner.ui.header import HeaderLayout
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.widgets import named

INSPECTOR_WIDTH = 360
LEAST_BODY = 240  # narrower than this, the inspector takes the place of the body
QWIDGETSIZE_MAX = (1 << 24) - 1


class Page(QWidget):
    """A page of the window; subclasses name themselves, fill the body and offer one primary action."""

    key: ClassVar[str]  # "agenda": its place in `nav.agenda` and in links to it
    inspected = Signal(bool)  # the inspector has opened or closed
    wanted = Signal(str, str, int)  # page key, table, row id: please go there
    said = Signal(str)  # what has just happened, for the status bar
    adopted = Signal(object)  # Preferences: what the person at this machine has chosen before

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.hub = hub
        self.setObjectName(f"page.{self.key}")
        self.heading = named(QLabel(self.title()), f"{self.key}.heading")
        self.heading.setProperty("role", "heading")
        self.tools = HeaderLayout()  # fill it like a QHBoxLayout; it breaks into lines where there is little room
        self.tools.setContentsMargins(16, 8, 16, 8)
        self.tools.set_heading(self.heading)
        self._middle = QHBoxLayout()
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self.tools)
        outer.addLayout(self._middle, 1)
        self._body: QWidget | None = None
        self._inspector: QWidget | None = None

    @classmethod
    def title(cls) -> str:
        """Return the page's name in the language of the screen."""
        raise NotImplementedError

    @classmethod
    def icon(cls) -> str:
        """Return the name of the page's icon in resources/icons."""
        return cls.key

    def set_primary(self, text: str, action: Callable[[], object], name: str) -> QPushButton:
        """Give the page its one primary button at the end of the header."""
        button = named(QPushButton(text), name, text)
        button.setProperty("primary", "true")
        button.clicked.connect(action)
        self.tools.set_primary(button)
        return button

    def set_body(self, body: QWidget) -> None:
        """Put the page's content below its header."""
        body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._middle.insertWidget(0, body, 1)
        self._body = body

    def set_inspector(self, content: QWidget) -> None:
        """Give the page an inspector; it stays closed until `open_inspector`."""
        panel = named(QFrame(), f"{self.key}.inspector")
        panel.setProperty("panel", "inspector")
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)
        panel.hide()
        self._middle.addWidget(panel)
        self._inspector = panel

    def open_inspector(self, shown: bool = True) -> None:
        """Open or close the inspector without moving the focus."""
        if self._inspector is not None and self.inspecting != shown:
            self._inspector.setVisible(shown)
            self._share_width()
            self.inspected.emit(shown)

    @property
    def inspecting(self) -> bool:
        """Whether the inspector is open."""
        return self._inspector is not None and self._inspector.isVisibleTo(self)

    def _share_width(self) -> None:
        """Give the inspector its width, or the whole page where both would not fit side by side."""
        if self._inspector is None or self._body is None:
            return
        alone = self.width() < INSPECTOR_WIDTH + LEAST_BODY
        self._inspector.setMinimumWidth(0 if alone else INSPECTOR_WIDTH)
        self._inspector.setMaximumWidth(QWIDGETSIZE_MAX if alone else INSPECTOR_WIDTH)
        self._body.setVisible(not (alone and self.inspecting))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def live(
        self,
        show: Callable[[Any], object],
        query: Callable[..., Any],
        arguments: Callable[[], tuple[Any, ...]] | None = None,
    ) -> Live:
        """Keep `show` fed with a query's answer; by default it is asked about the chosen workshop."""
        return Live(self.hub, self, show, query, arguments)

    def reveal(self, table: str, row_id: int) -> bool:  # noqa: ARG002 (for those who override it)
        """Scroll to a row, select it and flash it; say whether this page shows such rows."""
        return False

    def zoom(self, step: int) -> bool:  # noqa: ARG002 (for those who override it)
        """Show the content larger (1), smaller (-1) or fitted (0); say whether this page can."""
        return False

    def search(self) -> bool:
        """Put the cursor where this page is searched; say whether it can be."""
        field = self.findChild(QLineEdit, f"{self.key}.search")
        if field is None or not field.isVisible():
            return False
        field.setFocus()
        field.selectAll()
        return True
