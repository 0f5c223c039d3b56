"""Two weeks side by side, on the same hours and scrolled together."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from workshopplanner.core.agenda import minute_of
from workshopplanner.core.versions import Comparison
from workshopplanner.language import _, ngettext
from workshopplanner.ui.history.axis import stretched
from workshopplanner.ui.history.week_sheet import WeekSheet, begin_of
from workshopplanner.ui.overview.parts import plain
from workshopplanner.ui.widgets import named


class SideBySide(QWidget):
    """Shows two programmes, the older at the start of the line."""

    pressed = Signal(int)  # a session

    def __init__(self) -> None:
        super().__init__()
        named(self, "history.weeks", _("Both weeks side by side"))
        grid = QGridLayout(self)  # titles in one row: both weeks have the same height, however a title breaks
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setRowStretch(1, 1)
        self.titles: list[QLabel] = []
        self.sheets: list[WeekSheet] = []
        self.areas: list[QScrollArea] = []
        self._hours = (540, 1080)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._lay_out)
        for at, name in enumerate(("older", "newer")):
            self.titles.append(named(plain("", "section", wrap=True), f"history.weeks.{name}.title"))
            self.sheets.append(WeekSheet(f"history.weeks.{name}.sheet"))
            self.areas.append(named(QScrollArea(), f"history.weeks.{name}", _("Week")))
            self.areas[at].setWidgetResizable(True)
            self.areas[at].setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # both equally wide
            self.areas[at].setWidget(self.sheets[at])
            self.areas[at].verticalScrollBar().valueChanged.connect(self.sheets[at].repaint_days)
            self.sheets[at].resized.connect(self._soon)
            self.sheets[at].pressed.connect(self.pressed)
            grid.addWidget(self.titles[at], 0, at)
            grid.addWidget(self.areas[at], 1, at)
            grid.setColumnStretch(at, 1)
        for one, other in (self.areas, self.areas[::-1]):
            one.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)
            one.horizontalScrollBar().valueChanged.connect(other.horizontalScrollBar().setValue)

    def compare(self, both: Comparison, older: str, newer: str) -> None:
        """Show two programmes under their titles."""
        timed = [each for side in (both.old, both.new) for each in side.sessions if each.starts is not None]
        hours = [(minute_of(day[2]), minute_of(day[3])) for side in (both.old, both.new) for day in side.days]
        hours += [(begin_of(each), begin_of(each) + max(each.minutes, 5)) for each in timed]
        opens = min((begin for begin, _end in hours), default=540) // 60 * 60
        self._hours = opens, max(max((end for _begin, end in hours), default=1080), opens + 60)
        marks = both.marks
        for at, (programme, title) in enumerate(((both.old, older), (both.new, newer))):
            self.titles[at].setText(title)
            self.sheets[at].show_week(programme, both)
            here = [session for session in programme.sessions if session.id in marks]
            words = ngettext("{title}: {n} session differs", "{title}: {n} sessions differ", len(here))
            self.areas[at].setAccessibleName(words.format(title=title, n=len(here)))
        self._lay_out()

    def _soon(self) -> None:
        self._later.start(0)

    def _lay_out(self) -> None:
        """Find the axis on which every title of both weeks has its room."""
        needs = [need for sheet in self.sheets for need in sheet.needs()]
        axis = stretched(*self._hours, needs, self.sheets[0].scale)
        for sheet in self.sheets:
            sheet.stand_on(axis)

    def point_out(self, session_id: int) -> None:
        """Scroll to a session and draw its frame thicker, in both weeks where it is in both."""
        for sheet, area in zip(self.sheets, self.areas, strict=True):
            sheet.pointed = session_id
            sheet.update()
            box = sheet.boxes().get(session_id)
            if box is not None:
                centre, days = box.center(), sheet.fontMetrics().height() + 12  # the days cover the top
                around = int(box.width() // 2) + 8, int(box.height() // 2) + days
                area.ensureVisible(int(centre.x()), int(centre.y()), *around)
