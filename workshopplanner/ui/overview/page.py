"""The overview: how far everything is, what needs attention, and what to do next."""

import datetime as dt
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QWidget

from workshopplanner.core import overview as core
from workshopplanner.core.calendar import clock, day_and_month
from workshopplanner.core.findings import Finding
from workshopplanner.core.history import StepLine
from workshopplanner.core.kinds import Severity
from workshopplanner.language import _, ngettext
from workshopplanner.queries.history import steps
from workshopplanner.queries.overview import overview
from workshopplanner.ui.fixing import FixMenu
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.issues import place_of
from workshopplanner.ui.overview.coverage import CoverageCard
from workshopplanner.ui.overview.details import Details
from workshopplanner.ui.overview.parts import Badge, Bar, CardBox, Sign, plain
from workshopplanner.ui.overview.version_line import VersionLine
from workshopplanner.ui.page import Page
from workshopplanner.ui.widgets import named

SHOWN = 6  # findings and steps before "Show all"
TWO_COLUMNS = 760
_SIGNS = {Severity.STOPS: ("stop", "error"), Severity.WARNING: ("warning", "warning"), Severity.HINT: ("hint", "info")}


class OverviewPage(Page):
    """The first page of a workshop."""

    key: ClassVar[str] = "overview"

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._facts: core.Overview | None = None
        self._all_findings = False
        self._progress = CardBox("progress", _("How far it is"))
        self._attention = CardBox("attention", _("Needs attention"))
        self._themes = CardBox("themes", _("Minutes per theme"))
        self._outcomes = CoverageCard(hub)
        self._steps = CardBox("steps", _("Next steps"))
        self._lately = CardBox("lately", _("Lately changed"))
        self._continue = self.set_primary(_("Continue"), self._go_on, "overview.continue")
        facts = named(QPushButton(_("Workshop details")), "overview.details", _("Workshop details"))
        facts.clicked.connect(self._toggle_details)
        self._when = named(plain("", "muted"), "overview.when")
        self.tools.addWidget(self._when)
        self._version = VersionLine(hub)
        self._version.wanted.connect(self.wanted)
        self.tools.addWidget(self._version)
        self.tools.addStretch(1)
        self.tools.addWidget(facts)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(16, 8, 16, 16)
        self._grid.setSpacing(12)
        inside = QWidget()
        inside.setLayout(self._grid)
        scroll = named(QScrollArea(), "overview.scroll")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self.set_body(scroll)
        self._details: Details | None = None
        self._columns = 0
        self._lay_out(2)
        self.live(self._show, overview)
        self.live(self._show_lately, steps, self._few)

    @classmethod
    def title(cls) -> str:
        return _("Overview")

    @staticmethod
    def _few() -> tuple[int]:
        return (SHOWN,)

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        self._grid.addWidget(self._progress, 0, 0, 1, columns)
        for at, card in enumerate((self._attention, self._steps, self._themes, self._lately, self._outcomes)):
            self._grid.addWidget(card, 1 + at // columns, at % columns)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2 if columns == 2 else 0)
        self._grid.setRowStretch(6, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - (360 if self.inspecting else 0)
        self._lay_out(2 if room >= TWO_COLUMNS else 1)

    # ---- showing

    def _show(self, facts: core.Overview) -> None:
        self._facts = facts
        self._when.setText(core.when_and_where(facts.workshop))
        self._show_progress(facts)
        self._show_findings(facts)
        self._show_themes(facts)
        self._show_steps(facts)

    def _show_progress(self, facts: core.Overview) -> None:
        self._progress.clear()
        for line in core.lines(facts):
            title = plain(line.title)
            title.setMinimumWidth(self.fontMetrics().averageCharWidth() * 20)
            words = named(plain(line.words, wrap=True), f"overview.progress.{line.name}")
            if line.of:
                bar = Bar(line.done, line.of, words=f"{line.title}: {line.words}")
                bar.setFixedWidth(160)
                self._progress.add(title, words, bar, stretch=1)
            else:
                self._progress.add(title, words, stretch=1)

    def _show_findings(self, facts: core.Overview) -> None:
        self._attention.clear()
        found = facts.findings
        shown = found if self._all_findings else found[:SHOWN]
        for number, finding in enumerate(shown):
            self._attention.add(*self._finding_row(number, finding), stretch=1)
        if len(found) > len(shown):
            more = ngettext("Show {n} more", "Show {n} more", len(found) - SHOWN).format(n=len(found) - SHOWN)
            button = named(QPushButton(more), "overview.all_findings", more)
            button.setProperty("link", "true")
            button.clicked.connect(self._show_all)
            self._attention.add(button, plain(""), stretch=1)
        if not found:
            self._attention.add(Sign("done", "success"), plain(_("No open issues."), "muted"), stretch=1)

    def _show_all(self) -> None:
        self._all_findings = True
        if self._facts is not None:
            self._show_findings(self._facts)

    def _finding_row(self, number: int, finding: Finding) -> tuple[QWidget, ...]:
        name = _("See: {sentence}").format(sentence=finding.sentence)
        see = named(QPushButton(_("See")), f"overview.see.{number}", name)
        see.setProperty("finding", number)
        see.clicked.connect(self._see)
        fix = FixMenu(f"overview.fix.{number}", self.hub, finding)
        return Sign(*_SIGNS[finding.severity]), plain(finding.sentence, wrap=True), fix, see

    def _show_themes(self, facts: core.Overview) -> None:
        self._themes.clear()
        longest = max((max(theme.planned_minutes, theme.target_minutes) for theme in facts.themes), default=1)
        for theme in facts.themes:
            figure = _("{n} of {of} min").format(n=theme.planned_minutes, of=theme.target_minutes)
            words = _("{code} {title}: {figure}").format(code=theme.code, title=theme.title, figure=figure)
            bar = Bar(theme.planned_minutes, longest, slot=theme.slot, target=theme.target_minutes, words=words)
            label = plain(figure, "muted")
            label.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000 of 0000 min"))
            label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            badge = Badge(theme.code, theme.slot)
            badge.setToolTip(theme.title)
            self._themes.add(badge, bar, label, stretch=1)
        if not facts.themes:
            self._themes.add(plain(_("No themes yet: paste one on each line of the page Themes."), "muted", wrap=True))

    def _show_steps(self, facts: core.Overview) -> None:
        self._steps.clear()
        arrow = "arrow-left" if self.isRightToLeft() else "arrow-right"
        first = True
        for step in core.next_steps(facts):
            words = plain(step.words[:1].upper() + step.words[1:], "muted" if step.done else "", wrap=True)
            tone = "success" if step.done else ("accent" if first else "secondary")
            sign = Sign("done" if step.done else (arrow if first else "circle"), tone)
            sign.setAccessibleName(_("done") if step.done else _("open"))
            self._steps.add(sign, words, stretch=1)
            if not step.done and first:
                first = False
                words.setStyleSheet("font-weight: 600;")
                self._continue.setText(_("Continue: {step}").format(step=step.words))
                self._continue.setAccessibleName(self._continue.text())

    def _show_lately(self, lines: list[StepLine]) -> None:
        self._lately.clear()
        for line in lines:
            when = plain(_when(line.at), "muted")
            when.setMinimumWidth(self.fontMetrics().horizontalAdvance("Wed 00 Mmm"))
            words = plain(line.headline, wrap=True)
            words.setToolTip(line.by)
            self._lately.add(when, words, stretch=1)
        if not lines:
            self._lately.add(plain(_("Nothing yet."), "muted"))

    # ---- going

    def _go_on(self) -> None:
        steps = core.next_steps(self._facts) if self._facts is not None else ()
        first = next((step for step in steps if not step.done), None)
        if first is not None:
            self.wanted.emit(first.page, "", 0)

    def _see(self) -> None:
        button = self.sender()
        if self._facts is not None:
            self.wanted.emit(*place_of(self._facts.findings[button.property("finding")]))

    def _toggle_details(self) -> None:
        if self.inspecting:
            self.open_inspector(False)
        else:
            self._open_details()

    def _open_details(self) -> None:
        if self._details is None:
            self._details = Details(self.hub)
            self._details.closed.connect(self.open_inspector)
            self.set_inspector(self._details)
        self.open_inspector()

    def reveal(self, table: str, row_id: int) -> bool:
        """Open the details when it is the workshop, the project or an outcome that is looked for."""
        if table not in ("workshop", "project", "outcome"):
            return False
        if row_id:
            self._open_details()
        return True


def _when(at: dt.datetime) -> str:
    """Return when something happened: the clock for today, else the day."""
    local = at.replace(tzinfo=at.tzinfo or dt.UTC).astimezone()
    today = dt.datetime.now().astimezone().date()
    return clock(local.time()) if local.date() == today else day_and_month(local.date())
