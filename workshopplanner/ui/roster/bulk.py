"""What can be done with several people at once, shown while several are chosen."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton

from workshopplanner.core.kinds import ParticipationStatus, Role, label
from workshopplanner.core.roster import Attendee
from workshopplanner.language import _, ngettext
from workshopplanner.ui.header import HeaderLayout
from workshopplanner.ui.notices import announce
from workshopplanner.ui.widgets import named


class BulkBar(QFrame):
    """Says how many are chosen and offers status, role, addresses and removal for all of them."""

    status_wanted = Signal(object)
    role_wanted = Signal(object)
    removal_wanted = Signal()
    done = Signal()  # nothing more with these people

    def __init__(self, page: str = "roster") -> None:
        super().__init__()
        self._page = page
        named(self, f"{page}.bulk", _("For the chosen people"))
        self.setProperty("panel", "bar")
        self._people: Sequence[Attendee] = ()
        self.words = named(QLabel(), f"{page}.bulk.count")
        self.answer = named(QLabel(), f"{page}.bulk.answer")
        self.answer.setProperty("role", "muted")
        flow = HeaderLayout()
        flow.setContentsMargins(16, 4, 16, 4)
        self.setLayout(flow)
        flow.addWidget(self.words)
        flow.addWidget(self._choice("status", _("Set status"), ParticipationStatus))
        for more in self._more():
            flow.addWidget(more)
        flow.addWidget(self._choice("role", _("Set role"), Role))
        flow.addWidget(self._button("emails", _("Copy e-mails (for Bcc)"), self.copy_emails))
        flow.addWidget(self._button("remove", _("Remove"), self.removal_wanted.emit))
        flow.addWidget(self._button("done", _("Choose nobody"), self.done.emit))
        flow.addWidget(self.answer)
        self.hide()

    def _more(self) -> Sequence[QPushButton]:
        """Return what a page offers beside."""
        return ()

    def _button(self, name: str, text: str, does: object) -> QPushButton:
        button = named(QPushButton(text), f"{self._page}.bulk.{name}", text)
        button.clicked.connect(does)
        return button

    def _choice(self, name: str, text: str, members: type[StrEnum]) -> QPushButton:
        button = named(QPushButton(text), f"{self._page}.bulk.{name}", text)
        menu = named(QMenu(button), f"{self._page}.bulk.{name}.menu", text)
        for member in members:
            menu.addAction(label(member)).setData((members is Role, member.value))
        menu.triggered.connect(self._chosen)
        button.setMenu(menu)
        return button

    def _chosen(self, action: QAction) -> None:
        is_role, value = action.data()  # Qt would turn a member into its bare text
        if is_role:
            self.role_wanted.emit(Role(value))
        else:
            self.status_wanted.emit(ParticipationStatus(value))

    def show_people(self, people: Sequence[Attendee], hidden: int = 0) -> None:
        """Show the bar for these people, of whom some may be hidden by a filter; without any it is not needed."""
        if [person.id for person in people] != [person.id for person in self._people]:
            self.answer.setText("")
        self._people = people
        words = ngettext("{n} person chosen", "{n} people chosen", len(people)).format(n=len(people))
        if hidden:
            unseen = ngettext("{n} of them not shown", "{n} of them not shown", hidden).format(n=hidden)
            words = f"{words}, {unseen}"
        self.words.setText(words)
        self.setVisible(bool(people))

    def copy_emails(self) -> None:
        """Put the addresses of the chosen people on the clipboard, each once, ready for the Bcc field."""
        addresses = list(dict.fromkeys(person.email for person in self._people if person.email))
        missing = sum(not person.email for person in self._people)
        if addresses:
            QGuiApplication.clipboard().setText("; ".join(addresses))
        said = ngettext("{n} address copied.", "{n} addresses copied.", len(addresses)).format(n=len(addresses))
        if missing:
            without = ngettext("{n} person has none.", "{n} people have none.", missing).format(n=missing)
            said = f"{said} {without}"
        self.answer.setText(said)
        announce(self, said)
