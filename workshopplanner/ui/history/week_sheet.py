"""One of two weeks: painted on the axis of both, every title whole; what differs has a frame, a sign and a word."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from workshopplanner.core.agenda import minute_of
from workshopplanner.core.calendar import weekday
from workshopplanner.core.versions import Comparison, Mark, Programme, Session
from workshopplanner.language import _
from workshopplanner.ui.history.axis import Axis, Need, draw_wrapped, shares, text_height
from workshopplanner.ui.tokens import Tokens, scheme
from workshopplanner.ui.widgets import named, plain_tip

GAP = 3
LINES_AN_HOUR = 2.2  # of text, where no title needs more
INSIDE = 6  # left and right of a title
SMALLER = 0.92  # of the text elsewhere, but not under twelve pixels
LEAST_DAY = 3.6  # lines of text: a day is not narrower, else the weeks are scrolled sideways
_STYLES = {Mark.ADDED: Qt.PenStyle.DashLine, Mark.REMOVED: Qt.PenStyle.DotLine}


class WeekSheet(QWidget):
    """Days side by side, time downwards."""

    resized = Signal()
    pressed = Signal(int)  # a session
    _tip_wanted = Signal(QPoint, QPoint)

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        font = self.font()
        font.setPixelSize(max(round(self.fontInfo().pixelSize() * SMALLER), 12))
        self.setFont(font)
        self._dates: tuple[dt.date, ...] = ()
        self._wanted: Sequence[float] = ()
        self._marks: Mapping[int, Mark] = {}
        self._sessions: tuple[Session, ...] = ()
        self._axis = Axis((540, 1080), (0.0, 540.0))
        self.pointed = 0
        scheme.changed.connect(self.update)
        self._tip_wanted.connect(self._show_tip)

    def show_week(self, programme: Programme, both: Comparison) -> None:
        """Take one of two programmes, on the days of both."""
        self._dates, self._marks = both.dates, both.marks
        self._sessions = tuple(each for each in programme.sessions if each.starts is not None)
        self._wanted = [max(self._words_of(side, date) for side in (both.old, both.new)) for date in both.dates]
        least = self._margin + len(self._dates) * LEAST_DAY * self._line
        self.setMinimumWidth(int(least))

    def needs(self) -> Iterator[Need]:
        """Yield the minutes of each session with the height that its title needs in its width."""
        for session, _left, width in self._places():
            words = self._words(session)
            height = text_height(words, self._font(session), width - INSIDE) + 5
            yield Need(begin_of(session), begin_of(session) + max(session.minutes, 5), height)

    def stand_on(self, axis: Axis) -> None:
        """Put the sessions on an axis."""
        self._axis = axis
        self.setMinimumHeight(int(self._top + axis.height + 8))
        self.update()

    def repaint_days(self) -> None:
        """Paint anew, as the days stay in sight while the week is scrolled."""
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.minimumHeight())

    @property
    def scale(self) -> float:
        """Pixels of a minute where no title needs more."""
        return self._line * LINES_AN_HOUR / 60

    @property
    def _line(self) -> int:
        return self.fontMetrics().height()

    @property
    def _top(self) -> int:
        return self._line + 6

    @property
    def _margin(self) -> int:
        return self.fontMetrics().horizontalAdvance("00:00") + 6

    def _words(self, session: Session) -> str:
        mark = self._marks.get(session.id)
        if mark is None:
            return session.title
        return _("{sign} {mark}: {title}").format(sign=mark.sign, mark=mark.word, title=session.title)

    def _font(self, session: Session) -> QFont:
        font = QFont(self.font())
        font.setBold(session.id in self._marks)
        return font

    def _words_of(self, programme: Programme, date: dt.date) -> float:
        """Return how wide a day must be so that no word is broken."""
        there = {each.id: each for each in programme.sessions if each.date == date and each.starts is not None}
        widest = LEAST_DAY * self._line
        for session_id, (_lane, of) in lanes(there.values()).items():
            session = there[session_id]
            metrics = QFontMetricsF(self._font(session))
            word = max((metrics.horizontalAdvance(word) for word in self._words(session).split()), default=0)
            widest = max(widest, (word + INSIDE + 4) * of + GAP)
        return widest

    def _columns(self) -> list[tuple[dt.date, float, float]]:
        widths = shares(self._wanted, self.width() - self._margin) if self._wanted else []
        lefts = [self._margin + sum(widths[:at]) for at in range(len(widths))]
        return list(zip(self._dates, lefts, widths, strict=True))

    def _places(self) -> Iterator[tuple[Session, float, float]]:
        """Yield each session with where it begins in the line, and how wide it is."""
        for date, left, width in self._columns():
            there = [each for each in self._sessions if each.date == date]
            for session_id, (lane, of) in lanes(there).items():
                session = next(each for each in there if each.id == session_id)
                share = (width - GAP) / of
                yield session, left + lane * share, share - 1

    def boxes(self) -> dict[int, QRectF]:
        """Return where each session is painted, by id."""
        found: dict[int, QRectF] = {}
        for session, left, width in self._places():
            begin = begin_of(session)
            top, bottom = (self._axis.at(minute) for minute in (begin, begin + max(session.minutes, 5)))
            found[session.id] = self._mirrored(QRectF(left, self._top + top, width, bottom - top - 1.5))
        return found

    def _mirrored(self, box: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.right())
        return box

    # ---- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, now = QPainter(self), scheme.now
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(now.surface))
        self._paint_axis(painter, now)
        boxes = self.boxes()
        for session in self._sessions:
            if session.id in boxes:
                self._paint_session(painter, now, session, boxes[session.id])
        self._paint_days(painter, now)

    def _paint_days(self, painter: QPainter, now: Tokens) -> None:
        """Write the days at the top of what is seen, however far the week is scrolled."""
        top = self.visibleRegion().boundingRect().top()
        painter.setFont(self.font())
        painter.fillRect(0, top, self.width(), self._top - 1, QColor(now.surface))
        painter.setPen(QColor(now.text))
        for date, left, width in self._columns():
            head = self._mirrored(QRectF(left, top, width - GAP, self._line + 4))
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, f"{weekday(date)} {date.day}")

    def _paint_axis(self, painter: QPainter, now: Tokens) -> None:
        for minute in range(self._axis.edges[0], self._axis.edges[-1] + 1, 60):
            y = self._top + self._axis.at(minute)
            painter.setPen(QColor(now.line))
            painter.drawLine(0, int(y), self.width(), int(y))
            painter.setPen(QColor(now.secondary))
            box = self._mirrored(QRectF(0, y, self._margin - 3, self._line))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"\u2066{minute // 60:02}:00\u2069")

    def _paint_session(self, painter: QPainter, now: Tokens, session: Session, box: QRectF) -> None:
        mark = self._marks.get(session.id)
        painter.setPen(self._pen(now, mark, session.id == self.pointed))
        painter.setBrush(QColor(now.slot(session.slot).fill))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        painter.setPen(QColor(now.text))
        painter.setFont(self._font(session))
        draw_wrapped(painter, box.adjusted(INSIDE / 2, 2, -INSIDE / 2, 0), self._words(session))

    @staticmethod
    def _pen(now: Tokens, mark: Mark | None, pointed: bool) -> QPen:
        if mark is None:
            return QPen(QColor(now.line), 1)
        tone = {Mark.ADDED: now.success, Mark.REMOVED: now.error}.get(mark, now.warning)
        return QPen(QColor(tone.text), 4 if pointed else 2, _STYLES.get(mark, Qt.PenStyle.SolidLine))

    # ---- the hand

    def _at(self, place: QPointF) -> Session | None:
        inside = {session_id for session_id, box in self.boxes().items() if box.contains(place)}
        return next((session for session in self._sessions if session.id in inside), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        session = self._at(event.position())
        if session is not None:
            self.pressed.emit(session.id)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._tip_wanted.emit(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def _show_tip(self, here: QPoint, on_screen: QPoint) -> None:
        session = self._at(QPointF(here))
        if session is None:
            QToolTip.hideText()
            return
        minutes = _("{n} min").format(n=session.minutes)
        lines = [session.name, f"{session.place()}, {minutes}", ", ".join(session.rooms), ", ".join(session.people)]
        QToolTip.showText(on_screen, plain_tip("\n".join(line for line in lines if line)), self)


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
