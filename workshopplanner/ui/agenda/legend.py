"""The legend below the board: what each colour and its cue stand for; a click selects those sessions."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from workshopplanner.language import _, ngettext
from workshopplanner.ui import icons
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.colouring import Tint
from workshopplanner.ui.agenda.rulers import ABSOLUTE, caption_font
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named, plain_tip

TALL, ICON = 24, 12
LEAST, GAP = 34, 6
LEAST_WORDS = 24  # pixels; less shows nothing but the dots of what is left out


class Entry(QAbstractButton):
    """One colour with its cue and what it stands for."""

    def __init__(self, parent: QWidget, at: int) -> None:
        super().__init__(parent)
        named(self, f"agenda.legend.{at + 1}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(TALL)
        self.tint, self.sessions = Tint(0), tuple[int, ...]()

    def tell(self, tint: Tint, sessions: Sequence[int]) -> None:
        """Stand for a tint and the sessions that have it."""
        if (tint, tuple(sessions)) == (self.tint, self.sessions):
            return
        self.tint, self.sessions = tint, tuple(sessions)
        count = ngettext("{n} session", "{n} sessions", len(sessions)).format(n=len(sessions))
        name = f"{tint.badge} {tint.name}".strip()
        self.setAccessibleName(_(", ").join((name, count)))
        tip = _("{name}: {count}. Click to select them.").format(name=name, count=count)
        self.setToolTip(plain_tip(tip))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(caption_font(self.font()))
        return QSize(self._swatch() + 6 + metrics.horizontalAdvance(self.tint.name) + 12, TALL)

    def _swatch(self) -> int:
        metrics = QFontMetrics(caption_font(self.font()))
        return max(20, metrics.horizontalAdvance(self.tint.badge) + 12)

    def _place(self, rect: QRect) -> QRect:
        return (
            rect
            if self.isLeftToRight()
            else QRect(self.width() - rect.right() - 1, rect.y(), rect.width(), rect.height())
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, now = QPainter(self), scheme.now
        colors = now.slot(self.tint.slot)
        box = self._place(QRect(0, (self.height() - 16) // 2, self._swatch(), 16))
        painter.fillRect(box, QColor(colors.accent if self.tint.badge else colors.fill))
        painter.fillRect(self._place(QRect(0, box.y(), 4, 16)), QColor(colors.accent))
        painter.setFont(caption_font(self.font()))
        if self.tint.badge:
            painter.setPen(QColor(colors.badge_text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words.isolated(self.tint.badge))
        elif self.tint.icon:
            sign = icons.pixmap(self.tint.icon, now.secondary, ICON, self.devicePixelRatioF())
            where = QRect(0, 0, ICON, ICON)
            where.moveCenter(box.center())
            painter.drawPixmap(where.translated(1 if self.isLeftToRight() else -1, 0).topLeft(), sign)
        rest = self._place(QRect(self._swatch() + 6, 0, self.width() - self._swatch() - 12, self.height()))
        side = Qt.AlignmentFlag.AlignLeft if self.isLeftToRight() else Qt.AlignmentFlag.AlignRight
        painter.setPen(QColor(now.text if self.underMouse() else now.secondary))
        shown = painter.fontMetrics().elidedText(self.tint.name, Qt.TextElideMode.ElideRight, rest.width())
        if rest.width() >= LEAST_WORDS:
            painter.drawText(rest, side | ABSOLUTE | Qt.AlignmentFlag.AlignVCenter, words.apart(shown))
        painter.end()


def _wish(entry: Entry) -> int:
    return entry.sizeHint().width()


class Legend(QFrame):
    """One entry for each tint in use, in a line; names are cut short where there is no room."""

    picked = Signal(list)  # session ids

    def __init__(self) -> None:
        super().__init__()
        named(self, "agenda.legend", _("What the colours mean"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        self._line.addStretch(1)
        self.entries: list[Entry] = []
        scheme.changed.connect(self._redraw)

    def show_tints(self, tints: Sequence[tuple[Tint, Sequence[int]]]) -> None:
        """Show these tints."""
        while len(self.entries) < len(tints):
            entry = Entry(self, len(self.entries))
            entry.clicked.connect(self._clicked)
            self._line.insertWidget(len(self.entries), entry)
            self.entries.append(entry)
        for entry in self.entries[len(tints) :]:
            entry.hide()
        for entry, (tint, sessions) in zip(self.entries, tints, strict=False):
            entry.tell(tint, sessions)
            entry.show()
        self._share()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, TALL + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Give every entry the room it needs, or an even share of what the short ones leave."""
        shown = [entry for entry in self.entries if not entry.isHidden()]
        room = self.width() - len(shown) * GAP
        for left, entry in zip(range(len(shown), 0, -1), sorted(shown, key=_wish), strict=True):
            width = max(LEAST, min(_wish(entry), room // left))
            entry.setFixedWidth(width)
            room -= width

    def _clicked(self) -> None:
        entry = self.sender()
        if isinstance(entry, Entry):
            self.picked.emit(list(entry.sessions))

    def _redraw(self) -> None:
        for entry in self.entries:
            entry.update()
