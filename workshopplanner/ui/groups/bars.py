"""How a group is mixed: a bar for each property, with its figures in words and a mark that needs no colour."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workshopplanner.core.group_balance import Balance
from workshopplanner.core.group_sets import PROPERTIES
from workshopplanner.language import _
from workshopplanner.ui.groups import words
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named, plain_tip

BAR = 8


class BalanceBar(QWidget):
    """One property: its name, the figures, a mark, and below them a bar of the parts of the whole."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self.balance: Balance | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_balance(self, balance: Balance) -> None:
        """Show a property of a group."""
        if balance == self.balance:
            return
        self.balance = balance
        told = words.judged(balance)
        self.setAccessibleName(told)
        values = [f"{value or _('not stated')} {count}" for value, count in balance.counts if count]
        self.setToolTip(plain_tip("\n".join([told, *(values if not balance.few else [])])))
        self.update()

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(12, round(self.fontInfo().pixelSize() * 0.92)))
        return font

    def sizeHint(self) -> QSize:
        return QSize(120, QFontMetrics(self._small()).height() + BAR + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.balance is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._write(painter, self.balance)
        self._draw(painter, self.balance)
        painter.end()

    def _write(self, painter: QPainter, balance: Balance) -> None:
        now, font = scheme.now, self._small()
        metrics = QFontMetrics(font)
        line = QRect(0, 0, self.width(), metrics.height())
        mark = words.EVEN if balance.even else words.UNEVEN
        painter.setFont(font)
        painter.setPen(QColor(now.success.text if balance.even else now.warning.text))
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if not self.isLeftToRight():
            start, end = end, start
        painter.drawText(line, end | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, mark)
        room = self.width() - metrics.horizontalAdvance(mark) - 6
        if not self.isLeftToRight():
            line.setLeft(line.right() - room + 1)
        line.setWidth(room)
        title = _(PROPERTIES[balance.feature])
        figures = words.counts(balance)
        named_width = metrics.horizontalAdvance(title)
        painter.setPen(QColor(now.secondary))
        painter.drawText(line, start | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, title)
        painter.setPen(QColor(now.text))
        shown = metrics.elidedText(figures, Qt.TextElideMode.ElideRight, max(room - named_width - 8, 0))
        painter.drawText(line, end | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, shown)

    def _draw(self, painter: QPainter, balance: Balance) -> None:
        top = self.height() - BAR - 2
        whole = QRectF(0, top, self.width(), BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme.now.line))
        painter.drawRoundedRect(whole, 2, 2)
        at = 0.0
        for share, color in self._parts(balance):
            width = whole.width() * share
            left = at if self.isLeftToRight() else whole.width() - at - width
            painter.setBrush(QColor(color))
            painter.drawRect(QRectF(left, top, max(width - 1, 0), BAR))
            at += width

    def _parts(self, balance: Balance) -> list[tuple[float, str]]:
        """Return the shares of the bar with their colours; what is left over stays empty."""
        now = scheme.now
        if not balance.few:
            return [(balance.different / max(balance.possible, 1), now.slot(1).accent)]
        return [
            (count / max(balance.size, 1), now.slot(at).accent if value else now.border)
            for at, (value, count) in enumerate(balance.counts, start=1)
        ]


class Bars(QWidget):
    """The bars of one group, one for each property that is mixed by."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self._bars: list[BalanceBar] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        scheme.changed.connect(self._repaint)

    def _repaint(self) -> None:
        for bar in self._bars:
            bar.update()

    def show_balances(self, balances: Sequence[Balance]) -> None:
        """Show how a group is mixed."""
        while len(self._bars) < len(balances):
            bar = BalanceBar(f"{self.objectName()}.{len(self._bars) + 1}")
            self._bars.append(bar)
            self._column.addWidget(bar)
        for at, bar in enumerate(self._bars):
            bar.setVisible(at < len(balances))
            if at < len(balances):
                bar.show_balance(balances[at])
        self.setVisible(bool(balances))
        self._column.invalidate()
        self._column.activate()  # the boards ask at once how tall this is now
        self.updateGeometry()

    @property
    def shown(self) -> list[Balance]:
        """What the bars show now."""
        return [bar.balance for bar in self._bars if bar.balance is not None and not bar.isHidden()]
