"""The store's news as a Qt signal, and Live, which keeps something on the screen showing a query."""

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from workshopplanner.errors import Unreachable
from workshopplanner.store.store import Store, Touched, Tx

if TYPE_CHECKING:
    from workshopplanner.core.progress import Report
    from workshopplanner.ui.jobs import Job

P = ParamSpec("P")
R = TypeVar("R")


class Hub(QObject):
    """What all pages of one window share: the store, its news, and the workshop that is being looked at."""

    changed = Signal(dict)  # Touched: table name to row ids
    workshop_changed = Signal(int)
    saving = Signal()  # this may take a moment: the step before took long
    uncovered = Signal()  # somebody asked to see what is sensitive
    busy = Signal(bool)  # long work has the store to itself, or has ended
    unsaved = Signal(str, object)  # why a step could not be kept, and what tries it again

    SLOW = 0.3  # seconds

    def __init__(self, store: Store, workshop_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.workshop_id = workshop_id
        self.revealed: frozenset[str] = frozenset()  # what is sensitive and was asked for, until the file is closed
        self._slow = False
        self.aside: Job | None = None  # work that has the store to itself, on a thread of its own
        self._told: list[Touched] = []
        store.on_change = self._tell

    def _tell(self, rows: Touched) -> None:
        if self.aside is not None:
            self._told.append(rows)  # on the thread of that work; the window is told when it has ended
        else:
            self.changed.emit(rows)

    def choose_workshop(self, workshop_id: int) -> None:
        """Show another workshop of the file on every page."""
        if workshop_id != self.workshop_id:
            self.workshop_id = workshop_id
            self.workshop_changed.emit(workshop_id)

    def reveal(self, kind: str) -> None:
        """Show what is sensitive of a kind, on every page, until the file is closed."""
        self.revealed |= {kind}
        self.uncovered.emit()

    def ask(self, query: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return a query's answer."""
        return self.store.ask(query, *args, **kwargs)

    def do(self, command: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a command as one undoable step."""
        return self.do_since(self.store.seen, command, *args, **kwargs)

    def do_since(self, seen: int, command: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a command that was prepared at step `seen`; where the disk fails, offer to try it again."""
        if self._slow:
            self.saving.emit()
        began = time.monotonic()
        try:
            return self.store.do_since(seen, command, *args, **kwargs)
        except Unreachable as problem:
            self.unsaved.emit(problem.message, partial(self.do_since, seen, command, *args, **kwargs))
            raise
        finally:
            self._slow = time.monotonic() - began > self.SLOW

    def do_aside(self, seen: int, command: Callable[..., Any], *args: Any) -> "Job":
        """Return a job that runs a command as one step and reports how far it is; start it.

        It has the store to itself: until it has ended the window takes no edits and asks nothing.
        """
        from workshopplanner.ui.jobs import Job

        self.aside = job = Job(_do_aside, self.store, seen, command, args)
        job.ended.connect(self._come_back)
        self.busy.emit(True)
        return job

    def _come_back(self) -> None:
        self.aside = None
        told, self._told = self._told, []
        self.busy.emit(False)
        for rows in told:
            self.changed.emit(rows)


def _do_aside(store: Store, seen: int, command: Callable[..., Any], args: tuple[Any, ...], report: "Report") -> Any:
    return store.do_since(seen, command, *args, report)


class Live(QObject):
    """Asks a query and hands its answer to `show`, now and whenever a table it looked in has changed.

    While its widget is hidden it only remembers that it is stale, and asks when the widget is shown again.
    `arguments` is called at each asking, so that it may follow a choice on the page.
    """

    _shown = Signal()  # an exception that leaves an overridden method can end the process; one from a slot can't

    def __init__(
        self,
        hub: Hub,
        widget: QWidget,
        show: Callable[[Any], object],
        query: Callable[..., Any],
        arguments: Callable[[], tuple[Any, ...]] | None = None,
    ) -> None:
        super().__init__(widget)
        self._hub, self._widget, self._show, self._query = hub, widget, show, query
        self._arguments = arguments or self._workshop
        self._tables: frozenset[str] = frozenset()
        self._stale = True
        hub.changed.connect(self._changed)
        hub.workshop_changed.connect(self._moved)
        self._shown.connect(self.refresh)
        widget.installEventFilter(self)
        if widget.isVisible():
            self.refresh()

    def _workshop(self) -> tuple[Any, ...]:
        return (self._hub.workshop_id,)

    def refresh(self) -> None:
        """Ask again and show the answer."""
        self._stale = False
        answer, self._tables = self._hub.store.watch(self._query, *self._arguments())
        self._show(answer)

    def ensure(self) -> None:
        """Ask if the answer shown is older than the data, even while the widget is hidden."""
        if self._stale:
            self.refresh()

    def _changed(self, rows: Touched) -> None:
        if "step" in self._tables or not self._tables.isdisjoint(rows):  # every change is also a step in the journal
            self.renew()

    def _moved(self, _workshop_id: int) -> None:
        self.renew()

    def renew(self) -> None:
        """Ask again, now or as soon as the widget is seen."""
        if self._widget.isVisible() and self._hub.aside is None:
            self.refresh()
        else:
            self._stale = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._stale:
            self._shown.emit()
        return super().eventFilter(watched, event)
