"""The line below the boards: who is selected, and what can be done with them without dragging."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QSizePolicy

from workshopplanner.core.kinds import Bond
from workshopplanner.language import _, ngettext
from workshopplanner.ui.groups import keys
from workshopplanner.ui.groups.person_menu import PersonMenu
from workshopplanner.ui.header import HeaderLayout
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.groups.work import Work


class Actions(QFrame):
    """Offers what the selection allows; the buttons stay where they are, so that nothing jumps."""

    def __init__(self, work: "Work") -> None:
        super().__init__()
        named(self, "groups.actions", _("What can be done with the selected people"))
        self._work = work
        self._menu: PersonMenu | None = None
        self.wanted = True  # whether the boards are in sight
        self.roomy = True  # where there is little room, the menu of a person has to do for one alone
        self.words = named(QLabel(), "groups.selected")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setProperty("role", "muted")
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.words.setMinimumWidth(120)
        self.move_to = self._button("move", _("Move to group"), "place")
        self.move_to.setMenu(named(QMenu(self.move_to), "groups.act.move.menu"))
        self.move_to.menu().aboutToShow.connect(self._fill_groups)
        self.swap = self._button("swap", _("Swap"), "swap")
        self.apart = self._button("apart", _("Keep apart"), "apart")
        self.together = self._button("together", _("Keep together"), "together")
        self.pin = self._button("pin", _("Pin"), "pin")
        self.more = self._button("more", _("More…"))
        self._lay_out()
        work.boards.selected.connect(self.renew)

    def _button(self, name: str, text: str, key: str = "") -> QPushButton:
        made = named(QPushButton(text), f"groups.act.{name}", text)
        if key:
            shown = keys.sequence(key).toString()
            made.setToolTip(f"{text} (\u2066{shown}\u2069)")
        return made

    def _lay_out(self) -> None:
        flow = HeaderLayout()
        flow.setContentsMargins(16, 4, 16, 4)
        self.setLayout(flow)
        for widget in (self.words, self.move_to, self.swap, self.apart, self.together, self.pin, self.more):
            flow.addWidget(widget)
        self.swap.clicked.connect(self._swap)
        self.apart.clicked.connect(self._keep_apart)
        self.together.clicked.connect(self._keep_together)
        self.pin.clicked.connect(self._work.pin)
        self.more.clicked.connect(self._open_menu)

    def renew(self) -> None:
        """Show what the selection allows."""
        boards = self._work.boards
        chosen = [boards.chips[person] for person in boards.selection if person in boards.chips]
        changing = boards.shown is not None and boards.shown.editable
        self.setVisible(changing and self.wanted and (self.roomy or len(chosen) > 1))
        editable = changing and bool(chosen)
        for button in (self.pin, self.more):
            button.setVisible(self.roomy)
        names = _(", ").join(chip.person.name for chip in chosen[:2])
        count = len(chosen)
        text = ngettext("{n} selected", "{n} selected", count).format(n=count) if count > 2 else names
        self.words.setText(text or _("Drag people to other groups, or select them (Ctrl for several)."))
        self.words.setToolTip(_(", ").join(chip.person.name for chip in chosen))
        seated = [chip for chip in chosen if chip.seat is not None]
        two = len(chosen) == 2
        self.move_to.setEnabled(editable)
        self.more.setEnabled(editable)
        self.swap.setEnabled(editable and two and len(seated) == 2 and chosen[0].home != chosen[1].home)
        for button in (self.apart, self.together):
            button.setEnabled(editable and two)
        self.pin.setEnabled(editable and bool(seated))
        pinned = bool(seated) and all(chip.seat is not None and chip.seat.pinned for chip in seated)
        self.pin.setText(_("Unpin") if pinned else _("Pin"))
        self.pin.setAccessibleName(self.pin.text())

    def _people(self) -> list[int]:
        return list(self._work.boards.selection)

    def _fill_groups(self) -> None:
        shown, menu = self._work.boards.shown, self.move_to.menu()
        menu.clear()
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None
        if shown is not None and self._people():
            self._menu = PersonMenu(self, self._work, self._people())
            self._menu.fill_groups(menu, shown)

    def _open_menu(self) -> None:
        people = self._people()
        if people:
            self._work.open_menu(people[0], self.more.mapToGlobal(self.more.rect().topLeft()))

    def _swap(self) -> None:
        self._work.swap_selected()

    def _keep_apart(self) -> None:
        self._bond(Bond.APART)

    def _keep_together(self) -> None:
        self._bond(Bond.TOGETHER)

    def _bond(self, bond: Bond) -> None:
        people = self._people()
        if len(people) == 2:
            self._work.bond(people[0], people[1], bond)
