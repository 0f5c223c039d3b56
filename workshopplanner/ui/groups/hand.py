"""The hand: a click selects, a drag carries people over the boards, and the bars tell what it would come to."""

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from workshopplanner.core.group_sets import Group, Seat
from workshopplanner.ui.groups.boards import Boards
from workshopplanner.ui.groups.chip import Chip
from workshopplanner.ui.widgets import named, set_look

EXTENDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
BESIDE = QPoint(14, 12)  # of the pointer: what it aims at stays in sight
NEAR, TICK, FAST = 28, 25, 12  # pixels from the edge in which it scrolls, milliseconds, pixels at once


class Hand(QObject):
    """Turns presses, moves and releases into a selection, a move to a group, or a swap of two people."""

    moved = Signal(list, int)  # people, the place of the group; -1 is out of all groups
    swapped = Signal(int, int)  # two people
    aimed = Signal(list, object, object)  # people, the place of the group and the person aimed at, or None

    def __init__(self, boards: Boards, area: QScrollArea) -> None:
        super().__init__(boards)
        self._boards, self._area = boards, area
        self._chip: Chip | None = None
        self._start = QPoint()
        self._place = QPoint()  # of the pointer, on the screen
        self._ghost: QLabel | None = None
        self._aim: tuple[int | None, int | None] = (None, None)  # the place of the group, the person aimed at
        self._touched: set[int] = set()  # groups whose bars show what would be
        self._scroll = QTimer(self)
        self._scroll.setInterval(TICK)
        self._scroll.timeout.connect(self._scroll_on)
        boards.pressed.connect(self._press)
        boards.followed.connect(self._follow)
        boards.released.connect(self._release)

    @property
    def busy(self) -> bool:
        """Whether somebody is being carried."""
        return self._ghost is not None

    # ---- the mouse

    def _press(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.busy:
            return
        boards, place = self._boards, event.position().toPoint()
        chip = boards.chip_at(place)
        self._chip, self._start = chip, place
        if chip is None:
            boards.select([])
            return
        person = chip.person.id
        if event.modifiers() & EXTENDING:
            chosen = boards.selection
            boards.select([each for each in chosen if each != person] if person in chosen else [*chosen, person])
        elif person not in boards.selection:
            boards.select([person])
        boards.focus_on(person)
        if chip.menu_rect().contains(place - chip.pos()):
            self._chip = None
            boards.menu_wanted.emit(person, chip.mapToGlobal(chip.menu_rect().bottomLeft()))

    def _follow(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self.cancel()
            return
        if self._chip is None or self._boards.shown is None or not self._boards.shown.editable:
            return
        if self._ghost is None:
            if (place - self._start).manhattanLength() < QApplication.startDragDistance():
                return
            self._lift(self._chip)
        self._place = event.globalPosition().toPoint()
        self._carry()

    def _release(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        chip, people, (group, other) = self._chip, self._carried(), self._aim
        carried = self.busy
        self.cancel()
        if chip is None:
            return
        if not carried:
            if not event.modifiers() & EXTENDING:
                self._boards.select([chip.person.id])
        elif other is not None:
            self.swapped.emit(chip.person.id, other)
        elif group is not None:
            self.moved.emit(people, group)

    def cancel(self) -> None:
        """Put everybody back whom the hand holds."""
        self._scroll.stop()
        if self._ghost is not None:
            self._ghost.hide()
            self._ghost.deleteLater()
            self._ghost = None
        for chip in self._boards.chips.values():
            chip.flag("lifted", False)
        self._take_aim(None, None)
        self._chip = None

    # ---- carrying

    def _carried(self) -> list[int]:
        if self._chip is None:
            return []
        person = self._chip.person.id
        return list(self._boards.selection) if person in self._boards.selection else [person]

    def _lift(self, chip: Chip) -> None:
        ghost = named(QLabel(chip.person.name, self._boards), "groups.ghost")
        ghost.setTextFormat(Qt.TextFormat.PlainText)
        ghost.setProperty("panel", "popover")
        ghost.setContentsMargins(8, 3, 8, 3)
        ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        ghost.adjustSize()
        ghost.show()
        self._ghost = ghost
        for person in self._carried():
            self._boards.chips[person].flag("lifted", True)
        self._scroll.start()

    def _carry(self) -> None:
        boards, chip = self._boards, self._chip
        if self._ghost is None or chip is None:
            return
        place = boards.mapFromGlobal(self._place)
        shift = BESIDE if boards.isLeftToRight() else QPoint(-BESIDE.x() - self._ghost.width(), BESIDE.y())
        self._ghost.move(place + shift)
        self._ghost.raise_()
        frame, over = boards.frame_at(place), boards.chip_at(place)
        alone = len(self._carried()) == 1
        other = over.person.id if over is not None and alone and self._can_swap(chip, over) else None
        if frame is None or frame.at == chip.home:
            frame = None
            other = None
        self._take_aim(frame.at if frame is not None else None, other)

    def _can_swap(self, chip: Chip, over: Chip) -> bool:
        return over is not chip and chip.home >= 0 and over.home >= 0 and over.home != chip.home

    def _take_aim(self, group: int | None, other: int | None) -> None:
        if self._aim == (group, other):
            return
        self._aim = group, other
        for person, chip in self._boards.chips.items():
            chip.flag("aimed", person == other)
        for frame in (self._boards.spare, *self._boards.frames):
            set_look(frame, "aimed", "true" if frame.at == group and other is None else "")
        self._foresee(group, other)
        self.aimed.emit(self._carried(), group, other)

    def _foresee(self, group: int | None, other: int | None) -> None:
        """Show in the bars what dropping here would come to."""
        shown = self._boards.shown
        if shown is None:
            return
        carried = set(self._carried()) if group is not None else set()
        groups = shown.round.groups
        would = [[seat for seat in each.seats if seat.person not in carried | {other}] for each in groups]
        if group is not None and group >= 0:
            would[group] += [Seat(0, person) for person in carried]
        if other is not None and self._chip is not None:
            would[self._chip.home].append(Seat(0, other))
        for at, each in enumerate(groups):
            after: Group = replace(each, seats=tuple(would[at]))
            changes = {seat.person for seat in after.seats} != {seat.person for seat in each.seats}
            if changes or at in self._touched:
                self._boards.show_group(at, after)
            (self._touched.add if changes else self._touched.discard)(at)

    def _scroll_on(self) -> None:
        """Scroll while somebody is held near the edge of what is in sight."""
        view = self._area.viewport()
        at, bar = view.mapFromGlobal(self._place).y(), self._area.verticalScrollBar()
        step = -FAST if at < NEAR else FAST if at > view.height() - NEAR else 0
        if step and self.busy:
            bar.setValue(bar.value() + step)
            self._carry()
