"""What the hand does with the head of a day: drag it to another place, or open its menu."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.rulers import Head
    from workshopplanner.ui.agenda.stage import Stage

BAR = 3  # pixels of the line that shows where a dragged day would come
MORE = 22  # pixels of a head that its menu button takes


class _Bar(QWidget):
    """The line that shows where a dragged day would come."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(scheme.now.accent))
        painter.end()


class HeadHand(QObject):
    """Watches the heads of the days; in the view of one day, whose heads are rooms, it rests."""

    moved = Signal(int, int)  # day id, number that it shall have
    menu_wanted = Signal(int, QPoint)  # day id, place on the screen

    def __init__(self, stage: "Stage") -> None:
        super().__init__(stage)
        self._stage = stage
        self._held: Head | None = None
        self._from = QPoint()
        self._gap: int | None = None
        self._bar = named(_Bar(stage), "agenda.days.bar")
        self._bar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._bar.hide()

    def adopt(self, head: "Head") -> None:
        """Watch a new head, and give it the button of its menu."""
        more = named(QPushButton(head), f"{head.objectName()}.menu", _("Menu of this day"))
        more.setProperty("flat", "true")
        more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        more.setToolTip(_("Menu of this day"))
        icons.dress(more, "more", "secondary", 16)
        more.clicked.connect(self._more_clicked)
        head.more = more
        head.installEventFilter(self)

    def show_for(self, head: "Head") -> None:
        """Offer the menu above a day, and not above a room."""
        head.spare = MORE if self._stage.day_id is None else 0
        self._place(head)

    def menu_place(self, day_id: int) -> QPoint:
        """Return where the menu of a day opens."""
        head = next((each for each in self._stage.heads.heads if each.key == day_id), None)
        return head.mapToGlobal(head.rect().bottomLeft()) if head is not None else self._stage.mapToGlobal(QPoint())

    def _place(self, head: "Head") -> None:
        if head.more is not None:
            left = head.width() - MORE - 2 if head.isLeftToRight() else 2
            head.more.setGeometry(left, 3, MORE, head.height() - 6)
            head.more.setVisible(bool(head.spare))

    def _more_clicked(self) -> None:
        head = next((each for each in self._stage.heads.heads if each.more is self.sender()), None)
        if head is not None:
            self.menu_wanted.emit(head.key, self.menu_place(head.key))

    # ---- the hand

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        known = hasattr(self, "_stage")  # Qt still sends events while Python takes this apart
        head = next((each for each in self._stage.heads.heads if each is watched), None) if known else None
        if head is None:
            return False
        if event.type() == QEvent.Type.Resize:
            self._place(head)
        if self._stage.day_id is not None:
            return False
        if isinstance(event, QContextMenuEvent):
            self.menu_wanted.emit(head.key, event.globalPos())
            return True
        if isinstance(event, QMouseEvent):
            return self._mouse(head, event)
        if self._gap is not None and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._let_go()
            return True
        return False

    def _mouse(self, head: "Head", event: QMouseEvent) -> bool:
        """Follow a press, a drag and a release; a release that ends a drag is no click."""
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._held, self._from = head, event.position().toPoint()
        elif event.type() == QEvent.Type.MouseMove and self._held is head:
            far = (event.position().toPoint() - self._from).manhattanLength() >= QApplication.startDragDistance()
            if self._gap is None and far and len(self._stage.heads.heads) > 1:
                head.grabKeyboard()
                head.setCursor(Qt.CursorShape.ClosedHandCursor)
                self._gap = -1
            if self._gap is not None:
                self._show_gap(head.mapToParent(event.position().toPoint()).x())
                return True
        elif event.type() == QEvent.Type.MouseButtonRelease and self._held is head:
            gap, here = self._gap, self._stage.heads.heads.index(head)
            self._let_go()
            self._held = None
            if gap is not None:
                head.setDown(False)
                if gap not in (here, here + 1):
                    self.moved.emit(head.key, gap + 1 if gap < here else gap)
                return True
        return False

    def _show_gap(self, x: int) -> None:
        """Show between which days the held one would come."""
        heads = self._stage.heads.heads
        centres = [head.geometry().center().x() for head in heads]
        ahead = self._stage.isLeftToRight()
        self._gap = sum(x > centre if ahead else x < centre for centre in centres)
        near = heads[min(self._gap, len(heads) - 1)].geometry()
        trailing = self._gap == len(heads)
        edge = near.right() if trailing is ahead else near.left()
        place = self._stage.heads.row.mapTo(self._stage, QPoint(edge, 0))
        self._bar.setGeometry(place.x() - BAR // 2, place.y(), BAR, self._stage.height() - place.y())
        self._bar.raise_()
        self._bar.show()

    def _let_go(self) -> None:
        if self._gap is not None and self._held is not None:
            self._held.releaseKeyboard()
            self._held.unsetCursor()
        self._gap = None
        self._bar.hide()
