"""Undo and redo: named by what they turn back, and shown where it happened."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workshopplanner.language import _

if TYPE_CHECKING:
    from workshopplanner.store.store import Touched, Turned
    from workshopplanner.ui.hub import Hub

SOON = 40  # milliseconds: the page is painted first
FIRST = 1500  # the page of a file that was just opened comes first; a start asks when it has been painted

# Which page shows the rows of a table, the most telling table first.
PAGE_OF = {
    "session": "agenda",
    "participation": "roster",
    "person": "roster",
    "theme": "themes",
    "country": "countries",
    "country_list": "countries",
    "application": "applicants",
    "answer": "applicants",
    "need": "applicants",
    "eligibility": "applicants",
    "eligibility_tick": "applicants",
    "import_row": "applicants",
    "verdict": "selection",
    "decision": "selection",
    "scenario": "selection",
    "quota": "selection",
    "selection_lock": "selection",
    "companion": "selection",
    "criterion": "selection",
    "descriptor": "selection",
    "reader": "selection",
    "reading": "selection",
    "score": "selection",
    "group_member": "groups",
    "breakout_group": "groups",
    "group_round": "groups",
    "group_bond": "groups",
    "group_set": "groups",
    "session_person": "agenda",
    "session_room": "agenda",
    "session_theme": "agenda",
    "session_outcome": "agenda",
    "plan_step": "agenda",
    "objective": "agenda",
    "room": "agenda",
    "day": "agenda",
    "session_prerequisite": "agenda",
    "absence": "roster",
    "photo": "roster",
    "waiver": "issues",
    "threshold": "issues",
    "version": "history",
    "theme_outcome": "themes",
    "travel": "roster",
    "organisation": "roster",
    "country_list_entry": "countries",
    "country_alias": "countries",
    "instrument": "countries",
    "convention": "countries",
    "outcome": "overview",
    "workshop": "overview",
    "project": "overview",
}


class Steps(QObject):
    """Turns steps back and forth and keeps their names at hand."""

    named = Signal(str, str)  # headlines of what undo and redo would do; empty where there is nothing
    happened = Signal(str, str, int)  # page key, table, row id: show it there
    nothing = Signal(str)  # a sentence

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hub: Hub | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.name)

    def watch(self, hub: "Hub | None") -> None:
        """Follow a store, or none."""
        self._hub = hub
        if hub is not None:
            hub.changed.connect(self._soon)
        self._later.start(FIRST)

    def _soon(self) -> None:
        self._later.start(SOON)

    def name(self) -> None:
        """Find the names of the steps that undo and redo would turn back."""
        self._later.stop()
        self.named.emit(self._headline("undo_step"), self._headline("redo_step"))

    def _headline(self, which: str) -> str:
        step_id = getattr(self._hub.store, which) if self._hub is not None else None
        if self._hub is None or step_id is None:
            return ""
        from workshopplanner.queries import history

        return self._hub.ask(history.headline, step_id)

    def undo(self) -> None:
        """Turn back the last step and show where."""
        if self._hub is not None:
            self._show(self._hub.store.undo(), _("There is nothing to undo."))

    def redo(self) -> None:
        """Do the last undone step again and show where."""
        if self._hub is not None:
            self._show(self._hub.store.redo(), _("There is nothing to redo."))

    def _show(self, turned: "Turned | None", otherwise: str) -> None:
        if turned is None:
            self.nothing.emit(otherwise)
            return
        found = place_of(turned.rows)
        if found is not None:
            self.happened.emit(*found)


def place_of(rows: "Touched") -> tuple[str, str, int] | None:
    """Return the page, table and row that show best what happened to some rows."""
    for table, page in PAGE_OF.items():
        if rows.get(table):
            return page, table, min(rows[table])
    return None
