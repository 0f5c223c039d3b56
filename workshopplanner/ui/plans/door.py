"""The door from the agenda to session plans and to what every day needs; their pages are made when first opened."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from workshopplanner.ui.hub import Hub
    from workshopplanner.ui.plans.needs import NeedsView
    from workshopplanner.ui.plans.view import PlanView


class Door(QObject):
    """Opens the pages in the stack of the agenda, and says when they are left."""

    opened = Signal()
    left = Signal(int)  # the session whose plan was shown

    def __init__(self, hub: "Hub", stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._hub, self._stack = hub, stack
        self._plan: PlanView | None = None
        self._needs: NeedsView | None = None
        hub.workshop_changed.connect(self._close)

    @property
    def open(self) -> bool:
        """Whether one of the pages is shown."""
        return self._stack.currentWidget() in [page for page in (self._plan, self._needs) if page is not None]

    def open_plan(self, session_id: int) -> None:
        """Show the plan of a session."""
        if self._plan is None:
            from workshopplanner.ui.plans.view import PlanView

            self._plan = PlanView(self._hub)
            self._plan.closed.connect(self._close)
            self._plan.materials_wanted.connect(self.open_needs)
            self._stack.addWidget(self._plan)
        self.opened.emit()
        self._stack.setCurrentWidget(self._plan)
        self._plan.show_session(session_id)

    def open_needs(self) -> None:
        """Show what every day needs."""
        if self._needs is None:
            from workshopplanner.ui.plans.needs import NeedsView

            self._needs = NeedsView(self._hub)
            self._needs.closed.connect(self._leave_needs)
            self._needs.wanted.connect(self.open_plan)
            self._stack.addWidget(self._needs)
        self.opened.emit()
        self._stack.setCurrentWidget(self._needs)
        self._needs.setFocus()

    def reveal(self, table: str, row_id: int) -> bool:
        """Show a row in the open plan; say whether it can be seen there."""
        if not self.open or self._plan is None or self._stack.currentWidget() is not self._plan:
            return False
        if table == "session":
            return row_id == self._plan.session_id
        if table == "plan_step":
            return self._plan.reveal_step(row_id) or True
        return table in ("objective", "session_outcome")

    def _leave_needs(self) -> None:
        if self._plan is not None and self._plan.sheet is not None:
            self.open_plan(self._plan.session_id)
        else:
            self._close()

    def _close(self) -> None:
        if self.open:
            self.left.emit(self._plan.session_id if self._plan is not None else 0)
