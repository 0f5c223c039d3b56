"""One rule with its bar: where it stands, said in words and a mark, and its figures to be changed in place."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.core.selection_meters import Meter
from workshopplanner.core.selection_rows import written
from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named, plain_tip, set_look

NAME = "selection.meter"
DEEDS = ("edit", "switch", "aim", "up", "down", "remove")


class Bar(QWidget):
    """A track with the allowed range on it and a dot where the rule stands."""

    def __init__(self) -> None:
        super().__init__()
        self._meter: Meter | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        scheme.changed.connect(self.update)

    def show_meter(self, meter: Meter) -> None:
        """Show where a rule stands."""
        self._meter = meter
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        meter = self._meter
        if meter is None:
            return
        painter, now = QPainter(self), scheme.now
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        left, width, middle = 5.0, self.width() - 10.0, self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.line))
        painter.drawRoundedRect(QRectF(left, middle - 2, width, 4), 2, 2)
        begins = (meter.least or 0.0) / meter.top
        ends = 1.0 if meter.most is None else meter.most / meter.top
        if meter.least is not None or meter.most is not None:
            painter.setBrush(QColor(now.border))
            zone = QRectF(left + begins * width, middle - 2, max(3.0, (ends - begins) * width), 4)
            painter.drawRoundedRect(zone, 2, 2)
        tone = now.success if meter.kept else now.warning
        painter.setBrush(QColor(tone.text if meter.active else now.border))
        at = left + min(1.0, meter.actual / meter.top) * width
        painter.drawEllipse(QRectF(at - 5, middle - 5, 10, 10))
        painter.end()


class FigureField(QLineEdit):
    """A figure of a rule; empty means that there is no such end. Esc leaves it as it was."""

    left = Signal()

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible)
        self.setFixedWidth(52)
        self.setPlaceholderText("–")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def figure(self) -> float | None:
        """The figure, None where nothing can be read."""
        try:
            return float(self.text().strip().rstrip("%").replace(",", "."))
        except ValueError:
            return None


class Editor(QWidget):
    """Least and most of a rule, typed in place; each keystroke is tried on the meter before Enter keeps it."""

    tried = Signal(object, object)  # least, most
    given = Signal(object, object)
    left = Signal()

    def __init__(self, key: str) -> None:
        super().__init__()
        name = f"{NAME}.{key}"
        self.least = FigureField(f"{name}.least", _("At least"))
        self.most = FigureField(f"{name}.most", _("At most"))
        self.sign = QLabel()
        self.keep = named(QPushButton(_("Set")), f"{name}.set", _("Set"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.least.setToolTip(_("At least; empty for no such limit"))
        self.most.setToolTip(_("At most; empty for no such limit"))
        for widget in (self.least, QLabel("–"), self.most, self.sign):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.keep)
        self._share = False
        for field in (self.least, self.most):
            field.textEdited.connect(self._try)
            field.returnPressed.connect(self._give)
            field.left.connect(self.left)
        self.keep.clicked.connect(self._give)

    def begin(self, meter: Meter, *, most: bool) -> None:
        """Show the figures of a rule and put the cursor into one of them."""
        quota = meter.quota
        assert quota is not None  # the seats have an editor without a rule: their page says so
        self._share = quota.share
        self.sign.setText("%" if quota.share else "")
        for field, value in ((self.least, quota.least), (self.most, quota.most)):
            field.setText("" if value is None else written(value, quota.share))
        self.show()
        field = self.most if most else self.least
        field.setFocus()
        field.selectAll()

    def _figures(self) -> tuple[float | None, float | None]:
        found = (self.least.figure, self.most.figure)
        return tuple(None if each is None else each / 100 if self._share else each for each in found)  # type: ignore[return-value]

    def _try(self) -> None:
        self.tried.emit(*self._figures())

    def _give(self) -> None:
        self.given.emit(*self._figures())


class MeterRow(QFrame):
    """A rule: name and range above, bar and figure with its mark below; the range opens the editor."""

    tried = Signal(str, object, object)  # key of the meter, least, most
    given = Signal(str, object, object)
    left = Signal(str)
    deed_wanted = Signal(str, str)  # key, one of DEEDS
    opened = Signal(str)

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.meter: Meter | None = None
        name = f"{NAME}.{key.replace(' ', '')}"
        named(self, name)
        self.title = named(QLabel(), f"{name}.title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.range = named(QPushButton(), f"{name}.range")
        self.range.setProperty("link", "true")
        self.range.clicked.connect(self._open)
        self.more = named(QPushButton(), f"{name}.more", _("What can be done with this rule"))
        self.more.setProperty("flat", "true")
        self.more.setFixedWidth(26)
        icons.dress(self.more, "more", size=14)
        self.more.clicked.connect(self._show_menu)
        self.bar = Bar()
        self.figure = named(QLabel(), f"{name}.figure")
        self.figure.setTextFormat(Qt.TextFormat.PlainText)
        self.editor = Editor(key.replace(" ", ""))
        self.editor.hide()
        self.editor.tried.connect(self._try)
        self.editor.given.connect(self._give)
        self.editor.left.connect(self._leave)
        self._lay_out()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(2)
        first.addWidget(self.title, 1)
        first.addWidget(self.range)
        first.addWidget(self.more)
        second = QHBoxLayout()
        second.setSpacing(6)
        second.addWidget(self.bar, 1)
        second.addWidget(self.figure)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 6, 4)
        column.setSpacing(0)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.editor)

    def show_meter(self, meter: Meter) -> None:
        """Show where the rule stands; the editor stays open."""
        self.meter = meter
        off = not meter.active
        self.title.setText(meter.title if meter.hard else _("{rule} (aim)").format(rule=meter.title))
        set_look(self.title, "role", "muted" if off else "")
        whole = meter.quota is None
        self.range.setVisible(True)
        self.range.setText(meter.told if whole else meter.range or _("Set…"))
        self.range.setAccessibleName(_("Change {rule}").format(rule=meter.title))
        mark = "–" if off else "✓" if meter.kept else "▲"
        self.figure.setText(mark if whole else f"{meter.told} {mark}")
        set_look(self.figure, "tone", "" if off else "success" if meter.kept else "warning")
        self.more.setVisible(not whole)
        self.bar.show_meter(meter)
        self.setAccessibleName(meter.sentence)
        tip = plain_tip("\n".join(each for each in (meter.sentence, meter.tip) if each))
        for widget in (self, self.title, self.bar, self.figure):
            widget.setToolTip(tip)

    def edit(self) -> None:
        """Open the editor of the figures."""
        self._open()

    def _open(self) -> None:
        if self.meter is None:
            return
        if self.meter.quota is None:
            self.deed_wanted.emit(self.key, "seats")
            return
        only_most = self.meter.quota.least is None and (self.meter.quota.most is not None or _is_each(self.meter))
        self.editor.begin(self.meter, most=only_most)
        self.opened.emit(self.key)

    def keep_typed(self) -> None:
        """Keep what is being typed, as Enter does."""
        if self.editor.isVisible():
            self.editor.keep.click()

    def close_editor(self) -> None:
        """Put the editor away."""
        self.editor.hide()

    def _try(self, least: object, most: object) -> None:
        self.tried.emit(self.key, least, most)

    def _give(self, least: object, most: object) -> None:
        self.given.emit(self.key, least, most)

    def _leave(self) -> None:
        self.close_editor()
        self.left.emit(self.key)
        self.range.setFocus()

    def _show_menu(self) -> None:
        menu = named(QMenu(self), f"{self.objectName()}.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        meter = self.meter
        assert meter is not None  # only a row that shows one can be pressed
        texts = {
            "edit": _("&Edit everything…"),
            "switch": _("Switch o&ff") if meter.active else _("Switch o&n"),
            "aim": _("Only &aim at it") if meter.hard else _("It &must be kept"),
            "up": _("Move &up"),
            "down": _("Move &down"),
            "remove": _("&Remove"),
        }
        for deed in DEEDS:
            action = menu.addAction(texts[deed])
            action.setObjectName(f"{NAME}.{deed}")
            action.setData(deed)
        menu.triggered.connect(self._picked)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _picked(self, action: object) -> None:
        self.deed_wanted.emit(self.key, action.data())  # type: ignore[attr-defined]


def _is_each(meter: Meter) -> bool:
    return meter.quota is not None and meter.quota.kind.value == "each"
