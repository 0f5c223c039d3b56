"""Every step of the file, the newest first: found by words, day, person and page, shown where it was, undone."""

import time
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from workshopplanner.core.calendar import clock, day_and_month
from workshopplanner.core.history import StepLine
from workshopplanner.language import _, ngettext
from workshopplanner.queries import history
from workshopplanner.ui.history.step_filters import StepFilters
from workshopplanner.ui.history.times import local
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.overview.parts import plain
from workshopplanner.ui.rows_model import Column, RowsModel
from workshopplanner.ui.steps import place_of
from workshopplanner.ui.table import TableView
from workshopplanner.ui.widgets import named

CHUNK = 25  # steps that are read at a time: a tenth of a second is the most that may pass
SHOWN_AGAIN = 500  # the table is filled again after so many
SLICE = 0.05  # seconds of undoing before the window breathes


def _columns() -> list[Column[StepLine]]:
    return [
        Column(
            _("Day"), lambda line: day_and_month(local(line.at).date()), sort=lambda line: line.id, key="day", width=110
        ),
        Column(_("Time"), lambda line: clock(local(line.at).time()), sort=lambda line: line.id, key="time", width=64),
        Column(_("Who"), lambda line: line.by, key="who", width=110),
        Column(_("What"), lambda line: line.headline, key="what", width=560),
    ]


def _haystack(line: StepLine) -> str:
    return f"{line.headline}\n{line.by}"


