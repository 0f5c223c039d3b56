"""Who does what in a session: names with their functions, and a field that finds a person while typing."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workshopplanner.core.absences import Absence
from workshopplanner.core.agenda import Card, Contributor
from workshopplanner.core.kinds import Function, label
from workshopplanner.core.roster import Known
from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.agenda.fields import ChoiceBox, repolish
from workshopplanner.ui.cell_editor import ChoiceField
from workshopplanner.ui.widgets import named


class _Person(QWidget):
    """A person with a function, and a button that takes it away."""

    changed = Signal(object, object)  # Contributor, Function
    removed = Signal(object)

    def __init__(self, person: Contributor, number: int, away: bool) -> None:
        super().__init__()
        self.person = person
        name = named(QLabel(person.name), f"agenda.inspector.person{number}", person.name)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        name.setToolTip("")
        warning = named(QLabel(_("away")), f"agenda.inspector.person{number}.away", _("away"))
        warning.setProperty("tone", "warning")
        warning.setContentsMargins(4, 1, 4, 1)
        warning.setToolTip(_("This person can't be there at that time."))
        warning.setVisible(away)
        function = ChoiceBox(f"agenda.inspector.person{number}.function", _("Function"))
        function.show_choices([(label(each), each) for each in Function], person.function)
        function.given.connect(self._change)
        remove = named(QPushButton(), f"agenda.inspector.person{number}.remove")
        remove.setAccessibleName(_("Remove {name}").format(name=person.name))
        remove.setProperty("flat", "true")
        icons.dress(remove, "close", "secondary", 14)
        remove.clicked.connect(self._remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(name, 1)
        row.addWidget(warning)
        row.addWidget(function)
        row.addWidget(remove)

    def _change(self, function: Function) -> None:
        self.changed.emit(self.person, function)

    def _remove(self) -> None:
        self.removed.emit(self.person)


class PeopleField(QWidget):
    """Shows the people of a session; it asks for one change at a time."""

    added = Signal(int, object)  # person id, Function
    changed = Signal(object, object)  # Contributor, Function
    removed = Signal(object)  # Contributor

    def __init__(self) -> None:
        super().__init__()
        named(self, "agenda.inspector.people", _("People"))
        self._people: tuple[Contributor, ...] = ()
        self._away: frozenset[int] = frozenset()  # of the people shown, who can't be there
        self._absences: list[Absence] = []
        self._card: Card | None = None
        self._known: dict[str, int] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.search = named(ChoiceField([]), "agenda.inspector.person", _("Add a person"))
        self.search.setPlaceholderText(_("Add a person: type a name"))
        self.function = ChoiceBox("agenda.inspector.function", _("Function of the new person"))
        self.function.show_choices([(label(each), each) for each in Function], Function.LEAD)
        self.function.given.connect(self._function_chosen)
        self.search.returnPressed.connect(self._add)
        self.search.textEdited.connect(self._unmark)
        completer = self.search.completer()
        if completer is not None:
            completer.activated.connect(self._picked, Qt.ConnectionType.QueuedConnection)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addLayout(self._rows, 0, 0, 1, 2)
        grid.addWidget(self.search, 1, 0)
        grid.addWidget(self.function, 1, 1)

    def show_card(self, card: Card) -> None:
        """Show the people of a session."""
        away = frozenset(each.person_id for each in self._absences if each.meets(card))
        self._card = card
        if (card.people, away) == (self._people, self._away) and self._rows.count() == len(card.people):
            return
        self._people, self._away = card.people, away
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, person in enumerate(card.people, start=1):
            row = _Person(person, number, person.person_id in away)
            row.changed.connect(self.changed)
            row.removed.connect(self.removed)
            self._rows.addWidget(row)
            row.show()  # now, and not a frame later, so that everything below keeps its place

    def show_absences(self, absences: list[Absence]) -> None:
        """Mark who of the people shown is away during the session."""
        self._absences = absences
        if self._card is not None:
            self.show_card(self._card)

    def show_known(self, people: Sequence[Known], workshop_id: int) -> None:
        """Offer these people, those of the workshop first."""
        names = [person.name for person in people]
        self._known = {}
        for person in sorted(people, key=lambda person: workshop_id not in person.workshop_ids):
            twice = names.count(person.name) > 1
            text = f"{person.name} ({person.organisation or person.country or person.email})" if twice else person.name
            self._known.setdefault(text, person.id)
        self.search.choices = list(self._known)
        completer = self.search.completer()
        if completer is not None:
            completer.setModel(QStringListModel(self.search.choices, completer))

    def _function_chosen(self, function: Function) -> None:
        self.function.show_choices([(label(each), each) for each in Function], function)

    def _picked(self, _text: str) -> None:
        self._add()

    def _add(self) -> None:
        person_id = self._known.get(self.search.answer())
        if person_id is None:
            wrong = bool(self.search.text().strip())
            self.search.setProperty("invalid", wrong)
            self.search.setToolTip(_("Nobody has this name. Add the person on the Roster page first.") if wrong else "")
            repolish(self.search)
            return
        self.search.clear()
        index = self.function.currentIndex()
        self.added.emit(person_id, list(Function)[index])

    def _unmark(self) -> None:
        if self.search.property("invalid"):
            self.search.setProperty("invalid", False)
            self.search.setToolTip("")
            repolish(self.search)
