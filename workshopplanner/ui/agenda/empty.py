"""What an agenda without sessions offers: a standard week in outline, or the first session."""

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QDateEdit, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workshopplanner.core.agenda import Agenda, Card
from workshopplanner.core.kinds import SessionStatus
from workshopplanner.core.rhythm import filled, standard_week
from workshopplanner.core.rhythms import Rhythm
from workshopplanner.language import _
from workshopplanner.ui import fields
from workshopplanner.ui.widgets import named


class Empty(QFrame):
    """Lies over the middle of an empty board."""

    rhythm_wanted = Signal()
    rhythm_chosen = Signal()
    session_wanted = Signal()
    day_wanted = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        named(self, "agenda.empty")
        self.setProperty("panel", "card")
        self.words = named(QLabel(), "agenda.empty.text")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.saved = named(QComboBox(), "agenda.empty.saved", _("Rhythm"))
        self.saved.addItem(_("Standard week"), None)
        self.saved.activated.connect(self.rhythm_chosen)
        self.rhythm = self._button("rhythm", _("Use this rhythm"), self.rhythm_wanted)
        self.blank = self._button("add", _("Add session"), self.session_wanted)
        self.day = self._button("day", _("Add the first day"), self.day_wanted)
        self.date = named(QDateEdit(_next_monday()), "agenda.empty.date", _("Date of the first day"))
        self.date.setCalendarPopup(True)
        fields.set_pattern(self.date, "ddd d MMM yyyy")
        self.rhythm.setProperty("primary", "true")
        self.day.setProperty("primary", "true")
        row = QHBoxLayout()
        row.addStretch(1)
        for widget in (self.saved, self.rhythm, self.blank, self.date, self.day):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.words)
        column.addLayout(row)
        over.installEventFilter(self)
        self.hide()

    def _button(self, name: str, text: str, does: SignalInstance) -> QPushButton:
        button = named(QPushButton(text), f"agenda.empty.{name}", text)
        button.clicked.connect(does)
        return button

    def show_for(self, agenda: Agenda, outline: bool) -> None:
        """Show itself for an agenda without days or sessions; go away for any other."""
        self.rhythm.setVisible(outline)
        self.saved.setVisible(outline and self.saved.count() > 1)
        self.blank.setVisible(bool(agenda.days))
        self.day.setVisible(not agenda.days)
        self.date.setVisible(not agenda.days)
        if not agenda.days:
            self.words.setText(_("This workshop has no days yet."))
        elif outline:
            self.words.setText(_("No sessions yet. This is a standard week of your days and themes."))
        else:
            self.words.setText(_("No sessions yet. Draw the first one on the board, or add it here."))
        self.setVisible(not agenda.cards)
        self._centre()

    def show_rhythms(self, rhythms: list[Rhythm]) -> None:
        """Offer the rhythms that were saved, beside the standard week."""
        chosen = self.chosen()
        while self.saved.count() > 1:
            self.saved.removeItem(1)
        for each in rhythms:
            self.saved.addItem(each.name, each)
        names = [each.name for each in rhythms]
        self.saved.setCurrentIndex(names.index(chosen.name) + 1 if chosen and chosen.name in names else 0)

    def chosen(self) -> Rhythm | None:
        """Return the saved rhythm that is chosen, if any."""
        found = self.saved.currentData()
        return found if isinstance(found, Rhythm) else None

    def _centre(self) -> None:
        self.adjustSize()
        over = self._over
        self.move((over.width() - self.width()) // 2, max(0, (over.height() - self.height()) // 2))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._centre()
        return super().eventFilter(watched, event)


def _next_monday() -> QDate:
    today = QDate.currentDate()
    return today.addDays(8 - today.dayOfWeek())


def outline(agenda: Agenda, themes: list[str], saved: Rhythm | None = None) -> tuple[Card, ...]:
    """Return a saved rhythm or the standard week of an agenda's days as cards that exist only on the screen."""
    if not agenda.days:
        return ()
    first = agenda.days[0]
    days = len(agenda.days)
    week = filled(saved, days, themes) if saved else standard_week(days, first.opens, first.closes, themes)
    return tuple(
        Card(
            -at, "", each.title, agenda.days[each.day - 1].id, each.starts, each.minutes, each.type, SessionStatus.IDEA
        )
        for at, each in enumerate(week, start=1)
    )
