"""What stands in the header of the agenda page: the views, the day, the zoom, the tray."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QWidget

from workshopplanner.language import _, ngettext
from workshopplanner.ui import icons
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.modes import ModePicker, labelled
from workshopplanner.ui.agenda.stage import ZOOMS
from workshopplanner.ui.header import HeaderLayout
from workshopplanner.ui.scheduling.menu import PlanButton
from workshopplanner.ui.widgets import named

VIEWS = ("week", "day", "list")
FIT_DAY = 0.0  # no zoom of its own: as large as the hours of one day fit


class Tools(QObject):
    """Makes the tools, shows them as each view needs them, and says what is chosen."""

    view_chosen = Signal(str)
    day_chosen = Signal(int)  # place of the day, from 0
    zoom_chosen = Signal(float)
    day_fit_wanted = Signal()
    tray_wanted = Signal(bool)
    room_wanted = Signal()
    mode_chosen = Signal(object)  # Mode

    def __init__(self, parent: QObject, header: HeaderLayout) -> None:
        super().__init__(parent)
        self._views = QButtonGroup(self)
        box = self._view_buttons()
        self.day = named(QComboBox(), "agenda.day", _("Day"))
        self.zoom = named(QComboBox(), "agenda.zoom", _("Zoom"))
        for zoom in ZOOMS:
            self.zoom.addItem(_("Fit week") if zoom == 1.0 else words.isolated(f"{round(zoom * 100)} %"), zoom)
        self.zoom.insertItem(1, _("Fit day"), FIT_DAY)
        self.room = named(QPushButton(_("Add room")), "agenda.room.add", _("Add room"))
        icons.dress(self.room, "plus")
        self.mode = ModePicker()
        self.mode.activated.connect(self._mode_picked)
        self._mode_box = labelled(self.mode)
        self.late = named(QPushButton(_("Running late…")), "agenda.late.button", _("Running late"))
        self.late.setToolTip(_("Shift the rest of the morning or of the day (L)"))
        icons.dress(self.late, "clock")
        self.plan = PlanButton()
        self.tray = named(QPushButton(), "agenda.tray.button")
        self.tray.setCheckable(True)
        for tool in (box, self.day, self.zoom, self._mode_box, self.late, self.room, self.plan):
            header.addWidget(tool)
        header.addStretch(1)
        header.addWidget(self.tray)
        self._views.idClicked.connect(self._view_clicked)
        self.day.activated.connect(self.day_chosen)
        self.zoom.activated.connect(self._zoom_picked)
        self.room.clicked.connect(self.room_wanted)
        self.tray.clicked.connect(self.tray_wanted)
        self.show_view("week")

    def _view_buttons(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        texts = {"week": _("Week"), "day": _("Day"), "list": _("List")}
        for at, name in enumerate(VIEWS):
            button = named(QPushButton(texts[name]), f"agenda.view.{name}", texts[name])
            button.setCheckable(True)
            self._views.addButton(button, at)
            row.addWidget(button)
        return box

    def stops(self) -> list[QWidget]:
        """Return the tools in the order of the Tab key."""
        own = [self.day, self.zoom, self.mode, self.late, self.room, self.plan]
        return [*self._views.buttons(), *own, self.tray]

    # ---- showing

    def show_view(self, view: str) -> None:
        """Offer what a view needs."""
        self._views.button(VIEWS.index(view)).setChecked(True)
        self.day.setVisible(view == "day")
        self.room.setVisible(view == "day")
        self.zoom.setVisible(view != "list")
        self._mode_box.setVisible(view != "list")
        self.late.setVisible(view != "list")
        self.tray.setVisible(view != "list")

    def show_days(self, names: Sequence[str], at: int) -> None:
        """Offer the days, with one of them chosen."""
        if list(names) != [self.day.itemText(row) for row in range(self.day.count())]:
            self.day.clear()
            self.day.addItems(list(names))
        self.day.setCurrentIndex(at)

    def show_zoom(self, zoom: float) -> None:
        """Say how large the board is shown."""
        self.zoom.setCurrentIndex(self.zoom.findData(zoom if zoom in ZOOMS else FIT_DAY))

    def show_tray(self, count: int, opened: bool) -> None:
        """Say how many sessions are unscheduled, and whether the tray is open."""
        text = ngettext("Tray: {n} unscheduled", "Tray: {n} unscheduled", count).format(n=count)
        self.tray.setText(text if count else _("Tray: empty"))
        self.tray.setAccessibleName(self.tray.text())
        self.tray.setChecked(opened)

    # ---- choosing

    def _view_clicked(self, at: int) -> None:
        self.view_chosen.emit(VIEWS[at])

    def _zoom_picked(self, at: int) -> None:
        zoom = self.zoom.itemData(at)
        if zoom == FIT_DAY:
            self.day_fit_wanted.emit()
        else:
            self.zoom_chosen.emit(zoom)

    def _mode_picked(self) -> None:
        self.mode_chosen.emit(self.mode.mode)
