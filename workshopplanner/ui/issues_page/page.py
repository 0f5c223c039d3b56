"""The Issues page: findings by how much they matter, each with its fixes; accepted ones stay in sight."""

import datetime as dt
import time
from typing import ClassVar

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workshopplanner.commands import fixes as fix_commands
from workshopplanner.commands import waivers
from workshopplanner.core.agenda import Agenda
from workshopplanner.core.calendar import clock, day_and_month
from workshopplanner.core.findings import Facts, Finding
from workshopplanner.core.fixes import Fix, fixes
from workshopplanner.core.free_slots import Slots
from workshopplanner.core.kinds import Severity
from workshopplanner.errors import UserError
from workshopplanner.language import _, ngettext
from workshopplanner.queries.findings import facts
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.issues import place_of
from workshopplanner.ui.issues_page.mending import Mending
from workshopplanner.ui.issues_page.popovers import LimitsPopover, ReasonPopover
from workshopplanner.ui.issues_page.row import FindingRow
from workshopplanner.ui.judging import Judge
from workshopplanner.ui.overview.parts import plain
from workshopplanner.ui.page import Page
from workshopplanner.ui.widgets import named

BATCH = 3  # rows made in any case; the others follow when the window has nothing else to do
BUDGET = 0.02  # seconds of making rows in one go
NAMED = 6  # fixes told one by one
SHOWN = 60  # findings at once; fixes are worked out for these only


