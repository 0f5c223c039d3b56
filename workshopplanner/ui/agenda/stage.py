"""The board as something to look at: cards on columns and hours, reused from one answer to the next, zoomed, sought."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from workshopplanner.core.agenda import Agenda, Card, minute_of
from workshopplanner.language import _
from workshopplanner.ui.agenda import columns, geometry, words
from workshopplanner.ui.agenda.canvas import Canvas
from workshopplanner.ui.agenda.card import CardButton
from workshopplanner.ui.agenda.choice import Choice
from workshopplanner.ui.agenda.colouring import By, Tinting
from workshopplanner.ui.agenda.columns import Plan, Weeks
from workshopplanner.ui.agenda.geometry import Axis, Stand
from workshopplanner.ui.agenda.rulers import Corner, Heads, Hours
from workshopplanner.ui.agenda.sieve import matches
from workshopplanner.ui.agenda.stacks import Stacks
from workshopplanner.ui.days.head_hand import HeadHand
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.core.findings import Finding

ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0)
FLASH = 1200  # milliseconds for which a card that was sought stands out


class Stage(QScrollArea):
    """Shows an agenda as a week, or one day by room."""

    opened = Signal(int, bool)  # session id; whether by the keyboard, so that the focus shall follow
    plan_wanted = Signal(int)  # session id: open its plan
    head_pressed = Signal(int)  # day id
    room_pressed = Signal(int)  # room id, or 0 where there is none yet
    zoomed = Signal(float)
    laid_out = Signal()
    coloured = Signal()  # sessions have come or gone, or the colours mean something else

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "agenda.board", _("Agenda board"))
        self.setViewport(QWidget())  # for one made by Qt, PySide would search all its classes, for ten milliseconds
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.agenda, self.plan = Agenda(), Plan()
        self.day_id: int | None = None
        self.zoom = 1.0
        self.axis = Axis(9 * 60, 17 * 60, 1.0)
        self.canvas = Canvas()
        self.setWidget(self.canvas)
        self.setCornerWidget(Corner(self))
        self.heads, self.hours, self._corner = Heads(self), Hours(self), Corner(self)
        self.head_hand, self._notes = HeadHand(self), dict[int, str]()
        self.choice, self.stacks = Choice(self), Stacks(self)
        self.stacks.pressed.connect(self.head_pressed)
        self._cards: dict[int, Card] = {}
        self._outline: Sequence[Card] = ()
        self._weeks = Weeks()
        self.tinting, self._wanted = Tinting(), ""
        self.changed: list[int] = []  # the sessions that the last answer showed otherwise than the one before
        self._buttons: dict[tuple[int, int], CardButton] = {}
        self._findings: dict[int, list[Finding]] = {}
        self._flashed: int | None = None
        self._flashing = QTimer(self)
        self._flashing.setSingleShot(True)
        self._flashing.setInterval(FLASH)
        self._flashing.timeout.connect(self._end_flash)
        self.verticalScrollBar().valueChanged.connect(self._follow_scroll)
        self.horizontalScrollBar().valueChanged.connect(self._follow_scroll)
        scheme.changed.connect(self.redraw)

    # ---- showing

    def show_agenda(self, agenda: Agenda, findings: Sequence["Finding"] = ()) -> None:
        """Show an agenda and what is wrong with it; cards that show the same are not touched."""
        # A card that says the same is the same from here on: what follows finds that out at a glance.
        known = self._cards
        self._cards = {card.id: old if (old := known.get(card.id)) == card else card for card in agenda.cards}
        self.changed = [card.id for card in self._cards.values() if known.get(card.id) is not card]
        self.agenda = replace(agenda, cards=tuple(self._cards.values()))
        self._findings = words.by_session(findings)
        self._show()

    def show_day(self, day_id: int | None) -> None:
        """Show one day by room, or the week."""
        if day_id != self.day_id:
            self.day_id = day_id
            self._show()

    def show_notes(self, notes: dict[int, str]) -> None:
        """Show in the heads what is special about some days."""
        self._notes = notes
        self._show_heads()

    def colour_by(self, by: By) -> None:
        """Let the colours of the cards mean something else."""
        self.tinting.read(self.agenda.cards, by)
        for (session_id, _part), button in self._buttons.items():
            button.dress(self.tinting.of(self._cards[session_id]))
        self.coloured.emit()

    def sift(self, wanted: str) -> None:
        """Dim the sessions that do not match some words."""
        self._wanted = wanted
        for (session_id, _part), button in self._buttons.items():
            button.flag("dimmed", not matches(self._cards[session_id], wanted))

    def matching(self) -> list[int]:
        """Return the sessions that match, in the order of the columns and of the clock."""
        spots = sorted(self.plan.spots, key=lambda spot: (spot.first, spot.begin, spot.lane))
        found = [spot.session_id for spot in spots if spot.part == 0]
        return [each for each in found if matches(self._cards[each], self._wanted)]

    def show_outline(self, cards: Sequence[Card]) -> None:
        """Show sessions that do not exist yet in outline, below everything else."""
        if tuple(cards) != tuple(self._outline):
            self._outline = cards
            self.lay_out()

    def _show(self) -> None:
        focus = QApplication.focusWidget()
        had_focus = isinstance(focus, CardButton) and self.canvas.isAncestorOf(focus)
        before, self.plan = self.plan, self._weeks.plan(self.agenda)
        if self.day_id is not None:
            self.plan = columns.day_by_room(self.agenda, self.day_id)
        self._keep_buttons(before)
        self.tinting.read(self.agenda.cards)
        days = {day.id: day for day in self.agenda.days}
        for (session_id, _part), button in self._buttons.items():
            card = self._cards[session_id]
            button.show_card(card, days.get(card.day_id or 0), self._findings.get(session_id, ()))
            button.dress(self.tinting.of(card))
            button.flag("dimmed", not matches(card, self._wanted))
        self._show_heads()
        self.lay_out()
        self._order_tabs()
        self.coloured.emit()
        if had_focus:
            self.focus_on(self.choice.current)

    def _keep_buttons(self, before: Plan) -> None:
        """Have a button for every spot: keep those of known sessions, make and drop the others."""
        wanted = {(spot.session_id, spot.part) for spot in self.plan.spots}
        gone = [key for key in self._buttons if key not in wanted]
        instead = self._heir(before, {key[0] for key in gone} - {key[0] for key in wanted})
        for key in gone:
            button = self._buttons.pop(key)
            button.hide()
            button.deleteLater()
        for session_id, part in sorted(wanted - self._buttons.keys()):
            made = CardButton(self.canvas, f"agenda.card.{self._cards[session_id].code}", part)
            made.clicked.connect(self._clicked)  # by assistive technology; the mouse goes to the canvas
            made.setVisible(True)
            QWidget.setTabOrder(self.canvas, made)
            self._buttons[session_id, part] = made
        self.choice.keep({session_id for session_id, _part in wanted}, instead)

    def _heir(self, before: Plan, gone: set[int]) -> int | None:
        """Return who shall be current when the current session is among those that vanish."""
        current = self.choice.current
        if current is None or current not in gone:
            return None
        stands = {key: stand for key, stand in self.stands(before).items() if key == current or key not in gone}
        ways = [geometry.neighbour(stands, current, dx, dy) for dx, dy in ((0, 1), (0, -1), (-1, 0), (1, 0))]
        return next((way for way in ways if way is not None), None)

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, CardButton) and button.card is not None:
            self.opened.emit(button.card.id, True)

    def _show_heads(self) -> None:
        rooms = {room.id: room for room in self.agenda.rooms}
        heads = self.heads.keep(len(self.plan.columns))
        for head, column in zip(heads, self.plan.columns, strict=True):
            day = column.day
            if self.day_id is None:
                own = [card.id for card in self.agenda.cards if card.day_id == day.id]
                found = dict.fromkeys(each for card_id in own for each in self._findings.get(card_id, ()))
                under = words.apart_by_dots(self._notes.get(day.id, ""), day.title)
                lines = (words.day_head(day), under, words.day_short(day))
                head.tell(day.id, lines, list(found), words.day_long(day))
                head.setToolTip(_("Show this day by room"))
            else:
                room = rooms.get(column.room_id or 0)
                name = room.name if room else _("No room")
                head.tell(column.room_id or 0, (name, words.seats(room), name), (), name)
                head.setToolTip(_("Change this room") if room else _("Add a room"))
        for head in self.heads.fresh():
            head.clicked.connect(self._head_clicked)
            self.head_hand.adopt(head)
        for head in heads:
            self.head_hand.show_for(head)

    def _head_clicked(self) -> None:
        head = self.sender()
        if head in self.heads.heads:
            (self.head_pressed if self.day_id is None else self.room_pressed).emit(head.key)

    # ---- places

    def lay_out(self) -> None:
        """Give everything its place at the present size and zoom."""
        first, last = geometry.hours(self._spans())
        head, side = self.heads.tall(), self.hours.wide()
        mirrored = self.isRightToLeft()
        self.setViewportMargins(0 if mirrored else side, head, side if mirrored else 0, 0)
        room = self.maximumViewportSize()
        lanes = self.plan.lanes()
        edges = geometry.column_edges(room.width(), lanes)
        bar = self.horizontalScrollBar().sizeHint().height() if edges[-1] > room.width() else 0
        self.axis = Axis(first, last, geometry.fit(room.height() - bar, first, last) * self.zoom)
        if self.axis.height > room.height() - bar:
            edges = geometry.column_edges(room.width() - self.verticalScrollBar().sizeHint().width(), lanes)
        self.canvas.resize(edges[-1], max(self.axis.height, room.height() - bar))
        self.canvas.show_grid(self.axis, edges, self.plan.columns)
        for key, box in geometry.boxes(self.plan.spots, self.axis, edges).items():
            self._buttons[key].place(self.canvas.visual(box.rect), box.top, box.bottom)
        self.stacks.lay(self.plan.spots, edges)
        self._lay_outline(edges)
        start = self.width() - side if mirrored else 0
        self.hours.setGeometry(start, self.viewport().y(), side, self.viewport().height())
        self._corner.setGeometry(start, 0, side, head)
        self.heads.setGeometry(self.viewport().x(), 0, self.viewport().width(), head)
        self.heads.spread(edges, self.canvas.width())
        self._follow_scroll()
        self.laid_out.emit()

    def _lay_outline(self, edges: Sequence[int]) -> None:
        cards = self._outline
        spots = columns.week(replace(self.agenda, cards=tuple(cards))).spots if cards else ()
        titles = {card.id: card.title for card in cards}
        found = geometry.boxes(spots, self.axis, edges)
        self.canvas.show_outline([(self.canvas.visual(box.rect), titles[key[0]]) for key, box in found.items()])

    def _spans(self) -> list[tuple[int, int]]:
        """Return all hours of the week, also for one day, so that nothing jumps on the way there and back."""
        opening = [(minute_of(day.opens), minute_of(day.closes)) for day in self.agenda.days]
        return opening + [(card.begin, card.end) for card in self.agenda.cards if card.day_id is not None]

    def _follow_scroll(self) -> None:
        self.heads.row.move(self.canvas.x(), 0)
        self.hours.show_axis(self.axis, self.canvas.y())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange} and self.isVisible():
            self.lay_out()

    def redraw(self) -> None:
        """Paint everything anew, in other colours."""
        for button in self._buttons.values():
            button.forget()
        for widget in (self.canvas, self.heads, self.hours, self._corner, *self.heads.heads):
            widget.update()

    # ---- looking up

    def button(self, session_id: int, part: int = 0) -> CardButton | None:
        """Return the card of a session, if it lies on the board."""
        return self._buttons.get((session_id, part))

    def parts(self, session_id: int) -> list[CardButton]:
        """Return all cards of a session; one in rooms far apart has several."""
        return [button for key, button in self._buttons.items() if key[0] == session_id]

    def card(self, session_id: int) -> Card | None:
        """Return what is known of a session, on the board or in the tray."""
        return self._cards.get(session_id)

    def stands(self, plan: Plan | None = None) -> dict[int, Stand]:
        """Return where every session stands, for walking among them."""
        spots = {spot.session_id: spot for spot in (plan or self.plan).spots if spot.part == 0}
        places = {key: self.stacks.lane(key[0]) or button.geometry() for key, button in self._buttons.items()}
        return {
            session_id: Stand(self.canvas.visual(place), spots[session_id].first, spots[session_id].last)
            for (session_id, part), place in places.items()
            if part == 0 and session_id in spots
        }

    def button_at(self, place: QPoint) -> CardButton | None:
        """Return the card at a place on the canvas."""
        found = self.canvas.childAt(place)
        return found if isinstance(found, CardButton) else None

    def logical(self, place: QPoint) -> QPoint:
        """Return a place on the canvas counted from the left, whatever the direction of the layout."""
        return QPoint(self.canvas.logical_x(place.x()), place.y())

    def column_at(self, at: QPoint) -> int:
        """Return the column at a place."""
        return geometry.column_at(at.x(), self.canvas.edges)

    def column_name(self, column: int) -> str:
        """Return what a column is called while something is carried over it."""
        chosen = self.plan.columns[column]
        rooms = {room.id: room.name for room in self.agenda.rooms}
        return words.day_short(chosen.day) if self.day_id is None else rooms.get(chosen.room_id or 0, "")

    # ---- focus

    def _order_tabs(self) -> None:
        """Let the board be one stop of the Tab key: the current session, or the canvas where there is none."""
        for (session_id, part), button in self._buttons.items():
            if part == 0:
                stop = session_id == self.choice.current
                button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
        none = self.choice.current is None
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus if none else Qt.FocusPolicy.ClickFocus)

    def focus_on(self, session_id: int | None) -> None:
        """Give the focus to a session, or to the canvas."""
        button = None if session_id is None else self.button(session_id)
        if button is None:
            self.canvas.setFocus()
        elif not button.hasFocus():
            button.setFocus()

    # ---- zoom

    def set_zoom(self, zoom: float, around: int | None = None) -> None:
        """Show minutes larger, 1.0 being the scale that fits; the minute at a height of the viewport stays there."""
        zoom = max(ZOOMS[0], min(ZOOMS[-1], zoom))
        if zoom == self.zoom:
            return
        middle = self.viewport().height() // 2 if around is None else around
        minute = self.axis.minute(middle - self.canvas.y())
        self.zoom = zoom
        self.lay_out()
        self.verticalScrollBar().setValue(self.axis.y(minute) - middle)
        self.zoomed.emit(zoom)

    def step_zoom(self, step: int, around: int | None = None) -> None:
        """Go to the next larger zoom (1), the next smaller (-1), or fit everything (0)."""
        larger = [zoom for zoom in ZOOMS if zoom > self.zoom]
        smaller = [zoom for zoom in ZOOMS if zoom < self.zoom]
        wanted = {1: larger[:1], -1: smaller[-1:], 0: [1.0]}[step]
        if wanted:
            self.set_zoom(wanted[0], around)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.step_zoom(1 if turned > 0 else -1, round(event.position().y()) - self.viewport().y())
            event.accept()
        else:
            super().wheelEvent(event)

    # ---- seeking

    def see(self, session_id: int) -> None:
        """Scroll until a session is in sight."""
        button = self.button(session_id)
        if button is not None:
            middle = button.geometry().center()
            self.ensureVisible(middle.x(), middle.y(), button.width() // 2 + 8, button.height() // 2 + 8)

    def reveal(self, session_id: int) -> bool:
        """Scroll to a session, choose it and let it stand out for a moment; say whether it is on the board."""
        if self.button(session_id) is None:
            return False
        self.choice.choose([session_id])
        self.see(session_id)
        self._end_flash()
        self._flashed = session_id
        self.flag(session_id, "flashed", on=True)
        self._flashing.start()
        return True

    def _end_flash(self) -> None:
        if self._flashed is not None:
            self.flag(self._flashed, "flashed", on=False)
            self._flashed = None

    def flag(self, session_id: int, name: str, on: bool) -> None:
        """Set or lift a state of a session's cards: chosen, lifted, flashed."""
        for button in self.parts(session_id):
            button.flag(name, on)

    def in_sight(self, at: QPoint) -> bool:
        """Say whether a place on the canvas, counted from the left, can be seen."""
        place = self.canvas.visual(QRect(at, at)).topLeft()
        return self.viewport().rect().contains(self.canvas.mapTo(self.viewport(), place))
