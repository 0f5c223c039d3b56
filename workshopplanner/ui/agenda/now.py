"""The present on the board: a line across today at the time of the venue, and the way to today."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workshopplanner.core.agenda import Card, Day
from workshopplanner.language import _
from workshopplanner.ui.agenda import words
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.board import Board

TICK = 20_000  # milliseconds
DOT = 8


class _Line(QWidget):
    """Two pixels across the day, with a dot where it begins."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = QColor(scheme.now.error.text)
        painter.fillRect(0, DOT // 2 - 1, self.width(), 2, tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone)
        painter.drawEllipse(0 if self.isLeftToRight() else self.width() - DOT, 0, DOT, DOT)
        painter.end()


def present(zone: str) -> dt.datetime:
    """Return the date and time at the venue, as its clocks show it."""
    try:
        return dt.datetime.now(ZoneInfo(zone)).replace(tzinfo=None)
    except (ZoneInfoNotFoundError, ValueError):
        return dt.datetime.now()  # noqa: DTZ005 (a venue whose zone is not known has the clock on the wall)


class Now(QObject):
    """Keeps the line where the present is; nothing is shown on other days."""

    def __init__(self, board: "Board", clock: Callable[[str], dt.datetime] = present) -> None:
        super().__init__(board)
        self._board, self.clock = board, clock
        self.zone = ""
        self.line = named(_Line(board.canvas), "agenda.now")
        self.line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.line.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.place)
        self._timer.start()
        board.laid_out.connect(self.place)
        scheme.changed.connect(self.line.update)

    def place(self) -> None:
        """Put the line where the present is."""
        board, now = self._board, self.clock(self.zone)
        minute = now.hour * 60 + now.minute
        columns = [at for at, column in enumerate(board.plan.columns) if column.day.date == now.date()]
        if not columns or not board.axis.first <= minute <= board.axis.last:
            self.line.hide()
            return
        edges = board.canvas.edges
        left, right = edges[columns[0]], edges[columns[-1] + 1]
        rect = QRect(left, board.axis.y(minute) - DOT // 2, right - left, DOT)
        self.line.setGeometry(board.canvas.visual(rect))
        self.line.setAccessibleName(_("Now, {time}").format(time=words.clock(minute)))
        self.line.show()
        self.line.raise_()

    def day(self) -> Day | None:
        """Return the day that is today, or the one nearest to it."""
        today = self.clock(self.zone).date()
        return min(self._board.agenda.days, key=lambda day: abs(day.date - today), default=None)

    def is_today(self, day: Day) -> bool:
        """Say whether a day is today."""
        return day.date == self.clock(self.zone).date()

    def running(self, day: Day) -> Card | None:
        """Return the session that runs now, else the next one of the day, else its first."""
        now = self.clock(self.zone)
        minute = now.hour * 60 + now.minute if self.is_today(day) else 0
        cards = [card for card in self._board.agenda.cards if card.day_id == day.id]
        return next((card for card in cards if card.end > minute), cards[0] if cards else None)
