"""What is wrong with the plan, counted in the window's frame, and F8 from one to the next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workshopplanner.ui.judging import Judge

LATER = 80  # milliseconds: after the page and the name of the step
FIRST = 1500  # the page of a file that was just opened comes first; a start asks when it has been painted

if TYPE_CHECKING:
    from workshopplanner.core.findings import Finding
    from workshopplanner.ui.hub import Hub


class Issues(QObject):
    """Keeps the findings of the chosen workshop and walks through them."""

    counted = Signal(int)
    wanted = Signal(str, str, int)  # page key, table, row id
    read = Signal(str)  # the sentence of the finding that was gone to

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hub: Hub | None = None
        self.findings: list[Finding] = []
        self._at = -1
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        self._judge = Judge(self)
        self._judge.judged.connect(self._show)

    def watch(self, hub: "Hub | None") -> None:
        """Follow a store, or none."""
        self._hub = hub
        self._at = -1
        if hub is None:
            self.findings = []
            self._later.stop()
            return
        hub.changed.connect(self._soon)
        hub.workshop_changed.connect(self._soon)
        self._later.start(FIRST)

    def _soon(self) -> None:
        self._later.start(LATER)

    def refresh(self) -> None:
        """Ask for the findings again."""
        self._later.stop()
        if self._hub is None or not self._hub.workshop_id:
            self._show([])
        else:
            from workshopplanner.queries.findings import facts

            self._judge.judge(self._hub.ask(facts, self._hub.workshop_id))

    def _show(self, findings: "list[Finding]") -> None:
        if self._hub is None:
            return
        self.findings = [each for each in findings if not each.waived]
        self.counted.emit(len(self.findings))

    def next(self) -> None:
        """Go to the next finding, or to the first one again."""
        self._go(self._at + 1)

    def previous(self) -> None:
        """Go to the finding before."""
        self._go(self._at - 1 if self._at > 0 else -1)

    def _go(self, at: int) -> None:
        if self.findings:
            self._at = at % len(self.findings)
            finding = self.findings[self._at]
            self.wanted.emit(*place_of(finding))
            self.read.emit(finding.sentence)


def place_of(finding: "Finding") -> tuple[str, str, int]:
    """Return the page, table and row where a finding is seen best; row 0 means the page as a whole."""
    if finding.rule.startswith("group_"):
        return "groups", "group_set", 0
    if finding.sessions:
        return "agenda", "session", finding.sessions[0]
    if finding.themes:
        return "themes", "theme", finding.themes[0]
    if finding.people:
        return "roster", "person", finding.people[0]
    return ("agenda", "day", finding.days[0]) if finding.days else ("overview", "workshop", 0)
