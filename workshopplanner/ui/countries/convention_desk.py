"""What is done with conventions on the Countries page: added with their Parties, changed, deleted."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from workshopplanner.commands import conventions as commands
from workshopplanner.core.cleaning_dates import DateOrder
from workshopplanner.core.conventions import PartyRow
from workshopplanner.core.countries import Convention
from workshopplanner.queries import conventions as queries
from workshopplanner.ui.countries.around import Around
from workshopplanner.ui.countries.convention_form import ConventionForm, ConventionStated
from workshopplanner.ui.countries.country_field import Finding
from workshopplanner.ui.hub import Hub


class ConventionDesk(QObject):
    """The form of a convention with the deeds behind it."""

    opened = Signal()  # the form wants to be seen
    closed = Signal()
    made = Signal(str)  # the short name of a convention that wants to be looked at

    def __init__(self, parent: QObject, hub: Hub, find: Finding) -> None:
        super().__init__(parent)
        self._hub = hub
        self._changed: Convention | None = None
        self.form = ConventionForm(self._read, find)
        self.form.wanted.connect(self._save)
        self.form.closed.connect(self.closed)

    def _read(self, text: str, order: DateOrder | None) -> Sequence[PartyRow]:
        return self._hub.ask(queries.pasted_parties, text, order)

    def open(self, around: Around, convention: Convention | None = None) -> None:
        """Open the form for a new convention, or for one that people added."""
        self._changed = convention
        self.opened.emit()
        self.form.begin(around.everything, convention)

    def delete(self, convention: Convention | None) -> None:
        """Delete a convention with all that was stated on it."""
        if convention is not None:
            self._hub.do(commands.delete_convention, convention.id)

    def _save(self, said: ConventionStated) -> None:
        facts = (said.wish, said.parties, said.complete, said.taught)
        if self._changed is None:
            self._hub.do(commands.add_convention, *facts)
        else:
            self._hub.do(commands.change_convention, self._changed.id, *facts)
        self.made.emit(" ".join(said.wish.code.split()))
        self.closed.emit()
