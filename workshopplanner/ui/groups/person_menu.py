"""What can be done with the selected people without dragging: one menu, below a person and behind the buttons."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu, QWidget

from workshopplanner.core.group_sets import PARTS
from workshopplanner.core.kinds import Bond
from workshopplanner.language import _
from workshopplanner.ui.groups import keys, words
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.groups.boards import Shown
    from workshopplanner.ui.groups.chip import Chip
    from workshopplanner.ui.groups.work import Work


class PersonMenu(QMenu):
    """Offers moving, swapping, pinning, parts and pairs for one person, or for all who are selected."""

    def __init__(self, parent: QWidget, work: "Work", people: list[int]) -> None:
        super().__init__(parent)
        named(self, "groups.person.menu", _("What can be done with this person"))
        self._work, self._people = work, people
        shown, chips = work.boards.shown, work.boards.chips
        if shown is None or not people:
            return
        one = chips[people[0]]
        self.fill_groups(self.addMenu(_("&Move to group")), shown)
        if len(people) == 1:
            self._for_one(shown, one)
        else:
            self._for_many()
        seated = [chips[person] for person in people if chips[person].seat is not None]
        if seated:
            self.addSeparator()
            pinned = all(chip.seat is not None and chip.seat.pinned for chip in seated)
            self._add(self, _("Un&pin") if pinned else _("&Pin to the group"), work.pin, key="pin")
            self._add(self, _("&Take out of the group"), work.take_out, key="take_out")

    def fill_groups(self, menu: QMenu, shown: "Shown") -> None:
        """Offer every group of the round."""
        menu.setObjectName("groups.move.menu")
        here = {self._work.boards.chips[person].home for person in self._people}
        for at, group in enumerate(shown.round.groups):
            text = _("Group {name} ({people})").format(name=group.name, people=words.people(len(group.seats)))
            action = self._add(menu, text, self._move, at)
            action.setObjectName(f"groups.move.{group.name}")
            action.setEnabled(here != {at})

    def _for_one(self, shown: "Shown", chip: "Chip") -> None:
        if chip.seat is not None:
            self.fill_people(self.addMenu(_("S&wap with")), shown, chip, self._swap, "swap", elsewhere=True)
            parts = self.addMenu(_("Pa&rt in the group"))
            for name in PARTS:
                action = self._add(parts, words.part(name), self._part, name)
                action.setCheckable(True)
                action.setChecked(chip.seat.part == name)
            self._add(parts, _("None"), self._part, "")
        self.addSeparator()
        self.fill_people(self.addMenu(_("Keep &apart from")), shown, chip, self._apart, "apart")
        self.fill_people(self.addMenu(_("Keep to&gether with")), shown, chip, self._together, "together")

    def _for_many(self) -> None:
        if len(self._people) != 2:
            return
        one, other = (self._work.boards.chips[person] for person in self._people)
        if one.seat is not None and other.seat is not None and one.home != other.home:
            self._add(self, _("S&wap these two"), self._work.swap_selected, key="swap")
        self.addSeparator()
        self._add(self, _("Keep these two &apart"), self._pair, Bond.APART, key="apart")
        self._add(self, _("Keep these two to&gether"), self._pair, Bond.TOGETHER, key="together")

    def fill_people(
        self, menu: QMenu, shown: "Shown", chip: "Chip", does: Callable[[], None], name: str, elsewhere: bool = False
    ) -> None:
        """Offer the people of every group, or of the other groups."""
        menu.setObjectName(f"groups.{name}.menu")
        for at, group in enumerate(shown.round.groups):
            if elsewhere and at == chip.home:
                continue
            inner = menu.addMenu(_("Group {name}").format(name=group.name).replace("&", "&&"))
            for seat in group.seats:
                if seat.person != chip.person.id:
                    action = self._add(inner, shown.board.people[seat.person].name, does, seat.person)
                    action.setObjectName(f"groups.{name}.{seat.person}")

    def _add(self, menu: QMenu, text: str, does: Callable[[], None], data: object = None, key: str = "") -> Any:
        action = menu.addAction(text.replace("&", "&&") if not key and data is not None and "&" in text[1:] else text)
        action.setData(data)
        if key:
            action.setShortcut(keys.sequence(key))
        action.triggered.connect(does)
        return action

    # ---- doing

    def _data(self) -> Any:
        return self.sender().data()  # type: ignore[attr-defined]  # an action

    def _move(self) -> None:
        self._work.move(self._people, self._data())

    def _swap(self) -> None:
        self._work.swap(self._people[0], self._data())

    def _part(self) -> None:
        self._work.set_part(self._people[0], self._data())

    def _apart(self) -> None:
        self._work.bond(self._people[0], self._data(), Bond.APART)

    def _together(self) -> None:
        self._work.bond(self._people[0], self._data(), Bond.TOGETHER)

    def _pair(self) -> None:
        self._work.bond(self._people[0], self._people[1], self._data())
