"""Two weeks side by side, painted on the same axis and scrolled together; what differs has a frame and a word."""

import datetime as dt
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from workshopplanner.core.agenda import minute_of
from workshopplanner.core.calendar import weekday
from workshopplanner.core.versions import Comparison, Mark, Programme, Session
from workshopplanner.language import _, ngettext
from workshopplanner.ui.overview.parts import plain
from workshopplanner.ui.tokens import Tokens, scheme
from workshopplanner.ui.widgets import named

GAP = 3


class WeekSheet(QWidget):
    """One week of the two: days side by side, time downwards."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self._dates: tuple[dt.date, ...] = ()
        self._marks: Mapping[int, Mark] = {}
        self._sessions: tuple[Session, ...] = ()
        self._opens, self._closes = 540, 1080
        self.pointed = 0
        scheme.changed.connect(self.update)

    def show_week(self, programme: Programme, both: Comparison) -> None:
        """Show one of two programmes, on the days and hours of both."""
        self._dates, self._marks = both.dates, both.marks
        self._sessions = tuple(each for each in programme.sessions if each.starts is not None)
        timed = [each for side in (both.old, both.new) for each in side.sessions if each.starts is not None]
        begins = [begin_of(each) for each in timed]
        begins += [minute_of(day[2]) for side in (both.old, both.new) for day in side.days]
        ends = [begin_of(each) + each.minutes for each in timed]
        ends += [minute_of(day[3]) for side in (both.old, both.new) for day in side.days]
        self._opens, self._closes = min(begins, default=540) // 60 * 60, max(ends, default=1080)
        self.setMinimumSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        height = self._line * (1 + 3 * (self._closes - self._opens) / 60)
        return QSize(int(self._axis + max(len(self._dates), 1) * 6 * self._line), int(height))

    @property
    def _line(self) -> int:
        return self.fontMetrics().height()

    @property
    def _axis(self) -> int:
        return self.fontMetrics().horizontalAdvance("00:00") + 8

    def boxes(self) -> dict[int, QRectF]:
        """Return where each session is painted, by id."""
        column = (self.width() - self._axis) / max(len(self._dates), 1)
        scale = self._line * 3 / 60
        found: dict[int, QRectF] = {}
        for at, date in enumerate(self._dates):
            there = [each for each in self._sessions if each.date == date]
            places = lanes(there)
            for each in there:
                lane, of = places[each.id]
                left = self._axis + at * column + lane * (column - GAP) / of
                top = self._line + 6 + (begin_of(each) - self._opens) * scale
                box = QRectF(left, top, (column - GAP) / of - 1, max(each.minutes * scale - 1.5, 6))
                found[each.id] = self._mirrored(box)
        return found

    def _mirrored(self, box: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.right())
        return box

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, now = QPainter(self), scheme.now
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(now.surface))
        self._paint_axis(painter, now)
        boxes = self.boxes()
        for session in self._sessions:
            if session.id in boxes:
                self._paint_session(painter, now, session, boxes[session.id])

    def _paint_axis(self, painter: QPainter, now: Tokens) -> None:
        column = (self.width() - self._axis) / max(len(self._dates), 1)
        painter.setPen(QColor(now.text))
        for at, date in enumerate(self._dates):
            head = self._mirrored(QRectF(self._axis + at * column, 0, column - GAP, self._line + 4))
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, f"{weekday(date)} {date.day}")
        for minute in range(self._opens, self._closes + 1, 60):
            y = self._line + 6 + (minute - self._opens) * self._line * 3 / 60
            painter.setPen(QColor(now.line))
            painter.drawLine(0, int(y), self.width(), int(y))
            painter.setPen(QColor(now.secondary))
            box = self._mirrored(QRectF(0, y, self._axis - 6, self._line))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"\u2066{minute // 60:02}:00\u2069")

    def _paint_session(self, painter: QPainter, now: Tokens, session: Session, box: QRectF) -> None:
        mark = self._marks.get(session.id)
        painter.setPen(self._pen(now, mark, session.id == self.pointed))
        painter.setBrush(QColor(now.slot(session.slot).fill))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        painter.setPen(QColor(now.text))
        words = session.title if mark is None else _("{mark}: {title}").format(mark=mark.word, title=session.title)
        metrics, inner = painter.fontMetrics(), box.adjusted(5, 0, -4, 0)
        painter.save()
        painter.setClipRect(box)
        if box.height() < metrics.height() * 2:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(inner.width()))
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, words)
        else:
            flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(inner, flags, words)
        painter.restore()

    @staticmethod
    def _pen(now: Tokens, mark: Mark | None, pointed: bool) -> QPen:
        if mark is None:
            return QPen(QColor(now.line), 1)
        tone = {Mark.ADDED: now.success, Mark.REMOVED: now.error}.get(mark, now.warning)
        style = Qt.PenStyle.DashLine if mark in {Mark.ADDED, Mark.REMOVED} else Qt.PenStyle.SolidLine
        return QPen(QColor(tone.text), 4 if pointed else 2, style)


class SideBySide(QWidget):
    """Shows two programmes, the older at the start of the line."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "history.weeks", _("Both weeks side by side"))
        grid = QGridLayout(self)  # titles in one row: both weeks have the same height, however a title breaks
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setRowStretch(1, 1)
        self.titles: list[QLabel] = []
        self.sheets: list[WeekSheet] = []
        self.areas: list[QScrollArea] = []
        for at, name in enumerate(("older", "newer")):
            self.titles.append(named(plain("", "section", wrap=True), f"history.weeks.{name}.title"))
            self.sheets.append(WeekSheet(f"history.weeks.{name}.sheet"))
            self.areas.append(named(QScrollArea(), f"history.weeks.{name}", _("Week")))
            self.areas[at].setWidgetResizable(True)
            self.areas[at].setWidget(self.sheets[at])
            grid.addWidget(self.titles[at], 0, at)
            grid.addWidget(self.areas[at], 1, at)
            grid.setColumnStretch(at, 1)
        for one, other in (self.areas, self.areas[::-1]):
            one.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)
            one.horizontalScrollBar().valueChanged.connect(other.horizontalScrollBar().setValue)

    def compare(self, both: Comparison, older: str, newer: str) -> None:
        """Show two programmes under their titles."""
        for at, (programme, title) in enumerate(((both.old, older), (both.new, newer))):
            self.titles[at].setText(title)
            self.sheets[at].show_week(programme, both)
            here = [session for session in programme.sessions if session.id in both.marks]
            words = ngettext("{title}: {n} session differs", "{title}: {n} sessions differ", len(here))
            self.areas[at].setAccessibleName(words.format(title=title, n=len(here)))

    def point_out(self, session_id: int) -> None:
        """Scroll to a session and draw its frame thicker, in both weeks where it is in both."""
        for sheet, area in zip(self.sheets, self.areas, strict=True):
            sheet.pointed = session_id
            sheet.update()
            box = sheet.boxes().get(session_id)
            if box is not None:
                centre = box.center()
                area.ensureVisible(int(centre.x()), int(centre.y()), int(box.width() // 2) + 8, int(box.height() // 2))


def begin_of(session: Session) -> int:
    """Return the minute of the day at which a session begins."""
    return minute_of(session.starts) if session.starts is not None else 0


def lanes(sessions: Iterable[Session]) -> dict[int, tuple[int, int]]:
    """Give each session of one day its lane and the number of lanes beside each other there, by id."""
    found: dict[int, tuple[int, int]] = {}
    cluster: dict[int, int] = {}
    ends: list[int] = []
    for each in sorted(sessions, key=lambda session: (begin_of(session), session.rooms, session.id)):
        begin = begin_of(each)
        if ends and begin >= max(ends):
            found |= {session_id: (lane, len(ends)) for session_id, lane in cluster.items()}
            cluster, ends = {}, []
        lane = next((at for at, end in enumerate(ends) if end <= begin), len(ends))
        ends[lane : lane + 1] = [begin + each.minutes]
        cluster[each.id] = lane
    return found | {session_id: (lane, len(ends)) for session_id, lane in cluster.items()}
