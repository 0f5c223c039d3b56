"""What a session comes after: sessions with a button that takes each away, and a field that finds one while typing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workshopplanner.core.agenda import Agenda, Card
from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.agenda.fields import repolish
from workshopplanner.ui.cell_editor import ChoiceField
from workshopplanner.ui.widgets import named


class AfterField(QWidget):
    """Shows the sessions that must be over before, and says which it shall be."""

    given = Signal(list)  # session ids

    def __init__(self) -> None:
        super().__init__()
        named(self, "agenda.inspector.after", _("Comes after"))
        self._needs: tuple[int, ...] = ()
        self._shown: list[str] = []
        self._known: dict[str, int] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.search = named(ChoiceField([]), "agenda.inspector.after.add", _("Add a session that must be over before"))
        self.search.setPlaceholderText(_("Add a session: type its title"))
        self.search.returnPressed.connect(self._add)
        self.search.textEdited.connect(self._unmark)
        completer = self.search.completer()
        if completer is not None:
            completer.activated.connect(self._picked, Qt.ConnectionType.QueuedConnection)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addWidget(self.search)

    def show_card(self, card: Card, agenda: Agenda) -> None:
        """Show what a session comes after, and offer the other sessions that something can come after."""
        others = [other for other in agenda.cards if other.id != card.id]
        offered = [other for other in others if other.taught and other.id not in card.needs]
        self._known = {f"{other.code} {other.title}": other.id for other in offered}
        self.search.offer(list(self._known))
        names = {other.id: f"{other.code} {other.title}" for other in others}
        self._show_rows(card.needs, [names.get(each, "") for each in card.needs])

    def _show_rows(self, needs: tuple[int, ...], names: Sequence[str]) -> None:
        if needs == self._needs and list(names) == self._shown:
            return
        self._needs, self._shown = needs, list(names)
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, (session_id, name) in enumerate(zip(needs, names, strict=True), start=1):
            row = self._row(number, session_id, name)
            self._rows.addWidget(row)
            row.show()

    def _row(self, number: int, session_id: int, name: str) -> QWidget:
        row = QWidget()
        title = named(QLabel(name), f"agenda.inspector.after{number}", name)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        remove = named(QPushButton(), f"agenda.inspector.after{number}.remove")
        remove.setAccessibleName(_("Remove {name}").format(name=name))
        remove.setProperty("flat", "true")
        remove.setProperty("session", session_id)
        icons.dress(remove, "close", "secondary", 14)
        remove.clicked.connect(self._remove)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(title, 1)
        line.addWidget(remove)
        return row

    def _remove(self) -> None:
        gone = self.sender().property("session")
        self.given.emit([each for each in self._needs if each != gone])

    def _picked(self, _text: str) -> None:
        self._add()

    def _add(self) -> None:
        session_id = self._known.get(self.search.answer())
        if session_id is None:
            wrong = bool(self.search.text().strip())
            self.search.setProperty("invalid", wrong)
            repolish(self.search)
            self.search.setToolTip(_("No other session has this title.") if wrong else "")
            return
        self.search.clear()
        self.given.emit([*self._needs, session_id])

    def _unmark(self) -> None:
        if self.search.property("invalid"):
            self.search.setProperty("invalid", False)
            self.search.setToolTip("")
            repolish(self.search)
