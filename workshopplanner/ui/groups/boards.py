"""The groups of one round side by side, with everybody in them; moved by hand, walked by keys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from workshopplanner.core.group_balance import balances, broken_pairs, people_of, sharing, wanted_size
from workshopplanner.core.group_sets import Board, Group, GroupSet, Person, Round, Seat
from workshopplanner.core.kinds import Bond
from workshopplanner.language import _
from workshopplanner.ui.groups import keys, words
from workshopplanner.ui.groups.chip import Chip
from workshopplanner.ui.groups.frame import PAD, GroupFrame
from workshopplanner.ui.widgets import named

LEAST, GAP, BETWEEN = 220, 12, 3  # pixels: the narrowest group, between groups, between people


@dataclass(frozen=True)
class Shown:
    """What the boards show: a round as it is, or as it is proposed, with where the moved ones come from."""

    board: Board
    group_set: GroupSet
    round: Round
    moved: Mapping[int, str] = field(default_factory=dict)
    editable: bool = True


class Boards(QWidget):
    """Holds a frame for each group and a chip for each person; it says what hand and keys want and changes nothing."""

    pressed = Signal(QMouseEvent)
    followed = Signal(QMouseEvent)
    released = Signal(QMouseEvent)
    keyed = Signal(str)  # the name of a deed in `keys`
    menu_wanted = Signal(int, QPoint)  # person, place on the screen
    group_asked = Signal(int)  # the place of the group
    selected = Signal()
    _resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "groups.boards", _("Groups"))
        self.shown: Shown | None = None
        self.chips: dict[int, Chip] = {}
        self.frames: list[GroupFrame] = []
        self.spare = self._frame(-1)
        self.selection: list[int] = []
        self.current: int | None = None
        self.area: QScrollArea | None = None  # in which the boards are scrolled
        self._columns = 1
        self._resized.connect(self.arrange)

    def _frame(self, at: int) -> GroupFrame:
        frame = GroupFrame(self, at)
        frame.asked.connect(self.group_asked)
        frame.hide()
        return frame

    # ---- showing

    def show_round(self, shown: Shown) -> None:
        """Show a round."""
        held = self.current if self.focused else None
        self.shown = shown
        while len(self.frames) < len(shown.round.groups):
            self.frames.append(self._frame(len(self.frames)))
        self._show_chips(shown)
        self._show_frames(shown)
        self.selection = [person for person in self.selection if person in self.chips]
        if self.current not in self.chips:
            self.current = next(iter(self.chips), None)
        self._mark()
        self.arrange()
        if held is not None and held in self.chips:
            self.focus_on(held)
        self.selected.emit()

    def _show_frames(self, shown: Shown) -> None:
        groups = shown.round.groups
        for frame in self.frames:
            frame.setVisible(frame.at < len(groups))
        for at, group in enumerate(groups):
            self.show_group(at, group)
        missing = shown.board.missing(shown.group_set, shown.round)
        self.spare.setVisible(bool(missing))
        self.spare.show_group(_("In no group"), len(missing), len(missing), "", ())

    def show_group(self, at: int, group: Group) -> None:
        """Show a group at its place, as it is or as it would be while somebody is carried over it."""
        shown = self.shown
        if shown is None:
            return
        seated = [person for each in shown.round.groups for person in people_of(each, shown.board.people)]
        members = people_of(group, shown.board.people)
        everybody = len(shown.board.members(shown.group_set))
        self.frames[at].show_group(
            group.name,
            len(group.seats),
            wanted_size(shown.group_set, everybody, at, len(group.seats)),
            self._where(group, shown),
            balances(members, seated, shown.group_set.mix),
        )

    def _where(self, group: Group, shown: Shown) -> str:
        room = next((room for room in shown.board.agenda.rooms if room.id == group.room_id), None)
        card = next((card for card in shown.board.agenda.cards if card.id == group.session_id), None)
        if room is None:
            parts = []
        elif room.capacity is None:
            parts = [room.name]
        else:
            parts = [_("{room}, holds {capacity}").format(room=room.name, capacity=room.capacity)]
        if card is not None:
            parts.append(card.title)
        return " · ".join(f"\u2068{part}\u2069" for part in parts)

    def _show_chips(self, shown: Shown) -> None:
        places: list[tuple[int, Seat | None, Person]] = []
        for at, group in enumerate(shown.round.groups):
            places += [(at, seat, shown.board.people[seat.person]) for seat in group.seats]
        places += [(-1, None, person) for person in shown.board.missing(shown.group_set, shown.round)]
        wanted = {person.id for _at, _seat, person in places}
        for gone in [person for person in self.chips if person not in wanted]:
            left = self.chips.pop(gone)
            left.hide()
            left.deleteLater()
        close = {
            person.id
            for group in shown.round.groups
            for _name, _value, some in sharing(people_of(group, shown.board.people), shown.group_set.apart)
            for person in some
        } | {person for pair in broken_pairs(shown.group_set, shown.round) for person in (pair.one, pair.other)}
        for at, seat, person in places:
            chip = self.chips.get(person.id) or self._make(person)
            name = shown.round.groups[at].name if at >= 0 else ""
            chip.home = at
            chip.show_person(person, seat, words.spoken(person, seat, name), words.tip(person, self._bonds(person.id)))
            chip.flag("moved", person.id in shown.moved)
            chip.flag("gone", not shown.group_set.counts(person))
            chip.flag("shares", person.id in close)
        self.chips = {person.id: self.chips[person.id] for _at, _seat, person in places}

    def _make(self, person: Person) -> Chip:
        chip = self.chips[person.id] = Chip(self, person)
        chip.clicked.connect(self._clicked)
        chip.show()
        return chip

    def _bonds(self, person: int) -> list[str]:
        assert self.shown is not None  # only while something is shown
        told = []
        for pair in self.shown.group_set.pairs:
            other = {pair.one: pair.other, pair.other: pair.one}.get(person)
            known = self.shown.board.people.get(other) if other is not None else None
            if known is not None:
                pattern = _("Together with {name}") if pair.bond is Bond.TOGETHER else _("Apart from {name}")
                told.append(pattern.format(name=known.name))
        return told

    # ---- where things lie

    def arrange(self) -> None:
        """Lay groups side by side, as many as there is room for, and the people into them."""
        frames = [frame for frame in (self.spare, *self.frames) if not frame.isHidden()]
        if not frames or self.width() < 50:
            return
        room = self.width() - 2 * GAP
        least = max(LEAST, self.fontMetrics().horizontalAdvance("n") * 26)
        self._columns = max(1, min(len(frames), (room + GAP) // (least + GAP)))
        width = (room - GAP * (self._columns - 1)) // self._columns
        top = 4
        for first in range(0, len(frames), self._columns):
            line = frames[first : first + self._columns]
            for frame in line:
                frame.resize(width, frame.height())
                frame.fit()
            head = max(frame.head() for frame in line)
            height = head + max(self._height(frame) for frame in line) + PAD
            for column, frame in enumerate(line):
                frame.setGeometry(self._visual(QRect(GAP + column * (width + GAP), top, width, height)))
                self._lay_chips(frame, frame.head() if frame is self.spare else head)
            top += height + GAP
        self.setMinimumHeight(top - GAP + 4)

    def _height(self, frame: GroupFrame) -> int:
        chips = self.people_in(frame.at)
        return sum(chip.sizeHint().height() + BETWEEN for chip in chips) if chips else 30

    def _lay_chips(self, frame: GroupFrame, head: int) -> None:
        box = frame.geometry()
        y = box.top() + head
        for chip in self.people_in(frame.at):
            height = chip.sizeHint().height()
            chip.setGeometry(box.left() + PAD, y, box.width() - 2 * PAD, height)
            chip.raise_()
            y += height + BETWEEN

    def _visual(self, rect: QRect) -> QRect:
        if self.isLeftToRight():
            return rect
        return QRect(self.width() - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())

    def people_in(self, at: int) -> list[Chip]:
        """Return the chips of a group by its place, -1 for those in none, in their order."""
        return [chip for chip in self.chips.values() if chip.home == at]

    def chip_at(self, place: QPoint) -> Chip | None:
        """Return who lies at a place."""
        return next((chip for chip in self.chips.values() if chip.geometry().contains(place)), None)

    def frame_at(self, place: QPoint) -> GroupFrame | None:
        """Return the group at a place."""
        frames = [frame for frame in (self.spare, *self.frames) if not frame.isHidden()]
        return next((frame for frame in frames if frame.geometry().contains(place)), None)

    @property
    def columns(self) -> int:
        """How many groups stand side by side."""
        return self._columns

    # ---- selection and focus

    def select(self, people: Sequence[int]) -> None:
        """Select these people and nobody else."""
        self.selection = [person for person in dict.fromkeys(people) if person in self.chips]
        self._mark()
        self.selected.emit()

    def focus_on(self, person: int) -> None:
        """Give somebody the focus, in sight."""
        chip = self.chips.get(person)
        if chip is None:
            return
        self.current = person
        self._mark()
        chip.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.area is not None:
            self.area.ensureWidgetVisible(chip, 8, 24)

    def _mark(self) -> None:
        for person, chip in self.chips.items():
            chip.flag("chosen", person in self.selection)
            current = person == self.current
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
            if current:
                QWidget.setTabOrder(self.spare.title, chip)  # the people come before the heads of their groups

    @property
    def focused(self) -> bool:
        """Whether the focus is on somebody here."""
        return any(chip.hasFocus() for chip in self.chips.values())

    def _clicked(self) -> None:
        """Select somebody whom assistive technology pressed; the mouse is the hand's business."""
        chip = self.sender()
        if isinstance(chip, Chip):
            self.select([chip.person.id])

    # ---- what comes in; exceptions may not leave these, so they only tell

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.emit()

    def sizeHint(self) -> QSize:
        return QSize(600, 400)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.followed.emit(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.released.emit(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        chip = self.chip_at(event.pos())
        if chip is not None and event.reason() is QContextMenuEvent.Reason.Mouse:
            self.menu_wanted.emit(chip.person.id, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = keys.wanted(event)
        if deed:
            self.keyed.emit(deed)
        else:
            super().keyPressEvent(event)
