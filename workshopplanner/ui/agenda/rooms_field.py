"""The rooms of a session: a button that says them, with a list to tick, and a line for a room that is new."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QPushButton, QVBoxLayout

from workshopplanner.core.agenda import Room
from workshopplanner.language import _
from workshopplanner.ui.agenda import words
from workshopplanner.ui.widgets import named


class RoomsField(QPushButton):
    """Ticks are applied one by one; the list stays open meanwhile."""

    given = Signal(list)  # room ids
    new_room = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "agenda.inspector.rooms", _("Rooms"))
        self._rooms: tuple[Room, ...] = ()
        self._chosen: tuple[int, ...] = ()
        self._panel: QFrame | None = None
        self._ticks: dict[int, QCheckBox] = {}
        self._column: QVBoxLayout | None = None
        self.clicked.connect(self._open)

    def show_rooms(self, rooms: Sequence[Room], chosen: Sequence[Room]) -> None:
        """Offer these rooms, with those of the session ticked."""
        names = _(", ").join(room.name for room in chosen) or _("None: concerns everybody")
        self.setText(self.fontMetrics().elidedText(names.replace("&", "&&"), Qt.TextElideMode.ElideRight, 200) + "  ▾")
        self.setAccessibleName(_("Rooms: {names}").format(names=names))
        self._rooms, self._chosen = tuple(rooms), tuple(room.id for room in chosen)
        if self._panel is not None:
            self._tick()

    def _open(self) -> None:
        panel = named(QFrame(self, Qt.WindowType.Popup), "agenda.inspector.rooms.list", _("Rooms"))
        panel.setProperty("panel", "popover")
        panel.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._column = QVBoxLayout(panel)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(4)
        self._ticks = {}
        new = named(QLineEdit(), "agenda.inspector.rooms.new", _("New room"))
        new.setPlaceholderText(_("New room: name, then Enter"))
        new.returnPressed.connect(self._add)
        self._column.addWidget(new)
        self._panel = panel
        panel.destroyed.connect(self._forget)
        self._tick()
        panel.setMinimumWidth(self.width())
        panel.adjustSize()
        panel.move(self.mapToGlobal(self.rect().bottomLeft()))
        panel.show()
        first = next(iter(self._ticks.values()), None)
        (first or new).setFocus()

    def _tick(self) -> None:
        if self._column is None or self._panel is None:
            return
        for room in self._rooms:
            tick = self._ticks.get(room.id)
            if tick is None:
                seats = words.seats(room)
                text = f"{room.name} ({seats})" if seats else room.name
                tick = named(QCheckBox(text.replace("&", "&&")), f"agenda.inspector.room.{room.name}", text)
                tick.clicked.connect(self._ticked)
                self._ticks[room.id] = tick
                self._column.insertWidget(len(self._ticks) - 1, tick)
                tick.show()
            tick.setChecked(room.id in self._chosen)
        self._panel.adjustSize()

    def _ticked(self) -> None:
        wanted = [room.id for room in self._rooms if self._ticks[room.id].isChecked()]
        self.given.emit(wanted)

    def _add(self) -> None:
        field = self.sender()
        if isinstance(field, QLineEdit) and field.text().strip():
            name = field.text().strip()
            field.clear()
            self.new_room.emit(name)

    def _forget(self) -> None:
        self._panel = self._column = None
        self._ticks = {}
