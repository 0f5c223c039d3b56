"""Lines of an inspector that lead to something elsewhere."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from workshopplanner.ui.widgets import named, plain_tip


class Links(QWidget):
    """A heading, if there is one, with lines below it that each lead somewhere; without lines there is no heading."""

    wanted = Signal(int)

    def __init__(self, prefix: str, title: str) -> None:
        super().__init__()
        self._prefix = prefix
        heading = QLabel(title)
        heading.setProperty("role", "section")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4 if title else 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(heading)
        heading.setVisible(bool(title))
        self._links: list[QPushButton] = []

    def show_lines(self, lines: Sequence[tuple[str, int]]) -> None:
        """Show lines, each with the row it leads to."""
        for gone in self._links:
            gone.hide()
            gone.deleteLater()
        self._links = []
        self.setVisible(bool(lines))
        for text, row_id in lines:
            shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 300)
            link = named(QPushButton(shown.replace("&", "&&")), f"{self._prefix}.{row_id}", text)
            link.setToolTip(plain_tip(text) if shown != text else "")
            link.setProperty("link", "true")
            link.setProperty("row", row_id)
            link.clicked.connect(self._go)
            self._column.addWidget(link)
            self._links.append(link)

    def _go(self) -> None:
        link = self.sender()
        if isinstance(link, QPushButton):
            self.wanted.emit(link.property("row"))