class StepsTab(QWidget):
    """Lists steps and undoes them: one alone, or one's own back to the chosen one."""

    wanted = Signal(str, str, int)  # page key, table, row id: please go there
    _shown = Signal()

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        named(self, "history.steps")
        self._hub = hub
        self._lines: list[StepLine] = []
        self._past: Any = None
        self._target = self._undone = self._left = self._unshown = 0
        self._made: int | None = None  # the step that doing again what was undone begins with
        self.rows: RowsModel[StepLine] = RowsModel(_columns(), self, haystack=_haystack)
        self.table = TableView(self.rows, "history.steps.list", _("Steps"))
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.setSelectionBehavior(TableView.SelectionBehavior.SelectRows)
        self.filters = StepFilters(hub, self.rows)
        self.search: QLineEdit = self.filters.search
        self.count = named(plain("", "muted"), "history.steps.count")
        self.reason = named(plain("", "hint", wrap=True), "history.reason")
        self.go = self._button(_("Show where"), "history.go", _("Goes to where the chosen step happened"))
        alone = _("Takes back the chosen step alone, as a new step; whatever came after it stays")
        self.alone = self._button(_("Undo just this step"), "history.undo_alone", alone)
        back = _("Undoes your steps down to the chosen one, and that one too")
        self.back = self._button(_("Undo back to here"), "history.undo_back", back)
        self._reading, self._turning = QTimer(self), QTimer(self)
        self._lay_out()
        self._connect()
        self._live = Live(hub, self, self._show_new, history.steps, self._newer)

    def _button(self, text: str, name: str, tip: str) -> QPushButton:
        button = named(QPushButton(text), name, text)
        button.setToolTip(tip)
        button.setEnabled(False)
        return button

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.count)
        foot.addStretch(1)
        for button in (self.go, self.alone, self.back):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.reason)
        column.addLayout(foot)
        self.reason.hide()

    def _connect(self) -> None:
        self._reading.setSingleShot(True)
        self._turning.setSingleShot(True)
        self._reading.timeout.connect(self._read_on)
        self._turning.timeout.connect(self._turn_on)
        self._shown.connect(self._reading.start)
        self.table.chosen.connect(self._judge)
        self.table.opened.connect(self.show_where)
        self.table.doubleClicked.connect(self.show_where)
        self.filters.narrowed.connect(self._count)
        self.search.returnPressed.connect(self.table.go_in)
        self.go.clicked.connect(self.show_where)
        self.alone.clicked.connect(self.undo_alone)
        self.back.clicked.connect(self.undo_back)

    # ---- reading: the newest at once, the others bit by bit while the page is open

    def _newer(self) -> tuple[Any, ...]:
        return (10**6 if self._lines else CHUNK, None, self._lines[0].id if self._lines else 0)

    def _show_new(self, lines: list[StepLine]) -> None:
        self._lines = [*lines, *self._lines]
        if not self._turning.isActive():
            self._show()
        if self._lines and self._lines[-1].id > 1:
            self._reading.start(0)

    def _read_on(self) -> None:
        """Read some earlier steps; what was once read of the past is kept to read further back."""
        if not self._lines or not self.isVisible():
            return
        if self._unshown >= SHOWN_AGAIN:
            self._show()
        else:
            self._past = self._past or self._hub.ask(history.remembering)
            earlier = self._hub.ask(history.steps, CHUNK, self._lines[-1].id, past=self._past)
            self._lines += earlier
            self._unshown += len(earlier)
            if not earlier:
                self._past = None
                self._show()
                return
        self._reading.start(0)

    def _show(self) -> None:
        self._unshown = 0
        self.filters.offer(self._lines)
        self.rows.show(self._lines)
        self.rows.prepare_search()  # now, a part at a time, and not at the first letter that is typed
        self._count()
        self._judge()

    def _count(self) -> None:
        total, shown = len(self._lines), self.rows.rowCount()
        words = ngettext("{n} step", "{n} steps", total).format(n=total)
        if shown != total:
            words = _("{shown} of {total} steps").format(shown=shown, total=total)
        self.count.setText(
            _("{words} · reading earlier ones…").format(words=words) if self._reading.isActive() else words
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._shown.emit()

    # ---- the chosen step

    def chosen(self) -> int:
        """Return the id of the chosen step, 0 where none is."""
        index = self.table.currentIndex()
        return self.rows.row_at(index).id if index.isValid() else 0

    def _judge(self) -> None:
        chosen = self.chosen()
        why = self._hub.ask(history.obstacle, chosen) if chosen and self.isVisible() else ""
        self.go.setEnabled(bool(chosen))
        self.alone.setEnabled(bool(chosen) and not why)
        self.back.setEnabled(chosen in self._hub.store.undoable)
        self.reason.setText(why)
        self.reason.setVisible(bool(why))

    def show_where(self) -> None:
        """Go to where the chosen step happened, into another workshop of the file if it was there."""
        chosen = self.chosen()
        if not chosen:
            return
        place = self._hub.ask(history.place, chosen)
        found = place_of({table: set(ids) for table, ids in place.rows.items()})
        if found is None:
            self._say(_("What this step changed is no longer there, or is shown on no page."))
            return
        choose = getattr(self.window(), "choose_workshop", None)
        if place.workshop_id and place.workshop_id != self._hub.workshop_id and choose is not None:
            choose(place.workshop_id)
        self.wanted.emit(*found)

    # ---- undoing

    def undo_alone(self) -> None:
        """Take back the chosen step alone, as a new step."""
        store, chosen = self._hub.store, self.chosen()
        if not chosen:
            return
        if chosen == store.undo_step:
            store.undo()
            self._undone, self._made = 1, store.redo_step
        else:
            store.take_back(chosen)
            self._undone, self._made = 0, store.undo_step
        self.table.setFocus()  # the button that had it may be off now
        self._say(_("That step is undone; what came after it stays."), _("Undo"), self.turn_again)

    def undo_back(self) -> None:
        """Undo one's own steps, the newest first, until the chosen one is undone; a second press stops."""
        if self._target:
            self._target = 0
            return
        if self.chosen() in self._hub.store.undoable:
            self._target, self._undone = self.chosen(), 0
            self.back.setText(_("Stop"))
            self._undo_on()

    def _undo_on(self) -> None:
        """Undo for a moment, then let the window breathe."""
        store, until = self._hub.store, time.monotonic() + SLICE
        target, self._target = self._target, 0  # a conflict on the way ends it
        self._turning.start(0)  # first, so that the list waits for the last one
        while target in store.undoable and time.monotonic() < until:
            store.undo()
            self._undone += 1
        if target in store.undoable:
            self._target = target
            return
        self._turning.stop()
        self._made = store.redo_step
        self.back.setText(_("Undo back to here"))
        self._show()
        self.table.setFocus()
        words = ngettext("{n} step undone.", "{n} steps undone.", self._undone).format(n=self._undone)
        self._say(words, _("Redo"), self.turn_again)

    def turn_again(self) -> None:
        """Do again what was just undone, unless something else has been done or undone since."""
        store = self._hub.store
        if not self._undone and self._made == store.undo_step:
            store.undo()
        elif self._undone and self._made == store.redo_step:
            self._left = self._undone
            self._turning.start(0)
        else:
            self._say(_("Something else has been done since; choose the step in the list."))

    def _turn_on(self) -> None:
        """Undo or redo a little more of what is many steps."""
        if not self._left:
            self._undo_on()
            return
        until, left = time.monotonic() + SLICE, self._left
        self._left = 0  # a conflict on the way ends it
        self._turning.start(0)
        while left and time.monotonic() < until:
            self._hub.store.redo()
            left -= 1
        self._left = left
        if not left:
            self._turning.stop()
            self._show()

    def _say(self, words: str, offer: str = "", action: Any = None) -> None:
        toast = getattr(self.window(), "toast", None)
        if toast is not None:
            toast.say(words, offer, action)
