"""The lines around the boards: who is in no group or no longer comes, and how often people meet twice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workshopplanner.core.group_sets import Board, GroupSet, Round
from workshopplanner.core.rule_words import listed
from workshopplanner.language import _, ngettext
from workshopplanner.ui.count_line import CountLine
from workshopplanner.ui.notices import announce
from workshopplanner.ui.widgets import named

NAMED = 3  # people told by name, the others are counted


def names(people: list[str]) -> str:
    """Return some names, and how many there are beside them."""
    if len(people) <= NAMED:
        return listed(people)
    more = len(people) - NAMED
    rest = ngettext("{n} more", "{n} more", more).format(n=more)
    return listed([*people[:NAMED], rest])


class Note(QFrame):
    """A sentence with the one thing that can be done about it."""

    wanted = Signal()

    def __init__(self, name: str, action: str) -> None:
        super().__init__()
        named(self, name)
        self.setProperty("tone", "warning")
        self.words = named(QLabel(), f"{name}.text")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.button = named(QPushButton(action), f"{name}.do", action)
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one hides the note."""
        told = self.words.text() != sentence
        self.words.setText(sentence)
        self.words.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        if sentence and told:
            announce(self, sentence)


def late(board: Board, group_set: GroupSet, round_: Round) -> str:
    """Return who is in no group of a round where there are groups already, or nothing."""
    missing = [person.name for person in board.missing(group_set, round_)]
    if not missing or not round_.seated:
        return ""
    pattern = ngettext("{n} person is in no group: {names}.", "{n} people are in no group: {names}.", len(missing))
    return pattern.format(n=len(missing), names=names(missing))


def gone(board: Board, group_set: GroupSet) -> str:
    """Return who is in a group and does not come any more, or nothing."""
    left = [person.name for person in board.gone(group_set)]
    if not left:
        return ""
    pattern = ngettext(
        "{n} person in the groups no longer belongs there: {names}.",
        "{n} people in the groups no longer belong there: {names}.",
        len(left),
    )
    return pattern.format(n=len(left), names=names(left))


class Nothing(QWidget):
    """A page without groups: who is missing for them, or the button that makes them."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "groups.empty")
        self.words = named(QLabel(), "groups.empty.text")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = named(QPushButton(_("Make groups")), "groups.empty.make", _("Make groups"))
        self.button.setProperty("primary", "true")
        self.button.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def say(self, sentence: str, possible: bool) -> None:
        """Show a sentence; `possible` says whether there are people enough."""
        self.words.setText(sentence)
        self.button.setVisible(possible)


class Footer(QWidget):
    """Says how often people meet twice, how often they must, and whether other sets count too."""

    earlier_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        named(self, "groups.footer")
        self.words = CountLine("groups.figures")
        self._figures = ""
        self.earlier = named(QCheckBox(), "groups.earlier")
        self.earlier.setText(_("Count the other sets too"))
        self.earlier.setAccessibleName(self.earlier.text())
        self.earlier.setToolTip(_("Who has met in another set of this workshop has met already."))
        self.earlier.toggled.connect(self.earlier_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 16, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.earlier)

    def say(self, sentence: str, others: bool) -> None:
        """Show the figures; `others` says whether there are other sets that could count."""
        self._figures = sentence
        self.name_pair("")
        self.earlier.setVisible(others)

    def name_pair(self, sentence: str) -> None:
        """Say something about one or two people in place of the figures; nothing brings them back."""
        self.words.say(sentence or self._figures)
