"""What the inspector shows of a session's plan and of its room: how many steps, the way to them, and the set-up."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from workshopplanner.core.agenda import Card
from workshopplanner.core.kinds import Layout, label
from workshopplanner.language import _, ngettext
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.fields import ChoiceBox
from workshopplanner.ui.widgets import named, set_look


class PlanLine(QWidget):
    """Says what the plan of a session adds up to, and opens it."""

    wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._words = named(QLabel(), name)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self.button = named(QPushButton(_("Open plan")), f"{name}.open", _("Open session plan"))
        self.button.setToolTip(_("Open the plan of this session on a page of its own (Shift+Enter on the board)"))
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)

    def text(self) -> str:
        """Return what is said."""
        return self._words.text()

    def show_card(self, card: Card) -> None:
        """Show a session."""
        self._words.setText(plan_words(card))
        tone = "muted" if not card.plan_steps else ""
        set_look(self._words, "role", tone)


class LayoutField(ChoiceBox):
    """How the room is set up for a session."""

    def __init__(self, name: str) -> None:
        super().__init__(name, _("Room set-up"))

    def show_layout(self, layout: Layout | None) -> None:
        """Show a set-up."""
        self.show_choices([(_("As it stands"), None), *((label(each), each) for each in Layout)], layout)


def plan_words(card: Card) -> str:
    """Return what a session's plan adds up to."""
    if not card.plan_steps:
        return _("No steps yet")
    steps = ngettext("{n} step", "{n} steps", card.plan_steps).format(n=card.plan_steps)
    minutes = _("{planned} of {total} min").format(planned=card.plan_minutes, total=card.minutes)
    return _(", ").join((steps, words.apart(minutes)))
