"""The panels of planning by itself: why one session lies where it does, who is away, and the whole list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)
from PySide6.QtWidgets import QWidget as Widget

from workshopplanner.core.agenda import Agenda, Card
from workshopplanner.language import _
from workshopplanner.ui import fields
from workshopplanner.ui.agenda.popover import Popover
from workshopplanner.ui.roster.absences_field import AbsencePopover
from workshopplanner.ui.widgets import named, resize_within_screen


class WhyPopover(Popover):
    """Says why a session would be there, and takes it or leaves it."""

    accepted = Signal(int)  # session id
    left = Signal(int)

    def __init__(self, parent: Widget, card: Card, place: str, why: Sequence[str]) -> None:
        super().__init__(parent, "agenda.draft.why", card.title, _("&Accept this"))
        self._session = card.id
        for name, text in (("place", place), ("reason", "\n".join(why))):
            label = named(QLabel(text), f"agenda.draft.why.{name}", text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setMinimumWidth(280)
            self.body.addWidget(label)
        leave = named(QPushButton(_("&Leave it")), "agenda.draft.why.leave", _("Leave it"))
        leave.clicked.connect(self._leave)
        self.add_button(leave)
        self.finish()
        self.primary.setFocus()

    def accept(self) -> None:
        """Say that the session shall be put there."""
        self.close()
        self.accepted.emit(self._session)

    def _leave(self) -> None:
        self.close()
        self.left.emit(self._session)


class AwayPopover(AbsencePopover):
    """Asks who is away and when, to repair the agenda."""

    told = Signal(int, object)  # person id, the fields of the absence

    person: QComboBox | None = None

    def __init__(self, parent: Widget, agenda: Agenda, about: Card | None) -> None:
        super().__init__(parent, agenda.days, None)
        self.heading.setText(_("Repair after an absence"))
        self.primary.setText(_("&Look for repairs"))
        self.primary.setAccessibleName(_("Look for repairs"))
        names = {who.person_id: who.name for card in agenda.cards for who in card.people}
        ordered = sorted(names.items(), key=lambda each: (each[1].casefold(), each[0]))
        person = fields.searchable([(name, person_id) for person_id, name in ordered])
        person.setCurrentIndex(-1)
        form = fields.Form("absence")
        form.field("person", _("&Person"), person)
        self.body.insertLayout(1, form)
        if about is not None and about.day_id is not None:  # the session that is looked at says what it is about
            self.day.setCurrentIndex(self.day.findData(about.day_id))
            person.setCurrentIndex(person.findData(about.people[0].person_id) if about.people else -1)
        self.person = person
        person.currentTextChanged.connect(self._judge)
        self.given.connect(self._tell)
        self._judge()
        person.setFocus(Qt.FocusReason.OtherFocusReason)

    def _person_id(self) -> int | None:
        at = self.person.findText(self.person.currentText()) if self.person is not None else -1
        return self.person.itemData(at) if self.person is not None and at >= 0 else None

    def _judge(self) -> None:
        super()._judge()
        self.primary.setEnabled(self.primary.isEnabled() and self._person_id() is not None)

    def _tell(self, _absence: object, wanted: dict[str, Any]) -> None:
        person_id = self._person_id()
        if person_id is not None:
            self.told.emit(person_id, wanted)


class Details(QDialog):
    """Lists each placement with its reason, and what can't be placed with what blocks it."""

    def __init__(self, parent: Widget, placed: Sequence[tuple[str, str, str]], left: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        named(self, "agenda.draft.list", _("Proposed agenda"))
        self.setWindowTitle(_("Proposed agenda"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.tree = named(QTreeWidget(), "agenda.draft.list.rows", _("Proposed agenda"))
        self.tree.setHeaderLabels([_("Session"), _("Place"), _("Why")])
        self.tree.setRootIsDecorated(False)
        self.tree.setWordWrap(True)
        for title, sentence in left:
            self._row(title, _("can't be placed"), sentence)
        for title, place, why in placed:
            self._row(title, place, why)
        for column, width in enumerate((240, 250)):
            self.tree.setColumnWidth(column, width)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column_ = QVBoxLayout(self)
        column_.addWidget(self.tree, 1)
        column_.addWidget(buttons)
        resize_within_screen(self, 1060, 520)

    def _row(self, *texts: str) -> None:
        item = QTreeWidgetItem(list(texts))
        for column, text in enumerate(texts):
            item.setToolTip(column, text)
        self.tree.addTopLevelItem(item)
