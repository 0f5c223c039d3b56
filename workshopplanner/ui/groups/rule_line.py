"""The line below the head: how many groups and rounds, what is mixed, who is kept apart, who belongs, and where."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QMenu, QPushButton, QSizePolicy, QSpinBox

from workshopplanner.core.agenda import Agenda
from workshopplanner.core.group_sets import MOST_GROUPS, MOST_ROUNDS, PROPERTIES, Board, GroupSet, read_sizes
from workshopplanner.core.kinds import Bond, Role, SessionType, label
from workshopplanner.core.rule_words import listed
from workshopplanner.language import _, ngettext
from workshopplanner.ui.fields import number
from workshopplanner.ui.groups import words
from workshopplanner.ui.groups.ticks import Ticks
from workshopplanner.ui.header import HeaderLayout
from workshopplanner.ui.widgets import named, set_look


class RuleLine(QFrame):
    """Shows the rules of a set, each where it is changed."""

    count_given = Signal(int)
    sizes_given = Signal(list)
    rounds_given = Signal(int)
    mix_given = Signal(list)
    apart_given = Signal(list)
    roles_given = Signal(list)
    session_given = Signal(object)  # a session's id or None
    pair_dropped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        named(self, "groups.rules", _("Rules of this set of groups"))
        self.setProperty("panel", "bar")
        self._set: GroupSet | None = None
        self.count = named(self._spin(MOST_GROUPS), "groups.count", _("Number of groups"))
        self.sizes = named(QLineEdit(), "groups.sizes", _("Sizes of the groups"))
        self.sizes.setPlaceholderText(_("even"))
        self.sizes.setToolTip(_("Such as 5, 5, 6. Left empty, the groups are as even as can be."))
        self.sizes.setFixedWidth(88)
        self.sizes.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.rounds = named(self._spin(MOST_ROUNDS), "groups.round_count", _("Number of rounds"))
        properties = [(name, _(text)) for name, text in PROPERTIES.items()]
        self.mix = Ticks("groups.mix", _("What to mix"), properties)
        self.apart = Ticks("groups.apart", _("What to keep apart"), properties)
        self.roles = Ticks(
            "groups.roles", _("Who belongs into the groups"), [(role.value, label(role)) for role in Role]
        )
        self.pairs = self._button("pairs", _("Pairs"))
        self.session = self._button("session", _("Session"))
        self._lay_out()
        self.count.valueChanged.connect(self._tell_count)
        self.rounds.valueChanged.connect(self._tell_rounds)
        self.sizes.editingFinished.connect(self._tell_sizes)
        for ticks, signal in (
            (self.mix, self.mix_given),
            (self.apart, self.apart_given),
            (self.roles, self.roles_given),
        ):
            ticks.ticked.connect(signal)

    def _spin(self, most: int) -> QSpinBox:
        box = number(1, 1, most)
        box.setKeyboardTracking(False)
        box.setFixedWidth(58)
        return box

    def _button(self, name: str, title: str) -> QPushButton:
        made = named(QPushButton(title), f"groups.{name}", title)
        made.setMenu(named(QMenu(made), f"groups.{name}.menu"))
        return made

    def _lay_out(self) -> None:
        flow = HeaderLayout()
        flow.setContentsMargins(16, 4, 16, 6)
        self.setLayout(flow)
        for text, widget in ((_("Groups"), self.count), (_("Sizes"), self.sizes), (_("Rounds"), self.rounds)):
            title = QLabel(text)
            title.setBuddy(widget)
            flow.addWidget(title)
            flow.addWidget(widget)
        for button in (self.mix, self.apart, self.pairs, self.roles):
            flow.addWidget(button)
        flow.addStretch(1)

    # ---- showing

    def show_set(self, board: Board, group_set: GroupSet, round_: int) -> None:
        """Show the rules of a set, and where a round of it meets."""
        self._set = None  # what follows is shown, not typed
        self.count.setValue(group_set.count)
        self.rounds.setValue(len(group_set.rounds))
        self.sizes.setText(words.sizes(group_set))
        set_look(self.sizes, "invalid", "")
        mixed = words.properties(group_set.mix, _("nothing"))
        self.mix.show_chosen(group_set.mix, _("Mix: {properties}").format(properties=mixed))
        apart = words.properties(group_set.apart, _("nothing"))
        self.apart.show_chosen(group_set.apart, _("Keep apart: {properties}").format(properties=apart))
        roles = listed([label(role) for role in group_set.roles])
        self.roles.show_chosen([role.value for role in group_set.roles], _("Who: {roles}").format(roles=roles))
        self._show_pairs(board, group_set)
        self._show_sessions(board.agenda, group_set.rounds[round_].session_id if group_set.rounds else None)
        self._set = group_set

    def _show_pairs(self, board: Board, group_set: GroupSet) -> None:
        menu = self.pairs.menu()
        menu.clear()
        for pair in group_set.pairs:
            one, other = board.people.get(pair.one), board.people.get(pair.other)
            pattern = _("{one} together with {other}") if pair.bond is Bond.TOGETHER else _("{one} apart from {other}")
            told = pattern.format(one=one.name if one else "?", other=other.name if other else "?")
            inner = menu.addMenu(told.replace("&", "&&"))
            inner.setObjectName(f"groups.pair.{pair.id}")
            self._entry(inner, _("Let it be as it comes"), self._drop_pair, pair.id)
        if not group_set.pairs:
            none = menu.addAction(_("Select two people on the boards to keep them together or apart."))
            none.setEnabled(False)
        number_ = len(group_set.pairs)
        text = ngettext("{n} pair", "{n} pairs", number_).format(n=number_) if number_ else _("No pairs")
        self._say(self.pairs, text)

    def _show_sessions(self, agenda: Agenda, current: int | None) -> None:
        menu = self.session.menu()
        menu.clear()
        self._entry(menu, _("No session"), self._link, None)
        shown = next((card for card in agenda.cards if card.id == current), None)
        for day in agenda.days:
            taught = [card for card in agenda.by_day.get(day.id, ()) if card.live and card.taught]
            inner = menu.addMenu(_("Day {n}: {title}").format(n=day.number, title=day.title).replace("&", "&&"))
            inner.setEnabled(bool(taught))
            for card in sorted(taught, key=lambda card: (card.type is not SessionType.GROUP_WORK, card.begin)):
                action = self._entry(inner, words.session(card, agenda), self._link, card.id)
                action.setCheckable(True)
                action.setChecked(card.id == current)
        told = words.session(shown, agenda) if shown is not None else _("no session")
        text = _("Meets in: {session}").format(session=told)
        self._say(self.session, text, 240)

    def _entry(self, menu: QMenu, text: str, does: Callable[[], None], data: object) -> QAction:
        action = menu.addAction(text.replace("&", "&&"))
        action.setData(data)
        action.triggered.connect(does)
        return action

    def _say(self, button: QPushButton, text: str, most: int = 0) -> None:
        shown = button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, most) if most else text
        button.setText(shown.replace("&", "&&") + "\u2003")
        button.setAccessibleName(text)

    # ---- telling

    def _tell_count(self, value: int) -> None:
        if self._set is not None and value != self._set.count:
            self.count_given.emit(value)

    def _tell_rounds(self, value: int) -> None:
        if self._set is not None and value != len(self._set.rounds):
            self.rounds_given.emit(value)

    def _tell_sizes(self) -> None:
        if self._set is None:
            return
        try:
            given = read_sizes(self.sizes.text())
        except ValueError:
            set_look(self.sizes, "invalid", "true")
            return
        if given != self._set.sizes:
            self.sizes_given.emit(list(given))

    def _link(self) -> None:
        self.session_given.emit(self.sender().data())  # type: ignore[attr-defined]  # an action

    def _drop_pair(self) -> None:
        self.pair_dropped.emit(self.sender().data())  # type: ignore[attr-defined]  # an action
