"""The board as something to work on: what the hand and the keys do becomes signals; it changes nothing itself."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from workshopplanner.core.agenda import MINUTES_A_DAY, Card, minute_of, time_of
from workshopplanner.core.kinds import TYPES, SessionType
from workshopplanner.core.ripple import Mode
from workshopplanner.core.ripple_blocks import Retime
from workshopplanner.language import _
from workshopplanner.ui.agenda import edges, geometry, modes, words
from workshopplanner.ui.agenda.clash import Clashes
from workshopplanner.ui.agenda.deeds import Deeds
from workshopplanner.ui.agenda.ghost import Overlay, Shade
from workshopplanner.ui.agenda.held import Held
from workshopplanner.ui.agenda.keys import wanted
from workshopplanner.ui.agenda.snapping import Grid
from workshopplanner.ui.agenda.stage import Stage
from workshopplanner.ui.agenda.title_edit import TitleEdit
from workshopplanner.ui.agenda.wishes import NewSession, Slot
from workshopplanner.ui.notices import announce

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.drag import Hand

STEP = 15  # minutes from one free slot to the next


class Board(Stage):
    """Every gesture and every key ends in one signal."""

    moved = Signal(list, object)  # Move values, and the room that a single session was carried to or None
    copied = Signal(list)  # Move values: where copies shall lie
    duplicated = Signal(list)  # session ids: each copy follows right after
    resized = Signal(int, int)  # session id, minutes
    retimed = Signal(list)  # Retime values: edges that moved together, or a beginning
    created = Signal(object)  # NewSession
    renamed = Signal(int, str)
    unscheduled = Signal(list)  # session ids
    deleted = Signal(list)
    lock_wanted = Signal(list, bool)
    placing_wanted = Signal(int)  # open "Move to…"
    parallel_wanted = Signal(int)
    asked = Signal(str, list)  # a deed of keys.MORE, session ids
    refused = Signal(int)  # a locked session was to be dragged
    day_wanted = Signal(int)  # number of the day, from 1
    day_menu_wanted = Signal()
    rooms_wanted = Signal()  # the day by room, or the week again
    mode = Mode.ONLY  # what happens to the sessions after one that is moved
    left = Signal()  # Esc with nothing left to give up
    carrying = Signal(bool)  # sessions are being dragged, or no longer
    over_tray = Signal(bool)
    slot_moved = Signal()  # another free slot has the focus, or none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid()
        self.zones: list[QWidget] = []  # where a dropped session is unscheduled
        self.slot: Slot | None = None
        self.overlay = Overlay(self.canvas)
        self.overlay.tint_of = self.tinting.of
        self.deeds, self.held = Deeds(self), Held(self)
        self.overlay.clashes = Clashes(self)
        self.editor = TitleEdit(self.canvas)
        self._asked: Slot | int | None = None
        self.editor.given.connect(self._title_given)
        self.editor.given_up.connect(self._title_given_up)
        self.choice.changed.connect(self._show_choice)
        self.canvas.typed.connect(self.deeds.do)
        self.canvas.asked.connect(self.deeds.ask_menu)
        self.canvas.entered.connect(self._canvas_entered)
        self.canvas.pressed.connect(self._press)
        self.canvas.dragged.connect(self._follow)
        self.canvas.released.connect(self._release)
        self.canvas.doubled.connect(self._double)

    @cached_property
    def hand(self) -> "Hand":
        """What the mouse does, made when it first does something."""
        from workshopplanner.ui.agenda.drag import Hand

        return Hand(self)

    def _press(self, event: QMouseEvent) -> None:
        self.hand.press(event)

    def _follow(self, event: QMouseEvent) -> None:
        self.hand.follow(event)

    def _release(self, event: QMouseEvent) -> None:
        self.hand.release(event)

    def _double(self, event: QMouseEvent) -> None:
        self.hand.double(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the keys work as soon as the page is there, before Tab has led to a session."""
        name = wanted(event)
        if name:
            event.accept()
            self.deeds.do(name)
        else:
            super().keyPressEvent(event)

    # ---- the choice

    @property
    def selection(self) -> list[int]:
        """The selected sessions, in the order in which they were chosen."""
        return self.choice.ids

    def select(self, ids: Sequence[int], current: int | None = None) -> None:
        """Select sessions; the current one is the last of them unless named."""
        self.choice.choose(ids, current)

    def toggle(self, session_id: int) -> None:
        """Take a session into the selection, or out of it."""
        self.choice.toggle(session_id)

    def chosen_cards(self) -> list[Card]:
        """Return the selected sessions."""
        return [card for card in map(self.card, self.selection) if card is not None]

    def _show_choice(self) -> None:
        chosen = set(self.choice.ids)
        for (session_id, _part), button in self._buttons.items():
            button.flag("chosen", session_id in chosen)
        self.stacks.sort()
        self._order_tabs()
        if chosen and self.slot is not None:
            self._set_slot(None)

    # ---- free slots

    def free_slot(self, at: QPoint) -> Slot:
        """Return the quarter of an hour at a place."""
        minute = int(self.axis.minute(at.y())) // STEP * STEP
        return Slot(self.column_at(at), min(minute, MINUTES_A_DAY - STEP))

    def focus_slot(self, slot: Slot) -> None:
        """Give the focus to a free slot."""
        self._set_slot(slot)
        self.canvas.setFocus()
        self.ensureVisible(*self._slot_rect(slot).center().toTuple())
        announce(self.canvas, _("{slot}, free").format(slot=self.slot_name(slot)))

    def slot_name(self, slot: Slot) -> str:
        """Return what a slot is called."""
        day = self.plan.columns[slot.column].day
        name = words.slot(day, slot.begin)
        return name if self.day_id is None else f"{name}, {self.column_name(slot.column)}"

    def _set_slot(self, slot: Slot | None) -> None:
        before, self.slot = self.slot, slot if slot is not None and slot.column < len(self.plan.columns) else None
        if self.slot != before:
            self.slot_moved.emit()
        self.canvas.show_slot(None if self.slot is None else self._slot_rect(self.slot))

    def _slot_rect(self, slot: Slot) -> QRect:
        shade = Shade(None, slot.column, slot.column, slot.begin, slot.begin + STEP)
        return self.canvas.visual(self.overlay.rect_of(shade))

    def _canvas_entered(self) -> None:
        """Have a slot to stand on when the focus comes to a board without sessions."""
        if self.slot is None and not self.plan.spots and self.plan.columns:
            self._set_slot(Slot(0, self.plan.columns[0].opens))

    def lay_out(self) -> None:
        super().lay_out()
        self._set_slot(self.slot)
        self._keep_editor()

    def usual(self, slot: Slot) -> Slot:
        """Return a slot with the length a new session usually has, or with what is free there."""
        wish = TYPES[SessionType.PLENARY].minutes
        begins = [
            spot.begin for spot in self.plan.spots if spot.first <= slot.column <= spot.last and spot.begin > slot.begin
        ]
        free = min([*begins, MINUTES_A_DAY]) - slot.begin
        return Slot(slot.column, slot.begin, min(wish, free) if free >= STEP else wish)

    def gap(self) -> int | None:
        """Return the free minutes at the slot that has the focus, else right after the current session."""
        current = self.choice.current
        slot = self.slot or (self.slot_after(current) if current is not None and self.selection else None)
        if slot is None or slot.column >= len(self.plan.columns):
            return None
        column = [spot for spot in self.plan.spots if spot.first <= slot.column <= spot.last]
        begin = max(
            [slot.begin, *(spot.end for spot in column if spot.begin <= slot.begin < spot.end <= slot.begin + STEP)]
        )
        here = [spot for spot in column if spot.end > begin]
        closes = self.plan.columns[slot.column].closes
        end = min([*(spot.begin for spot in here), closes if closes > begin else MINUTES_A_DAY])
        return end - begin if end > begin else None

    def fit_day(self) -> None:
        """Show the hours of one day as large as they fit: of the day that is worked on, else of the first."""
        current = self.card(self.choice.current) if self.choice.current is not None else None
        here = self.plan.columns[self.slot.column].day.id if self.slot is not None else current and current.day_id
        day = next((day for day in self.agenda.days if day.id == (self.day_id or here)), None)
        day = day or next(iter(self.agenda.days), None)
        if day is None:
            return
        cards = [card for card in self.agenda.cards if card.day_id == day.id]
        spans = [(card.begin, card.end) for card in cards] or [(minute_of(day.opens), minute_of(day.closes))]
        first, last = geometry.hours(spans)
        room = self.viewport().height() - 2 * geometry.PAD
        self.set_zoom(max(1.0, room / (last - first) * self.zoom / self.axis.scale))
        self.verticalScrollBar().setValue(self.axis.y(first) - geometry.PAD)

    def slot_after(self, session_id: int) -> Slot | None:
        """Return the free slot after a session and whatever follows it without a gap."""
        spot = next((spot for spot in self.plan.spots if spot.session_id == session_id), None)
        if spot is None:
            return None
        here = [each for each in self.plan.spots if each.first <= spot.first <= each.last]
        begin = spot.end
        for each in sorted(here, key=lambda each: each.begin):
            if each.begin < begin + STEP and each.end > begin:
                begin = each.end
        return Slot(spot.first, min(begin, MINUTES_A_DAY - STEP))

    # ---- titles

    def show_slot(self, slot: Slot) -> None:
        """Show where a new session would lie."""
        end = slot.begin + (slot.minutes or STEP)
        length = words.minutes(end - slot.begin)
        text = f"{words.span(slot.begin, end)} · {length}"
        new = Retime(0, self.plan.columns[slot.column].day.id, time_of(slot.begin), end - slot.begin)
        others, spill = modes.shades(self, [new], copying=True)
        self.overlay.show([Shade(None, slot.column, slot.column, slot.begin, end), *others], f"{text} {spill}".strip())

    def preview(self, moves: Sequence[Retime]) -> None:
        """Show where sessions would lie, before anything is done."""
        self.overlay.show(modes.places(self, moves), "")

    def ask_title(self, slot: Slot) -> None:
        """Ask for the title of a new session, in its place."""
        self._asked = slot
        self.choice.choose([])
        self._set_slot(slot)
        self.show_slot(slot)
        shade = Shade(None, slot.column, slot.column, slot.begin, slot.begin + (slot.minutes or STEP))
        rect = self.overlay.rect_of(shade)
        self.ensureVisible(rect.center().x(), rect.top(), 0, 40)
        self.editor.ask(rect, "", _("Title of the new session"))

    def _keep_editor(self) -> None:
        """Keep the field where its session lies, whatever has changed around it meanwhile."""
        if isinstance(self._asked, Slot) and self._asked.column < len(self.plan.columns):
            self.show_slot(self._asked)
            self.editor.lie_over(self._slot_rect(self._asked))
        elif isinstance(self._asked, int) and self.button(self._asked) is not None:
            self.editor.lie_over(self._buttons[self._asked, 0].geometry())
        elif self._asked is not None:
            self._asked = None
            self.editor.close_silently()

    def rename(self, session_id: int) -> None:
        """Ask for another title, on the card."""
        button, card = self.button(session_id), self.card(session_id)
        if button is not None and card is not None:
            self._asked = session_id
            self.see(session_id)
            self.editor.ask(button.geometry(), card.title, _("Title"))

    def _title_given(self, title: str, left: bool) -> None:
        """Take a title: a new session needs one only to be told from others, so Enter alone gives it a plain one."""
        asked, self._asked = self._asked, None
        self.overlay.hide()
        title = title.strip()
        if isinstance(asked, Slot) and (title or not left):
            column = self.plan.columns[asked.column]
            wish = NewSession(
                title or _("New session"), column.day.id, time_of(asked.begin), asked.minutes, column.room_id
            )
            self.created.emit(wish)
        elif isinstance(asked, int):
            card = self.card(asked)
            if not left:
                self.focus_on(asked)
            if title and card is not None and title != card.title:
                self.renamed.emit(asked, title)

    def _title_given_up(self) -> None:
        asked, self._asked = self._asked, None
        self.overlay.hide()
        if isinstance(asked, int):
            self.focus_on(asked)
        else:
            self.canvas.setFocus()

    # ---- what gestures ask

    @property
    def snap(self) -> int:
        """The minutes between two places where a drag can end."""
        return 1 if self.hand.free else self.grid.step(self.zoom)

    def stretch(self, cards: Sequence[Card], shift: int, head: bool = False) -> None:
        """Move the ends of sessions, or their beginnings, by some minutes."""
        if len(cards) == 1 and not head:
            self.resized.emit(cards[0].id, cards[0].minutes + shift)
        else:
            self.retimed.emit(edges.slots(cards, shift, head))

    def column_of(self, card: Card, at: QPoint) -> int:
        """Return the column in which a card is held."""
        first, last = self.columns_of(card, self.column_at(at))
        return max(first, min(last, self.column_at(at)))

    def columns_of(self, card: Card, near: int) -> tuple[int, int]:
        """Return the columns of a card, of the part that lies in a column if it has several."""
        own = [spot for spot in self.plan.spots if spot.session_id == card.id]
        here = [spot for spot in own if spot.first <= near <= spot.last] or own
        return (here[0].first, here[0].last) if here else (near, near)

    def travels(self, card: Card, together: int) -> bool:
        """Say whether a session goes to other columns: to days always, to rooms if it is alone and has one."""
        return self.day_id is None or (together == 1 and bool(card.rooms))

    def over_zone(self) -> bool:
        """Say whether what is carried hangs over the tray, and tell the tray."""
        place = self.hand.place
        over = any(zone.isVisible() and zone.rect().contains(zone.mapFromGlobal(place)) for zone in self.zones)
        self.over_tray.emit(over)
        return over

    def touched_by(self, rect: QRect) -> list[int]:
        """Return the sessions that a rectangle touches, counted from the left."""
        return [session_id for session_id, stand in self.stands().items() if stand.rect.intersects(rect)]

    def ask_menu(self, session_id: int, at: QPoint) -> None:
        """Open the menu of a session at a place on the screen."""
        self.deeds.open_menu(session_id, at)
