"""Parts of the themes page: bars, swatches, the box for new themes, and the sessions of one theme."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.core.agenda import Agenda, Card
from workshopplanner.core.themes import Theme, read_themes
from workshopplanner.language import N_, _, ngettext
from workshopplanner.ui.agenda import words
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named

SLOTS = (N_("Blue"), N_("Amber"), N_("Green"), N_("Rose"), N_("Navy"), N_("Brick"), N_("Olive"), N_("Ink"))
BAR = QSize(96, 10)
SWATCH = QSize(30, 18)


def slot_name(slot: int) -> str:
    """Return what the colour of a slot is called."""
    return _(SLOTS[(slot - 1) % len(SLOTS)])


def bar(theme: Theme, ratio: float) -> QPixmap:
    """Draw planned against target minutes: the bar is what is planned, the tick is the target."""
    now = scheme.now
    most = max(theme.planned_minutes, theme.target_minutes, 1)
    made = _blank(BAR, ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if QGuiApplication.isRightToLeft():
        painter.translate(BAR.width(), 0)
        painter.scale(-1, 1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(now.neutral))
    painter.drawRoundedRect(QRectF(0, 1, BAR.width(), 8), 2, 2)
    painter.setBrush(QColor(now.slot(theme.slot).accent))
    painter.drawRoundedRect(QRectF(0, 1, BAR.width() * theme.planned_minutes / most, 8), 2, 2)
    if theme.target_minutes:
        at = min(BAR.width() - 2, round(BAR.width() * theme.target_minutes / most))
        painter.setBrush(QColor(now.text))
        painter.drawRect(QRect(at, 0, 2, BAR.height()))
    painter.end()
    return made


def swatch(slot: int, code: str, ratio: float) -> QPixmap:
    """Draw the colours of a slot as a card has them: fill, bar, and the code on the accent."""
    now = scheme.now
    colors = now.slot(slot)
    made = _blank(SWATCH, ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.accent))
    painter.drawRoundedRect(QRectF(0, 0, SWATCH.width(), SWATCH.height()), 3, 3)
    font = painter.font()
    font.setPixelSize(11)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(colors.badge_text))
    painter.drawText(QRect(0, 0, SWATCH.width(), SWATCH.height()), Qt.AlignmentFlag.AlignCenter, code[:4])
    painter.end()
    return made


def _blank(size: QSize, ratio: float) -> QPixmap:
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


class Swatches(QFrame):
    """The eight colours to choose from, each shown as it will look."""

    chosen = Signal(int, int)  # theme id, slot

    def __init__(self, parent: QWidget, theme: Theme, taken: Sequence[int]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        named(self, "themes.swatches", _("Colour of theme {code}").format(code=theme.code))
        self.setProperty("panel", "popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setSpacing(4)
        for slot in range(1, len(SLOTS) + 1):
            in_use = slot in taken and slot != theme.slot
            text = _("{color}, in use").format(color=slot_name(slot)) if in_use else slot_name(slot)
            button = named(QPushButton(text), f"themes.swatch.{slot}", text)
            button.setIcon(QIcon(swatch(slot, theme.code, self.devicePixelRatioF())))
            button.setIconSize(SWATCH)
            button.setProperty("flat", "true")
            button.setCheckable(True)
            button.setChecked(slot == theme.slot)
            button.clicked.connect(self._choose)
            grid.addWidget(button, (slot - 1) % 4, (slot - 1) // 4)

    def open_below(self, rect: QRect) -> None:
        """Open below a rectangle of the screen."""
        self.adjustSize()
        self.move(rect.bottomLeft())
        self.show()
        current = self.findChild(QPushButton, f"themes.swatch.{self._theme.slot}")
        if current is not None:
            current.setFocus()

    def _choose(self) -> None:
        slot = int(self.sender().objectName().rpartition(".")[2])
        self.close()
        if slot != self._theme.slot:
            self.chosen.emit(self._theme.id, slot)


class AddBox(QFrame):
    """A text box for new themes, one on each line."""

    given = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "themes.adding")
        self.setProperty("panel", "card")
        self._words = QLabel(_("Paste one theme per line. A code such as “T9 · ” before the title is understood."))
        self._words.setWordWrap(True)
        self.text = named(QPlainTextEdit(), "themes.adding.text", _("New themes, one per line"))
        self.text.setPlaceholderText(_("Preferential treatment\nDigital technology\n…"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.fontMetrics().height() * 4 + 16)
        self.text.textChanged.connect(self._count)
        self._words.setBuddy(self.text)
        self.add = named(QPushButton(), "themes.adding.add")
        self.add.setToolTip(_("Ctrl+Enter"))
        self.add.clicked.connect(self._give)
        self.cancel = named(QPushButton(_("Cancel")), "themes.adding.cancel", _("Cancel"))
        self.cancel.clicked.connect(self._close)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        self._count()

    def _count(self) -> None:
        count = len(read_themes(self.text.toPlainText()))
        text = ngettext("Add {n} theme", "Add {n} themes", count).format(n=count) if count else _("Add themes")
        self.add.setText(text)
        self.add.setAccessibleName(text)
        self.add.setEnabled(count > 0)

    def _give(self) -> None:
        text = self.text.toPlainText()
        if read_themes(text):
            self.given.emit(text)

    def _close(self) -> None:
        self.text.clear()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._give()
        elif event.key() == Qt.Key.Key_Escape and self.cancel.isVisible():
            self._close()
        else:
            super().keyPressEvent(event)


class SessionLinks(QWidget):
    """The sessions of a theme, each a link to its place in the agenda."""

    wanted = Signal(int)  # session id

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(4)
        self._head = named(QLabel(), "themes.inspector.head")
        self._head.setProperty("role", "section")
        self._facts = named(QLabel(), "themes.inspector.facts")
        for label in (self._head, self._facts):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            self._column.addWidget(label)
        self._links: list[QPushButton] = []
        self._column.addStretch(1)

    def show_theme(self, theme: Theme | None, agenda: Agenda) -> None:
        """Show a theme's sessions, in order of time and those of the tray last."""
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = []
        self._head.setText(f"{theme.code} {theme.title}" if theme else _("No theme is selected."))
        self._facts.setText(facts(theme) if theme else "")
        days = {day.id: day for day in agenda.days}
        for card in agenda.cards if theme else ():
            if theme is not None and card.theme_id == theme.id:
                self._link(card, words.day_short(days[card.day_id]) if card.day_id in days else "")

    def _link(self, card: Card, day: str) -> None:
        when = f"{day} {words.span(card.begin, card.end)}" if day else _("Unscheduled")
        text = f"{when}\n{card.title}"
        link = named(QPushButton(text.replace("&", "&&")), f"themes.session.{card.code}", text.replace("\n", ", "))
        link.setProperty("link", "true")
        link.setProperty("session", card.id)
        link.clicked.connect(self._go)
        self._column.insertWidget(2 + len(self._links), link)
        link.show()
        self._links.append(link)

    def _go(self) -> None:
        self.wanted.emit(self.sender().property("session"))


def facts(theme: Theme) -> str:
    """Return what is planned for a theme, against its target where it has one."""
    sessions = ngettext("{n} session", "{n} sessions", theme.sessions).format(n=theme.sessions)
    if not theme.target_minutes:
        return _("{planned} min planned in {sessions}").format(planned=theme.planned_minutes, sessions=sessions)
    return _("{planned} of {target} min planned in {sessions}").format(
        planned=theme.planned_minutes, target=theme.target_minutes, sessions=sessions
    )
