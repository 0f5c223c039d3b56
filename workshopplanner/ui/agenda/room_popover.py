"""A room of the venue: its name and seats, below its column in the day view."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from workshopplanner.core.agenda import Room
from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.agenda.popover import Popover
from workshopplanner.ui.widgets import named, padded

MOST_SEATS = 9999


class RoomPopover(Popover):
    """Adds a room, or changes or deletes one."""

    given = Signal(object, str, object)  # room id or None for a new one, name, seats or None
    deleted = Signal(int)

    def __init__(self, parent: QWidget, room: Room | None = None) -> None:
        title, verb = (_("New room"), _("&Add")) if room is None else (_("Room"), _("&Save"))
        super().__init__(parent, "agenda.room", title, verb)
        self._room = room
        self.name = named(QLineEdit(room.name if room else ""), "agenda.room.name", _("Name of the room"))
        self.seats = named(padded(QSpinBox()), "agenda.room.seats", _("Seats"))
        self.seats.setRange(0, MOST_SEATS)
        self.seats.setSpecialValueText(_("not known"))
        self.seats.setValue((room.capacity or 0) if room else 0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for row, (text, field) in enumerate(((_("&Name"), self.name), (_("&Seats"), self.seats))):
            label = QLabel(text)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        self.body.addLayout(grid)
        if room is not None:
            delete = named(QPushButton(_("&Delete room")), "agenda.room.delete", _("Delete room"))
            delete.setToolTip(_("Its sessions stay, without a room."))
            icons.dress(delete, "trash")
            delete.clicked.connect(self._delete)
            self.add_button(delete)
        self.finish()
        self.name.textChanged.connect(self._judge)
        self._judge()
        self.name.setFocus()
        self.name.selectAll()

    def _judge(self) -> None:
        self.primary.setEnabled(bool(self.name.text().strip()))

    def accept(self) -> None:
        """Say what the room shall be."""
        name, seats = self.name.text().strip(), self.seats.value() or None
        room_id = self._room.id if self._room is not None else None
        if name:
            self.close()
            self.given.emit(room_id, name, seats)

    def _delete(self) -> None:
        room = self._room
        self.close()
        if room is not None:
            self.deleted.emit(room.id)