class IssuesPage(Page):
    """Says what is wrong with the plan and offers ways out."""

    key: ClassVar[str] = "issues"

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._facts = Facts(Agenda())
        self._slots = Slots(self._facts)
        self._found: list[Finding] = []
        self._waiting: list[tuple[str, Finding | None]] = []  # headings and findings that are still to be shown
        self._number, self._seen = 0, 0
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._add_rows)
        self._limits_asked: LimitsPopover | None = None
        self._reason_asked: ReasonPopover | None = None
        self.summary = named(plain("", "muted"), "issues.said")
        self.search_field = named(QLineEdit(), "issues.search", _("Find in the issues"))
        self.search_field.setPlaceholderText(_("Person, session or words"))
        self.search_field.setClearButtonEnabled(True)
        self.day = named(QComboBox(), "issues.day", _("Day"))
        limits = named(QPushButton(_("Limits…")), "issues.limits.open", _("Limits of the issues"))
        self.tools.addWidget(self.search_field)
        self.tools.addWidget(self.day)
        self.tools.addWidget(limits)
        self.safe = self.set_primary(_("Fix all safe ones"), self._fix_safe, "issues.fix_safe")
        limits.clicked.connect(self._ask_limits)
        self.search_field.textChanged.connect(self._fill)
        self.day.currentIndexChanged.connect(self._fill)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(16, 8, 16, 16)
        self._column.setSpacing(8)
        inside = QWidget()
        inside.setLayout(self._column)
        self._scroll = named(QScrollArea(), "issues.scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        said = QVBoxLayout()
        said.setContentsMargins(16, 0, 16, 0)
        said.addWidget(self.summary)
        column.addLayout(said)
        self.mending = Mending()
        self.mending.found.connect(self._do_safe)
        self.mending.ended.connect(self._mended)
        column.addWidget(self.mending)
        column.addWidget(self._scroll, 1)
        self.set_body(body)
        self._judge = Judge(self)
        self._judge.judged.connect(self._show)
        self.live(self._take, facts)

    @classmethod
    def title(cls) -> str:
        return _("Issues")

    @classmethod
    def icon(cls) -> str:
        return "issues"

    # ---- showing

    def _take(self, now: Facts) -> None:
        self._facts = now
        self._judge.judge(now)

    def _show(self, found: list[Finding]) -> None:
        now = self._facts
        self._found, self._slots = found, Slots(now)
        chosen = self.day.currentData()
        self.day.blockSignals(True)
        self.day.clear()
        self.day.addItem(_("All days"), None)
        for day in now.agenda.days:
            self.day.addItem(day_and_month(day.date), day.id)
        self.day.setCurrentIndex(max(self.day.findData(chosen), 0))
        self.day.blockSignals(False)
        checked = _("Last checked {time}.").format(time=clock(dt.datetime.now().astimezone().time()))
        count = sum(not finding.waived for finding in self._found)
        words = (
            ngettext("{n} open issue.", "{n} open issues.", count).format(n=count) if count else _("No open issues.")
        )
        self.summary.setText(_("{count} {checked}").format(count=words, checked=checked))
        self._fill()

    def _wanted(self, finding: Finding) -> bool:
        text, day = self.search_field.text().strip().casefold(), self.day.currentData()
        on_day = {card.id for card in self._facts.agenda.by_day.get(day, ())} if day else set()
        there = not day or day in finding.days or bool(on_day & set(finding.sessions))
        return there and text in finding.sentence.casefold()

    def _fill(self) -> None:
        self._next.stop()
        self._number = 0
        held: QWidget | None = self.focusWidget()
        name = held.objectName() if held is not None and held.objectName().startswith("issues.fix.") else ""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        found = [finding for finding in self._found if self._wanted(finding)]
        groups = [
            (_("Stops “issue as final”"), [one for one in found if one.severity is Severity.STOPS and not one.waived]),
            (_("Warnings"), [one for one in found if one.severity is Severity.WARNING and not one.waived]),
            (_("Hints"), [one for one in found if one.severity is Severity.HINT and not one.waived]),
            (_("Accepted"), [one for one in found if one.waived]),
        ]
        self._waiting = []
        for title, some in groups:
            if some and len(self._waiting) < SHOWN:
                self._waiting.append((f"{title} ({len(some)})", None))
            self._waiting += [("", finding) for finding in some[: max(SHOWN - self._shown(), 0)]]
        hidden = len(found) - self._shown()
        if hidden:
            more = ngettext("{n} more is not shown.", "{n} more are not shown.", hidden)
            self._waiting.append((more.format(n=hidden), None))
        self._column.addStretch(1)
        self._add_rows()
        next_one = self.findChild(QPushButton, "issues.fix.0.0") if name else None
        if next_one is not None:
            next_one.setFocus()

    def _shown(self) -> int:
        return sum(finding is not None for _text, finding in self._waiting)

    def _add_rows(self) -> None:
        """Show what waits, some of it now: working out the fixes of many issues takes longer than a frame."""
        began = time.monotonic()
        while self._waiting and (self._number < BATCH or time.monotonic() - began < BUDGET):
            text, finding = self._waiting.pop(0)
            row = plain(text, "section") if finding is None else self._row(self._number, finding)
            self._number += finding is not None
            self._column.insertWidget(self._column.count() - 1, row)
        if self._waiting:
            self._next.start()

    def _row(self, number: int, finding: Finding) -> FindingRow:
        row = FindingRow(number, finding, () if finding.waived else fixes(self._facts, finding, self._slots))
        row.fixed.connect(self._fix)
        row.seen.connect(self._see)
        row.waived.connect(self._ask_reason)
        row.taken_back.connect(self._take_back)
        return row

    # ---- doing

    def _fix(self, fix: Fix) -> None:
        try:
            self.hub.do(fix_commands.fix_finding, self.hub.workshop_id, fix)
        except UserError as error:
            self.summary.setText(str(error))

    def _fix_safe(self) -> None:
        self._seen = self.hub.store.seen
        self.safe.setEnabled(False)
        self.mending.begin(self._facts)

    def _mended(self) -> None:
        self.safe.setEnabled(True)

    def _do_safe(self, chosen: tuple[Fix, ...]) -> None:
        if not chosen:
            self.summary.setText(_("There is nothing that can be fixed without a choice of yours."))
            return
        self.hub.do_since(self._seen, fix_commands.fix_findings, self.hub.workshop_id, chosen)
        if len(chosen) > NAMED:
            self.summary.setText(ngettext("{n} issue fixed.", "{n} issues fixed.", len(chosen)).format(n=len(chosen)))
            return
        self.summary.setText(_("Done: {fixes}.").format(fixes=_(", ").join(fix.label for fix in chosen)))

    def _see(self, finding: Finding) -> None:
        self.wanted.emit(*place_of(finding))

    def _ask_reason(self, finding: Finding) -> None:
        self._reason_asked = ReasonPopover(self, finding)
        self._reason_asked.given.connect(self._waive)
        self._reason_asked.open_beside(_around(self.sender()))

    def _waive(self, finding: Finding, reason: str) -> None:
        self.hub.do(waivers.waive_finding, self.hub.workshop_id, finding, reason)

    def _take_back(self, finding: Finding) -> None:
        self.hub.do(waivers.withdraw_waiver, self.hub.workshop_id, finding)

    def _ask_limits(self) -> None:
        self._limits_asked = LimitsPopover(self, dict(self._facts.limits))
        self._limits_asked.given.connect(self._set_limits)
        self._limits_asked.open_beside(_around(self.sender()))

    def _set_limits(self, changed: dict[str, int]) -> None:
        if changed:
            self.hub.do(waivers.set_thresholds, self.hub.workshop_id, changed)


def _around(widget: object) -> QRect:
    """Return where a widget is on the screen."""
    if not isinstance(widget, QWidget):
        return QRect()
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
