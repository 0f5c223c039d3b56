"""The tray: sessions without a slot, to be dragged onto the board, or moved there without dragging."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QWidget

from workshopplanner.core.agenda import Card
from workshopplanner.language import _
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.card import CardButton
from workshopplanner.ui.agenda.keys import wanted
from workshopplanner.ui.agenda.painting import RADIUS
from workshopplanner.ui.agenda.tray_tools import TrayTools
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.core.findings import Finding
    from workshopplanner.ui.agenda.board import Board

CHIP_WIDTH, CHIP_HEIGHT = 208, 40


class _Row(QWidget):
    """The chips side by side; it gets the mouse and the keys that they leave alone."""

    pressed = Signal(object)
    dragged = Signal(object)
    released = Signal(object)
    doubled = Signal(object)
    asked = Signal(object)
    typed = Signal(str)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.pressed.emit(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.dragged.emit(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.released.emit(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.doubled.emit(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
        self.asked.emit(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = wanted(event)
        if name:
            event.accept()
            self.typed.emit(name)
        else:
            super().keyPressEvent(event)


class Tray(QFrame):
    """Shows the unscheduled sessions as chips below the board."""

    opened = Signal(int, bool)
    placing_wanted = Signal(int)
    deleted = Signal(list)
    chosen = Signal()

    def __init__(self, board: "Board") -> None:
        super().__init__()
        named(self, "agenda.tray", _("Unscheduled sessions"))
        self.setMinimumWidth(0)
        self._board = board
        self._chips: dict[int, CardButton] = {}
        self._wanted = False
        self.current: int | None = None
        self._start = QPoint()
        self._held: Card | None = None
        self._cards: tuple[Card, ...] = ()
        self._told: dict[int, list[Finding]] = {}
        self.tools = TrayTools()
        self._title = named(QLabel(), "agenda.tray.title")
        self._title.setProperty("role", "caption")
        self._row = _Row()
        self._line = QHBoxLayout(self._row)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._line.addStretch(1)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._row)
        area.setWidgetResizable(True)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(CHIP_HEIGHT + area.horizontalScrollBar().sizeHint().height() - 4)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 12, 0)
        line.setSpacing(12)
        line.addWidget(self._title)
        line.addWidget(self.tools)
        line.addWidget(area, 1)
        self._area = area
        self._connect()

    def _connect(self) -> None:
        row, board = self._row, self._board
        row.pressed.connect(self._press)
        row.dragged.connect(self._follow)
        row.released.connect(self._release)
        row.doubled.connect(self._double)
        row.asked.connect(self._ask_menu)
        row.typed.connect(self._do)
        board.over_tray.connect(self._want)
        board.carrying.connect(self._carry)
        scheme.changed.connect(self._redraw)
        board.coloured.connect(self._dress)
        board.slot_moved.connect(self._gap_changed)
        board.choice.changed.connect(self._gap_changed)
        self.tools.changed.connect(self._arrange)

    # ---- showing

    def show_cards(self, cards: Sequence[Card], findings: Sequence["Finding"] = ()) -> None:
        """Show the unscheduled sessions; chips that show the same are not touched."""
        self._cards, self._told = tuple(cards), words.by_session(findings)
        if len(self._cards) < 2:
            self.tools.forget()
        self.tools.setVisible(len(self._cards) >= 2)
        self._arrange()

    def _gap_changed(self) -> None:
        self.tools.show_gap(self._board.gap())
        if self.tools.fitting or len(self._chips) != len(self._cards):
            self._arrange()

    def _arrange(self) -> None:
        cards, told = self.tools.arrange(self._cards), self._told
        gone = self._chips.keys() - {card.id for card in cards}
        had_focus = any(self._chips[each].hasFocus() for each in gone)
        for session_id in gone:
            chip = self._chips.pop(session_id)
            self._line.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for at, card in enumerate(cards):
            chip = self._chips.get(card.id) or self._make(card)
            chip.show_card(card, None, told.get(card.id, ()))
            chip.dress(self._board.tinting.of(card))
            self._line.insertWidget(at, chip)
        self._chips = {card.id: self._chips[card.id] for card in cards}  # in the order in which the keys walk
        self._title.setText(self._heading(len(cards)))
        if self.current in gone:
            self.current = next(iter(self._chips), None)
            if had_focus and self.current is not None:
                self._chips[self.current].setFocus()

    def _heading(self, shown: int) -> str:
        if not self._cards:
            return _("Nothing is unscheduled. Drop a session here to take it out of the week.")
        if shown == len(self._cards):
            return _("Unscheduled")
        return _("{shown} of {count}").format(shown=shown, count=len(self._cards))

    def _make(self, card: Card) -> CardButton:
        chip = CardButton(self._row, f"agenda.tray.{card.code}")
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setFixedSize(CHIP_WIDTH, CHIP_HEIGHT - 2)
        chip.place(QRect(chip.pos(), chip.size()), 0, CHIP_HEIGHT - 2)
        chip.clicked.connect(self._clicked)
        self._chips[card.id] = chip
        return chip

    def _redraw(self) -> None:
        for chip in self._chips.values():
            chip.forget()
        self.update()

    def _dress(self) -> None:
        for chip in self._chips.values():
            if chip.card is not None:
                chip.dress(self._board.tinting.of(chip.card))

    def reveal(self, session_id: int) -> bool:
        """Scroll to a session, and say whether it lies in the tray."""
        if session_id not in self._chips and any(card.id == session_id for card in self._cards):
            self.tools.forget()  # what is sought must be seen
            self._arrange()
        chip = self._chips.get(session_id)
        if chip is None:
            return False
        self._choose(session_id)
        self._area.ensureWidgetVisible(chip)
        return True

    def chip(self, session_id: int) -> CardButton | None:
        """Return the chip of a session."""
        return self._chips.get(session_id)

    def _choose(self, session_id: int) -> None:
        self.current = session_id
        for each, chip in self._chips.items():
            chip.flag("chosen", each == session_id)
        self.chosen.emit()

    def clear_choice(self) -> None:
        """Let no session be chosen here: one on the board is."""
        self.current = None
        for chip in self._chips.values():
            chip.flag("chosen", on=False)

    def _want(self, wanted_: bool) -> None:
        if wanted_ != self._wanted:
            self._wanted = wanted_
            self.update()

    def _carry(self, carrying: bool) -> None:
        if not carrying:
            self._want(wanted_=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(scheme.now.selection if self._wanted else scheme.now.window))
        painter.fillRect(0, 0, self.width(), 1, QColor(scheme.now.line))
        if self._wanted:
            painter.setPen(QPen(QColor(scheme.now.accent), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.rect().adjusted(3, 3, -3, -3), RADIUS, RADIUS)
        painter.end()

    # ---- the mouse

    def _chip_at(self, place: QPoint) -> CardButton | None:
        found = self._row.childAt(place)
        return found if isinstance(found, CardButton) else None

    def _press(self, event: QMouseEvent) -> None:
        chip = self._chip_at(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or chip is None or chip.card is None:
            return
        self._choose(chip.card.id)
        chip.setFocus()
        local = chip.mapFrom(self._row, event.position().toPoint())
        if chip.menu_rect().contains(local):
            self._open_menu(chip.card.id, chip.mapToGlobal(chip.menu_rect().bottomLeft()))
            return
        self._held, self._start = chip.card, event.globalPosition().toPoint()

    def _follow(self, event: QMouseEvent) -> None:
        hand = self._board.hand
        place = event.globalPosition().toPoint()
        if self._held is not None and not hand.busy:
            if (place - self._start).manhattanLength() < QApplication.startDragDistance():
                return
            if self._held.locked:
                self._board.refused.emit(self._held.id)
                self._held = None
                return
            hand.take(self._held)
        if self._held is not None and hand.busy:
            hand.carry_to(place, event.modifiers())

    def _release(self, event: QMouseEvent) -> None:
        self._held, held = None, self._held
        if held is not None and self._board.hand.busy:
            self._board.hand.carry_to(event.globalPosition().toPoint(), event.modifiers())
            self._board.hand.drop()

    def _double(self, event: QMouseEvent) -> None:
        chip = self._chip_at(event.position().toPoint())
        if chip is not None and chip.card is not None:
            self.opened.emit(chip.card.id, False)

    def _clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, CardButton) and chip.card is not None:
            self._choose(chip.card.id)
            self.opened.emit(chip.card.id, True)

    # ---- the keys and the menu

    def _do(self, name: str) -> None:
        focused = next((each for each, chip in self._chips.items() if chip.hasFocus()), None)
        if name == "escape":
            self._board.hand.cancel()
            self._held = None
        elif focused is not None and name in {"left", "right"}:
            self._walk(focused, 1 if (name == "right") is self.isLeftToRight() else -1)
        elif focused is not None:
            self._choose(focused)
            self._act(focused, name)

    def _walk(self, focused: int, step: int) -> None:
        order = list(self._chips)
        there = order[max(0, min(len(order) - 1, order.index(focused) + step))]
        self._chips[there].setFocus()
        self._area.ensureWidgetVisible(self._chips[there])
        self._choose(there)

    def _act(self, session_id: int, name: str) -> None:
        if name in {"open", "rename"}:
            self.opened.emit(session_id, True)
        elif name == "place":
            self.placing_wanted.emit(session_id)
        elif name == "delete":
            self.deleted.emit([session_id])
        elif name == "menu":
            chip = self._chips[session_id]
            self._open_menu(session_id, chip.mapToGlobal(chip.rect().bottomLeft()))

    def _ask_menu(self, event: QContextMenuEvent) -> None:
        chip = self._chip_at(event.pos())
        if chip is not None and chip.card is not None:
            self._choose(chip.card.id)
            self._open_menu(chip.card.id, event.globalPos())

    def _open_menu(self, session_id: int, at: QPoint) -> None:
        card = self._board.card(session_id)
        if card is not None:
            menu = self._board.deeds.build_menu(words.spoken(card, None), ("open", "place", "", "delete"))
            menu.triggered.connect(self._menu_chosen)
            menu.popup(at)

    def _menu_chosen(self, action: object) -> None:
        if self.current is not None:
            self._act(self.current, action.data())  # type: ignore[attr-defined]
