"""Adding people one after the other, with hands on the keys; whom the project knows already is offered first."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workshopplanner.core import roster_fields
from workshopplanner.core.kinds import Role, label
from workshopplanner.core.roster import Known
from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.answers import Answer, AnswerGrid
from workshopplanner.ui.ordering import text_key
from workshopplanner.ui.roster.columns import MEMBERS, labels
from workshopplanner.ui.widgets import named

FIELDS = ("family_name", "given_name", "role", "country", "gender", "organisation", "position", "email")
_LOOKED_UP = frozenset({"country", "organisation"})
OFFERED = 3

Problems = Callable[[Mapping[str, str]], Mapping[str, str]]  # texts by field: sentences by field


class AddForm(QScrollArea):
    """A short form; Enter adds the person and starts the next one."""

    added = Signal(dict)  # texts by field
    known_wanted = Signal(int)  # a person of the project
    closed = Signal()

    def __init__(self, problems: Problems) -> None:
        super().__init__()
        named(self, "roster.add", _("Add person"))
        self._problems = problems
        self._known: Sequence[Known] = ()
        self.answers: dict[str, Answer] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self.setWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addLayout(self._grid())
        column.addWidget(self._offers())
        self.button = named(QPushButton(_("Add")), "roster.add.do", _("Add"))
        self.button.setProperty("primary", "true")
        self.button.clicked.connect(self.add)
        column.addWidget(self.button)
        hint = QLabel(_("Enter adds the person and starts the next. Names stay as you type them; one is enough."))
        hint.setWordWrap(True)
        hint.setProperty("role", "caption")
        column.addWidget(hint)
        column.addStretch(1)
        self.answers["role"].show_text(label(Role.PARTICIPANT))

    def _head(self) -> QHBoxLayout:
        heading = QLabel(_("Add person"))
        heading.setProperty("role", "section")
        close = named(QPushButton(), "roster.add.close", _("Close this form"))
        close.setProperty("flat", "true")
        icons.dress(close, "close", size=14)
        close.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.addWidget(heading, 1)
        row.addWidget(close)
        return row

    def _grid(self) -> AnswerGrid:
        grid = AnswerGrid()
        for name in FIELDS:
            choices = labels(MEMBERS[name]) if name in MEMBERS else [] if name in _LOOKED_UP else None
            answer = Answer("roster.add", name, roster_fields.title(name), choices, None)
            answer.field.returnPressed.connect(self.add)
            answer.field.textEdited.connect(self._offer)
            grid.add(roster_fields.title(name), answer, answer.field)
            self.answers[name] = answer
        return grid

    def _offers(self) -> QWidget:
        self._offer_box = QWidget()
        self._offer_column = QVBoxLayout(self._offer_box)
        self._offer_column.setContentsMargins(0, 0, 0, 0)
        self._offer_column.setSpacing(2)
        words = QLabel(_("Already in this project:"))
        words.setProperty("role", "muted")
        self._offer_column.addWidget(words)
        self._offer_buttons = [QPushButton() for _number in range(OFFERED)]
        for number, button in enumerate(self._offer_buttons, start=1):
            named(button, f"roster.add.known{number}")
            button.clicked.connect(self._take_known)
            self._offer_column.addWidget(button)
        self._offer_box.hide()
        return self._offer_box

    # ---- filling

    def show_choices(self, countries: Sequence[str], organisations: Sequence[str], known: Sequence[Known]) -> None:
        """Offer countries, organisations and the people of the project who are not on this roster."""
        self.answers["country"].offer(countries)
        self.answers["organisation"].offer(organisations)
        self._known = known

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.answers["family_name"].field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _texts(self) -> dict[str, str]:
        return {name: answer.text.strip() for name, answer in self.answers.items() if answer.text.strip()}

    def _offer(self) -> None:
        typed = text_key(" ".join(self.answers[name].field.text() for name in ("family_name", "given_name"))).split()
        found = [known for known in self._known if _same_name(known, typed)] if typed else []
        for button, known in zip(self._offer_buttons, found, strict=False):
            words = ", ".join(part for part in (known.name, known.country, known.organisation) if part)
            text = _("Add {person}").format(person=words)
            button.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 280).replace("&", "&&"))
            button.setAccessibleName(text)
            button.setProperty("person", known.id)
        for number, button in enumerate(self._offer_buttons):
            button.setVisible(number < len(found))
        self._offer_box.setVisible(bool(found))

    def _take_known(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.known_wanted.emit(button.property("person"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # ---- adding

    def add(self) -> None:
        """Add the person if everything can be read; else say below each field what is wrong."""
        texts = self._texts()
        problems = self._problems(texts)
        for name, answer in self.answers.items():
            answer.say(problems.get(name, ""))
        wrong = next((name for name in self.answers if name in problems), None)
        if wrong is not None:
            self.answers[wrong].field.setFocus()
            return
        self.added.emit(texts)

    def next(self) -> None:
        """Start the next person: the role stays, as people come in groups."""
        for name, answer in self.answers.items():
            if name != "role":
                answer.show_text("", other=True)
        self._offer_box.hide()
        self.begin()


def _same_name(known: Known, typed: Sequence[str]) -> bool:
    words = text_key(known.name).split()
    return all(any(word.startswith(part) for word in words) for part in typed)
