"""What the forms said beside the fields of the person: read when somebody looks at it or searches for it."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from workshopplanner.queries.applicants import answers
from workshopplanner.store.store import Touched
from workshopplanner.ui.hub import Hub

_TABLES = frozenset({"answer", "application"})


class AllSaid(QObject):
    """Keeps the answers of all applicants of the chosen workshop, from the first time that they are wanted."""

    changed = Signal()

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self._kept: Mapping[int, Mapping[str, str]] = {}
        self._stale, self.wanted = True, False
        hub.changed.connect(self._touched)
        hub.workshop_changed.connect(self._moved)

    def want(self) -> None:
        """Read the answers if they are not known yet."""
        self.wanted = True
        if self._stale and self._hub.aside is None:
            self._stale = False
            self._kept = self._hub.ask(answers, self._hub.workshop_id)
            self.changed.emit()

    def _touched(self, rows: Touched) -> None:
        if not _TABLES.isdisjoint(rows):
            self._moved()

    def _moved(self, _workshop_id: int = 0) -> None:
        self._stale = True
        if self.wanted:
            self.want()

    def of(self, participation_id: int) -> Mapping[str, str]:
        """Return the answers of an applicant by question."""
        return self._kept.get(participation_id, {})

    def questions(self) -> list[str]:
        """Return all questions, in the order of the forms."""
        return list(dict.fromkeys(question for each in self._kept.values() for question in each))
