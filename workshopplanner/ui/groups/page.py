"""The Groups page: sets of breakout groups, made by the program, mended by hand, with a picture of who has met whom."""

from typing import ClassVar

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from workshopplanner.commands import group_members as member_commands
from workshopplanner.commands import groups as commands
from workshopplanner.core.group_sets import LEAST, Board, GroupSet, Round, meetings
from workshopplanner.core.kinds import Role
from workshopplanner.language import _, ngettext
from workshopplanner.queries.groups import board
from workshopplanner.ui.groups import notes
from workshopplanner.ui.groups.actions import Actions
from workshopplanner.ui.groups.boards import Boards, Shown
from workshopplanner.ui.groups.group_menu import GroupMenu
from workshopplanner.ui.groups.hand import Hand
from workshopplanner.ui.groups.head import Head, NamePopover
from workshopplanner.ui.groups.making import Making
from workshopplanner.ui.groups.matrix import Matrix
from workshopplanner.ui.groups.rule_line import RuleLine
from workshopplanner.ui.groups.work import Work
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.page import Page
from workshopplanner.ui.widgets import named

GROUPS, MET, EMPTY = range(3)
LOW = 440  # pixels of a page's height: below it the rules are folded away


class GroupsPage(Page):
    """Shows one round of one set of groups at a time."""

    key: ClassVar[str] = "groups"
    _resized = Signal()

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self.board = Board()
        self.set_id: int | None = None
        self.round = 0
        self._group_menu: GroupMenu | None = None
        self.head = Head(self)
        self.rules = RuleLine()
        self.head.lay_into(self.tools, self.rules.session)
        self.make = self.set_primary(_("Make groups"), self._make, "groups.make")
        self.make.setText(_("&Make groups"))
        self.boards = Boards()
        area = _scroll(self.boards, "groups.content", _("Groups"))
        self.boards.area = area
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hand = Hand(self.boards, area)
        self.making = Making(self)
        self.work = Work(self, self.boards, self.hand)
        self.deeds = Actions(self.work)
        self.late = notes.Note("groups.late", _("Place with fewest changes"))
        self.gone = notes.Note("groups.gone", _("Take out"))
        self.footer = notes.Footer()
        self.matrix = Matrix()
        self.empty = notes.Nothing()
        self.empty.wanted.connect(self._make)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_figures)
        self._lay_out(area)
        self._connect()
        self.live(self._show, board)

    @classmethod
    def title(cls) -> str:
        return _("Groups")

    def _lay_out(self, area: QScrollArea) -> None:
        self.stack = QStackedWidget()
        met = _scroll(self.matrix, "groups.matrix.scroll", _("Who has met whom"))
        for view in (area, met, self.empty):
            self.stack.addWidget(view)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.rules, self.making.bar, self.late, self.gone):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        column.addWidget(self.deeds)
        column.addWidget(self.footer)
        self.set_body(body)

    def _connect(self) -> None:
        self.head.set_chosen.connect(self.choose_set)
        self.head.round_chosen.connect(self.choose_round)
        self.head.wanted.connect(self._manage)
        self.head.matrix_wanted.connect(self.renew)
        self.head.unfolded.connect(self._fold)
        self._resized.connect(self._fold)
        self.boards.group_asked.connect(self._open_group)
        self.late.wanted.connect(self.making.place_late)
        self.gone.wanted.connect(self._take_out_gone)
        self.footer.earlier_wanted.connect(self.renew)
        self.hand.aimed.connect(self._foretell)
        self.matrix.named_pair.connect(self._name_pair)
        self.hub.workshop_changed.connect(self._forget)
        rules = self.rules
        rules.count_given.connect(self._set_count)
        rules.sizes_given.connect(self._set_sizes)
        rules.rounds_given.connect(self._set_rounds)
        rules.mix_given.connect(self._set_mix)
        rules.apart_given.connect(self._set_apart)
        rules.roles_given.connect(self._set_roles)
        rules.session_given.connect(self._link)
        rules.pair_dropped.connect(self._drop_pair)

    # ---- showing

    @property
    def group_set(self) -> GroupSet | None:
        """The set that is looked at."""
        return next((each for each in self.board.sets if each.id == self.set_id), None)

    def _show(self, found: Board) -> None:
        self.board = found
        if self.group_set is None:
            self.set_id = found.sets[0].id if found.sets else None
        self.making.check()
        self.renew()

    def renew(self) -> None:
        """Show everything as it is now, or as it is proposed."""
        group_set = self.group_set
        self.making.forget()
        self.round = min(self.round, max(len(group_set.rounds) - 1, 0)) if group_set is not None else 0
        self.head.show_sets(self.board.sets, self.set_id, self.round)
        self.footer.setVisible(group_set is not None)
        self._fold()
        if group_set is None:
            self.late.say("")
            self.gone.say("")
            self._show_empty()
        else:
            self._show_set(group_set)
        self._show_view()

    def _fold(self) -> None:
        """Show the rules where there is room for them or they are asked for; the people come first."""
        low, there = self.height() < LOW, self.group_set is not None
        self.head.unfold.setVisible(low and there)
        for widget in (self.rules, self.rules.session):
            widget.setVisible(there and (not low or self.head.unfold.isChecked()))
        self.deeds.roomy = not low
        self.deeds.renew()
        self.footer.words.set_single(low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.emit()

    def _show_set(self, group_set: GroupSet) -> None:
        self.rules.show_set(self.board, group_set, self.round)
        shown = self.making.shown(self.round) or Shown(self.board, group_set, group_set.rounds[self.round])
        self.boards.show_round(shown)
        self.late.say("" if self.making.busy else notes.late(self.board, group_set, shown.round))
        self.gone.say("" if self.making.busy else notes.gone(self.board, group_set))
        number = len(self.board.members(group_set))
        self.make.setEnabled(number >= LEAST)
        self.make.setToolTip("" if number >= LEAST else self._too_few(number))
        self._soon.start()
        if self.head.matrix.isChecked():
            self._show_matrix(group_set)

    def _show_figures(self) -> None:
        """Say what is known of the groups; the people are painted first."""
        if self.group_set is not None:
            self.footer.say(self.making.figures(), len(self.board.sets) > 1)

    def _show_matrix(self, group_set: GroupSet) -> None:
        rounds = [[group.people for group in round_.groups] for round_ in self.making.rounds(group_set)]
        if self.footer.earlier.isChecked():
            others = [each for each in self.board.sets if each.id != group_set.id]
            rounds += [[group.people for group in round_.groups] for each in others for round_ in each.rounds]
        self.matrix.show_meetings(self.board.members(group_set), meetings(rounds))

    def _show_view(self) -> None:
        group_set = self.group_set
        if group_set is None or (len(self.board.members(group_set)) < LEAST and not self._anybody(group_set)):
            if group_set is not None:
                self._show_empty()
            self.stack.setCurrentIndex(EMPTY)
        else:
            self.stack.setCurrentIndex(MET if self.head.matrix.isChecked() else GROUPS)
        self.deeds.wanted = self.stack.currentIndex() == GROUPS
        self.deeds.renew()

    def _anybody(self, group_set: GroupSet) -> bool:
        return any(round_.seated for round_ in group_set.rounds)

    def _show_empty(self) -> None:
        group_set = self.group_set or GroupSet(0, "", 3)
        number = len(self.board.members(group_set))
        self.make.setEnabled(number >= LEAST)
        text = self._too_few(number)
        if number >= LEAST:
            pattern = ngettext(
                "No groups yet. {n} person can be put into groups.",
                "No groups yet. {n} people can be put into groups.",
                number,
            )
            text = pattern.format(n=number)
        self.empty.say(text, number >= LEAST)

    def _too_few(self, number: int) -> str:
        pattern = ngettext(
            "Needs at least 4 confirmed people. There is {n} so far.",
            "Needs at least 4 confirmed people. There are {n} so far.",
            number,
        )
        return pattern.format(n=number)

    def _foretell(self, people: list[int], group: int | None, other: int | None) -> None:
        """Say beside the figures what dropping somebody would do to them."""
        told = ""
        if len(people) == 1 and group is not None and group >= 0 and self.boards.chips[people[0]].home >= 0:
            told = self.making.effect(self.round, people[0], group, other)
        self.footer.name_pair(told)

    def _name_pair(self, sentence: str) -> None:
        self.footer.name_pair(sentence)

    def say(self, sentence: str) -> None:
        """Tell what has just happened, in the status bar."""
        self.said.emit(sentence)

    def reveal(self, table: str, row_id: int) -> bool:
        if table not in {"group_session", "group_set", "group_round", "breakout_group", "group_member", "group_bond"}:
            return False
        for group_set in self.board.sets:
            for at, round_ in enumerate(group_set.rounds):
                if row_id in _rows(group_set, round_)[table]:
                    self.set_id, self.round = group_set.id, at
                    self.renew()
                    self._see(
                        [seat.person for group in round_.groups for seat in group.seats if seat.id == row_id], table
                    )
                    return True
        return True

    def _see(self, people: list[int], table: str) -> None:
        found = people if table == "group_member" else []
        self.boards.select(found)
        if found:
            self.boards.focus_on(found[0])

    # ---- choosing

    def choose_set(self, set_id: int) -> None:
        """Look at another set."""
        self.making.discard()
        self.set_id, self.round = set_id, 0
        self.renew()

    def choose_round(self, at: int) -> None:
        """Look at another round."""
        self.round = at
        self.renew()

    def _forget(self, _workshop_id: int) -> None:
        self.making.discard()
        self.set_id, self.round = None, 0

    # ---- changing

    def _make(self) -> None:
        if self.group_set is None:
            self.set_id = self.hub.do(commands.add_group_set, self.hub.workshop_id, _("Groups"))
        self.head.matrix.setChecked(False)
        self.making.make()

    def _manage(self, deed: str) -> None:
        group_set, button = self.group_set, self.head.more
        if deed == "copy" and group_set is not None:
            self.choose_set(self.hub.do(commands.copy_group_set, group_set.id))
        elif deed == "delete" and group_set is not None:
            self.making.discard()
            self.hub.do(commands.delete_group_set, group_set.id)
        elif deed in {"add", "rename"}:
            adding = deed == "add"
            name = _("Groups {n}").format(n=len(self.board.sets) + 1) if adding or group_set is None else group_set.name
            title = _("New set of groups") if adding else _("Rename this set of groups")
            popover = NamePopover(self, title, _("Add") if adding else _("Rename"), name)
            popover.given.connect(self._add if adding else self._rename)
            popover.open_beside(QRect(button.mapToGlobal(button.rect().topLeft()), button.size()))

    def _add(self, name: str) -> None:
        self.choose_set(self.hub.do(commands.add_group_set, self.hub.workshop_id, name))

    def _rename(self, name: str) -> None:
        self.hub.do(commands.rename_group_set, self._id, name)

    @property
    def _id(self) -> int:
        assert self.set_id is not None  # the widgets that lead here are hidden without a set
        return self.set_id

    def _set_count(self, count: int) -> None:
        self.making.discard()
        self.hub.do(commands.set_group_count, self._id, count)

    def _set_sizes(self, sizes: list[int]) -> None:
        self.making.discard()
        self.hub.do(commands.set_group_sizes, self._id, sizes)

    def _set_rounds(self, number: int) -> None:
        self.making.discard()
        self.hub.do(commands.set_group_rounds, self._id, number)

    def _set_mix(self, properties: list[str]) -> None:
        self.hub.do(commands.set_group_mix, self._id, properties)

    def _set_apart(self, properties: list[str]) -> None:
        self.hub.do(commands.set_group_apart, self._id, properties)

    def _set_roles(self, roles: list[str]) -> None:
        self.hub.do(commands.set_group_roles, self._id, [Role(role) for role in roles])

    def _link(self, session_id: int | None) -> None:
        group_set = self.group_set
        if group_set is not None:
            self.hub.do(commands.link_round, group_set.rounds[self.round].id, session_id)

    def _drop_pair(self, pair_id: int) -> None:
        self.hub.do(member_commands.unbond_people, pair_id)

    def _take_out_gone(self) -> None:
        group_set = self.group_set
        if group_set is not None:
            gone = [person.id for person in self.board.gone(group_set)]
            self.hub.do(member_commands.take_out_gone, group_set.id, gone)

    def _open_group(self, at: int) -> None:
        shown = self.boards.shown
        if shown is None or not shown.editable:
            return
        if self._group_menu is not None:
            self._group_menu.deleteLater()
        frame = self.boards.frames[at]
        self._group_menu = GroupMenu(frame, self.hub, self.board, shown.round.groups[at])
        self._group_menu.popup(frame.title.mapToGlobal(frame.title.rect().bottomLeft()))


def _rows(group_set: GroupSet, round_: Round) -> dict[str, set[int | None]]:
    """Return the rows of each table that a round shows; of sessions those in which its groups meet."""
    return {
        "group_session": {round_.session_id, *(group.session_id for group in round_.groups)},
        "group_set": {group_set.id},
        "group_round": {round_.id},
        "breakout_group": {group.id for group in round_.groups},
        "group_member": {seat.id for group in round_.groups for seat in group.seats},
        "group_bond": {pair.id for pair in group_set.pairs},
    }


def _scroll(inside: QWidget, name: str, title: str) -> QScrollArea:
    area = named(QScrollArea(), name, title)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
