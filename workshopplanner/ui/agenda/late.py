"""The findings, which may come a moment later: they must not hold up the paint that a hand is waiting for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from workshopplanner.store.store import Tx
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.judging import Judge

if TYPE_CHECKING:
    from workshopplanner.core.findings import Facts

MOMENT = 60  # milliseconds


def facts(tx: Tx, workshop_id: int) -> "Facts":
    """Return what the rules look at; the query is imported when it is first asked."""
    from workshopplanner.queries import findings as queries

    return queries.facts(tx, workshop_id)


class Late(Live):
    """Asks for the findings like Live, but once the page has been painted and the hand rests."""

    def __init__(self, hub: Hub, widget: QWidget, show: Callable[[Any], object]) -> None:
        self._later = QTimer()
        self._later.setSingleShot(True)
        self._later.setInterval(MOMENT)
        self._judge = Judge()
        super().__init__(hub, widget, self._judge.judge, facts)
        self._later.setParent(self)
        self._judge.setParent(self)
        self._judge.judged.connect(show)
        self._later.timeout.connect(self.ask)

    def refresh(self) -> None:
        """Ask in a moment; until then the answer counts as old."""
        self._stale = True
        QTimer.singleShot(0, self._begin)  # the moment begins when what goes on now is done, however long it takes

    def _begin(self) -> None:
        if self._stale:
            self._later.start()

    def ask(self) -> None:
        """Ask now."""
        self._later.stop()
        super().refresh()
