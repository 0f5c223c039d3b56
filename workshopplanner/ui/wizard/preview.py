"""The week that a plan would make, painted small; what is seen here is what will be made."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshopplanner.core import calendar, rhythm
from workshopplanner.core.agenda import minute_of
from workshopplanner.core.kinds import TYPES
from workshopplanner.core.rhythm import PlannedSession, WorkshopPlan
from workshopplanner.language import _, ngettext
from workshopplanner.ui.tokens import Tokens, scheme
from workshopplanner.ui.widgets import named

HEAD, AXIS, GAP = 24, 40, 3
MOST = 7  # days that fit; the rest of a longer workshop is counted in words


class WeekPreview(QWidget):
    """Days side by side, time downwards."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "wizard.preview")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._plan: WorkshopPlan | None = None
        self.sessions: tuple[PlannedSession, ...] = ()
        scheme.changed.connect(self.update)

    def show_plan(self, plan: WorkshopPlan) -> None:
        """Show what a plan makes."""
        self._plan, self.sessions = plan, rhythm.preview(plan)
        self.setAccessibleName(_("Preview: {summary}").format(summary=self.summary()))
        self.update()

    def summary(self) -> str:
        """Return what the preview shows, in words."""
        if self._plan is None or not self.sessions:
            return _("nothing yet")
        parts = [
            ngettext("{n} day", "{n} days", self._plan.days).format(n=self._plan.days),
            ngettext("{n} session", "{n} sessions", len(self.sessions)).format(n=len(self.sessions)),
        ]
        titles = rhythm.themes(self._plan)
        if titles:
            placed = sum(minutes > 0 for minutes in rhythm.theme_minutes(self.sessions, len(titles)))
            parts.append(_("{n} of {of} themes placed").format(n=placed, of=len(titles)))
        return " · ".join(parts)

    def sizeHint(self) -> QSize:
        return QSize(520, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plan, now = self._plan, scheme.now
        if plan is None or not self.sessions:
            painter.setPen(QColor(now.secondary))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("The week appears here."))
            return
        hours = rhythm.hours(plan)
        opens, closes = minute_of(min(day[0] for day in hours)), minute_of(max(day[1] for day in hours))
        scale = (self.height() - HEAD - 4) / (closes - opens)
        dates = rhythm.dates(plan)[:MOST]
        column = (self.width() - AXIS) / len(dates)
        self._paint_axis(painter, now, opens, closes, scale)
        for at, date in enumerate(dates):
            painter.setPen(QColor(now.text))
            head = self._mirrored(QRectF(AXIS + at * column, 0, column - GAP, HEAD))
            label = calendar.day_and_month(date) if column > 84 else f"{calendar.weekday(date)} {date.day}"
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, label)
        for session in self.sessions:
            if session.day <= len(dates):
                top = HEAD + (session.begin - opens) * scale
                box = QRectF(AXIS + (session.day - 1) * column, top, column - GAP, session.minutes * scale - 1.5)
                self._paint_session(painter, now, session, self._mirrored(box))

    def _mirrored(self, box: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.right())
        return box

    def _paint_axis(self, painter: QPainter, now: Tokens, opens: int, closes: int, scale: float) -> None:
        painter.setPen(QColor(now.secondary))
        step = 60 if scale * 60 >= 18 else 120
        for minute in range(-(-opens // 60) * 60, closes + 1, step):
            y = HEAD + (minute - opens) * scale
            box = self._mirrored(QRectF(0, min(y - 1, self.height() - 16), AXIS - 6, 16))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"\u2066{minute // 60:02}:00\u2069")

    def _paint_session(self, painter: QPainter, now: Tokens, session: PlannedSession, box: QRectF) -> None:
        slot = 0 if session.theme is None else session.theme % 8 + 1
        colors = now.slot(slot)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.fill))
        painter.drawRoundedRect(box, 3, 3)
        if TYPES[session.type].taught:
            bar = QRectF(box)
            bar.setWidth(3)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                bar.moveRight(box.right())
            painter.setBrush(QColor(colors.accent))
            painter.drawRoundedRect(bar, 1.5, 1.5)
        metrics = painter.fontMetrics()
        if box.height() < metrics.height() - 3:
            return
        painter.setPen(QColor(now.text if session.theme is not None else now.secondary))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inner = box.adjusted(3, 1, -7, -1) if mirrored else box.adjusted(7, 1, -3, -1)
        lines = max(int(inner.height() // metrics.height()), 1)
        painter.save()
        painter.setClipRect(box)
        if lines == 1:
            short = metrics.elidedText(session.title, Qt.TextElideMode.ElideRight, int(inner.width()))
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, short)
        else:
            words = _wrapped(session.title, metrics.horizontalAdvance, inner.width(), lines)
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop, "\n".join(words))
        painter.restore()


def _wrapped(text: str, width: Callable[[str], int], room: float, lines: int) -> list[str]:
    """Break a text into at most so many lines, the last one ending in "…" when something is left out."""
    made: list[str] = [""]
    for word in filter(None, text.split(" ")):  # only there: other spaces, as before a French colon, do not break
        longer = f"{made[-1]} {word}".strip()
        if not made[-1] or width(longer) <= room:
            made[-1] = longer
        else:
            made.append(word)
    if len(made) > lines:
        made = made[:lines]
        made[-1] += " …"
    return [_cut(line, width, room) for line in made]


def _cut(line: str, width: Callable[[str], int], room: float) -> str:
    if width(line) <= room:
        return line
    line = line.removesuffix(" …")
    while line and width(line + "…") > room:
        line = line[:-1]
    return line + "…"
