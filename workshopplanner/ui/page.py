"""What every page has: a header with its tools and one primary button, a body, and an inspector at the right."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.widgets import named

INSPECTOR_WIDTH = 360


class Page(QWidget):
    """A page of the window; subclasses name themselves, fill the body and offer one primary action."""

    key: ClassVar[str]  # "agenda": its place in `nav.agenda` and in links to it
    inspected = Signal(bool)  # the inspector has opened or closed
    wanted = Signal(str, str, int)  # page key, table, row id: please go there

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.hub = hub
        self.setObjectName(f"page.{self.key}")
        self.heading = named(QLabel(self.title()), f"{self.key}.heading")
        self.heading.setProperty("role", "heading")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self._header = QHBoxLayout()
        self._header.setContentsMargins(16, 8, 16, 8)
        self._header.setSpacing(12)
        self._header.addWidget(self.heading)
        self._header.addLayout(self.tools, 1)
        self._middle = QHBoxLayout()
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._header)
        outer.addLayout(self._middle, 1)
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
        self._header.addWidget(button)
        return button

    def set_body(self, body: QWidget) -> None:
        """Put the page's content below its header."""
        body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._middle.insertWidget(0, body, 1)

    def set_inspector(self, content: QWidget) -> None:
        """Give the page an inspector; it stays closed until `open_inspector`."""
        panel = named(QFrame(), f"{self.key}.inspector")
        panel.setProperty("panel", "inspector")
        panel.setFixedWidth(INSPECTOR_WIDTH)
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)
        panel.hide()
        self._middle.addWidget(panel)
        self._inspector = panel

    def open_inspector(self, shown: bool = True) -> None:
        """Open or close the inspector without moving the focus."""
        if self._inspector is not None and self._inspector.isVisibleTo(self) != shown:
            self._inspector.setVisible(shown)
            self.inspected.emit(shown)

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
