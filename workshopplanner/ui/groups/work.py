"""What the page does when hand, keys or a menu want it: commands on the round that is shown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from workshopplanner.commands import group_members as members
from workshopplanner.core.group_sets import Seat
from workshopplanner.core.kinds import Bond
from workshopplanner.language import _
from workshopplanner.ui.groups import keys
from workshopplanner.ui.groups.boards import Boards
from workshopplanner.ui.groups.hand import Hand
from workshopplanner.ui.groups.person_menu import PersonMenu
from workshopplanner.ui.notices import announce

if TYPE_CHECKING:
    from workshopplanner.ui.groups.page import GroupsPage


class Work(QObject):
    """Carries out the deeds of the boards."""

    def __init__(self, page: "GroupsPage", boards: Boards, hand: Hand) -> None:
        super().__init__(page)
        self._page, self._hub, self.boards, self._hand = page, page.hub, boards, hand
        self.menu: PersonMenu | None = None
        boards.keyed.connect(self.do)
        boards.menu_wanted.connect(self.open_menu)
        hand.moved.connect(self.move)
        hand.swapped.connect(self.swap)

    # ---- deeds

    def do(self, deed: str) -> None:
        """Do what a key asks for."""
        if deed in keys.STEPS:
            self._walk(*keys.STEPS[deed])
        elif deed.startswith("move_"):
            self._shift(*keys.STEPS[deed.removeprefix("move_")])
        elif deed.startswith(("extend_", "look_")):
            how, way = deed.split("_")
            self._walk(*keys.STEPS[way], how)
        else:
            getattr(self, f"_do_{deed}")()

    def move(self, people: Sequence[int], at: int) -> None:
        """Put people into a group by its place; -1 takes them out."""
        if at < 0:
            self._take_out(people)
            return
        shown = self._editable()
        if shown is not None and people:
            group = shown.round.groups[at]
            self._hub.do(members.move_members, list(people), group.id)
            self._page.say(_("Moved to group {name}.").format(name=group.name))

    def swap(self, one: int, other: int) -> None:
        """Let two people change their groups."""
        first, second = self.seat(one), self.seat(other)
        if self._editable() is not None and first is not None and second is not None:
            self._hub.do(members.swap_members, first.id, second.id)
            names = {"one": self._name(one), "other": self._name(other)}
            self._page.say(_("{one} and {other} have changed groups.").format(**names))

    def swap_selected(self) -> None:
        """Let the two who are selected change their groups."""
        if len(self.boards.selection) == 2:
            self.swap(*self.boards.selection)

    def pin(self) -> None:
        """Pin the selected people to their groups; where all are pinned, let them go."""
        seats = [seat for seat in map(self.seat, self.boards.selection) if seat is not None]
        if self._editable() is not None and seats:
            command = members.unpin_members if all(seat.pinned for seat in seats) else members.pin_members
            self._hub.do(command, [seat.id for seat in seats])

    def take_out(self) -> None:
        """Take the selected people out of their groups."""
        self._take_out(self.boards.selection)

    def _take_out(self, people: Sequence[int]) -> None:
        seats = [seat for seat in map(self.seat, people) if seat is not None]
        if self._editable() is not None and seats:
            self._hub.do(members.take_out_members, [seat.id for seat in seats])

    def set_part(self, person: int, part: str) -> None:
        """Say what somebody does in the group."""
        seat = self.seat(person)
        if self._editable() is not None and seat is not None:
            self._hub.do(members.set_member_part, seat.id, part)

    def bond(self, one: int, other: int, bond: Bond) -> None:
        """Keep two people together in every round, or apart."""
        shown = self._editable()
        if shown is not None:
            self._hub.do(members.bond_people, shown.group_set.id, one, other, bond)
            names = {"one": self._name(one), "other": self._name(other)}
            pattern = (
                _("{one} and {other} stay together when groups are made.")
                if bond is Bond.TOGETHER
                else _("{one} and {other} stay apart when groups are made.")
            )
            self._page.say(pattern.format(**names))

    def _editable(self) -> Any:
        shown = self.boards.shown
        if shown is None or not shown.editable:
            self._page.say(_("Accept or discard the proposed groups first."))
            return None
        return shown

    # ---- keys

    def _walk(self, across: int, down: int, how: str = "") -> None:
        """Go to who is next; the selection goes along, grows, or stays as it is."""
        target, current = self._beside(across, down), self.boards.current
        if target is not None:
            if how == "extend":
                chosen = self.boards.selection or ([] if current is None else [current])
                self.boards.select([*chosen, target])
            elif not how:
                self.boards.select([target])
            self.boards.focus_on(target)

    def _beside(self, across: int, down: int) -> int | None:
        """Return who is next in a direction of the screen: the nearest one whose middle lies there."""
        current = self.boards.chips.get(self.boards.current or 0)
        if current is None:
            return None
        here = current.geometry().center()
        found: list[tuple[int, int]] = []
        for person, chip in self.boards.chips.items():
            there = chip.geometry().center() - here
            ahead, aside = (there.x() * across, abs(there.y())) if across else (there.y() * down, abs(there.x()))
            if ahead > 2 and (across or aside < 2 or ahead > 0):
                found.append((ahead + 4 * aside, person))
        return min(found)[1] if found else None

    def _shift(self, across: int, down: int) -> None:
        """Move the current person, or all who are selected with them, to the group in a direction of the screen."""
        boards, current = self.boards, self.boards.current
        if current is None or boards.shown is None:
            return
        if boards.isRightToLeft():
            across = -across
        first = 0 if boards.spare.isHidden() else -1
        here = boards.chips[current].home
        there = here + across + down * boards.columns
        if (
            there == here
            or not first <= there < len(boards.shown.round.groups)
            or (across and not self._same_row(here, there))
        ):
            return
        people = boards.selection if current in boards.selection else [current]
        self.move(people, there)
        boards.focus_on(current)
        chip = boards.chips.get(current)
        if chip is not None:
            announce(chip, chip.accessibleName())

    def _same_row(self, one: int, other: int) -> bool:
        shift = 0 if self.boards.spare.isHidden() else 1
        return (one + shift) // self.boards.columns == (other + shift) // self.boards.columns

    def _do_first(self) -> None:
        self._go(0)

    def _do_last(self) -> None:
        self._go(-1)

    def _go(self, end: int) -> None:
        chip = self.boards.chips.get(self.boards.current or 0)
        if chip is not None:
            target = self.boards.people_in(chip.home)[end].person.id
            self.boards.select([target])
            self.boards.focus_on(target)

    def _do_toggle(self) -> None:
        current, chosen = self.boards.current, self.boards.selection
        if current is not None:
            rest = [person for person in chosen if person != current]
            self.boards.select(rest if current in chosen else [*chosen, current])

    def _do_pin(self) -> None:
        self._select_current()
        self.pin()

    def _do_rapporteur(self) -> None:
        current = self.boards.current
        seat = self.seat(current) if current is not None else None
        if current is not None and seat is not None:
            self.set_part(current, "" if seat.part == "rapporteur" else "rapporteur")

    def _do_take_out(self) -> None:
        self._select_current()
        self.take_out()

    def _do_place(self) -> None:
        self._open_part("groups.move.menu")

    def _do_swap(self) -> None:
        if len(self.boards.selection) == 2:
            self.swap_selected()
        else:
            self._open_part("groups.swap.menu")

    def _do_apart(self) -> None:
        self._pair(Bond.APART, "groups.apart.menu")

    def _do_together(self) -> None:
        self._pair(Bond.TOGETHER, "groups.together.menu")

    def _pair(self, bond: Bond, menu: str) -> None:
        if len(self.boards.selection) == 2:
            one, other = self.boards.selection
            self.bond(one, other, bond)
        else:
            self._open_part(menu)

    def _do_menu(self) -> None:
        current = self.boards.current
        if current is not None:
            chip = self.boards.chips[current]
            self.open_menu(current, chip.mapToGlobal(chip.rect().bottomLeft()))

    def _do_escape(self) -> None:
        if self._hand.busy:
            self._hand.cancel()
        elif not self._page.making.leave():
            self.boards.select([])

    def _select_current(self) -> None:
        current = self.boards.current
        if current is not None and current not in self.boards.selection:
            self.boards.select([current])

    # ---- menus

    def open_menu(self, person: int, place: QPoint) -> None:
        """Open the menu of a person, or of all who are selected with them."""
        if person not in self.boards.selection:
            self.boards.select([person])
        if self._editable() is not None:
            self._build().popup(place)

    def _build(self) -> PersonMenu:
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = PersonMenu(self.boards, self, list(self.boards.selection))
        return self.menu

    def _open_part(self, name: str) -> None:
        self._select_current()
        current = self.boards.current
        if current is None or self._editable() is None:
            return
        for action in self._build().actions():
            menu = action.menu()
            if isinstance(menu, QMenu) and menu.objectName() == name:
                chip = self.boards.chips[current]
                menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    # ---- who

    def seat(self, person: int) -> Seat | None:
        """Return the place of somebody in the round that is shown."""
        chip = self.boards.chips.get(person)
        return chip.seat if chip is not None else None

    def _name(self, person: int) -> str:
        return self.boards.chips[person].person.name
