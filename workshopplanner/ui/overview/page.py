"""The overview: how far everything is, what needs attention, and what to do next."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QWidget

from workshopplanner.core import overview as core
from workshopplanner.core.findings import Finding, Severity
from workshopplanner.language import _
from workshopplanner.queries.overview import overview
from workshopplanner.ui import icons
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.issues import place_of
from workshopplanner.ui.overview.parts import Badge, Bar, CardBox, plain
from workshopplanner.ui.page import Page
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named

SHOWN = 6  # findings before "Show all"
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
        self._steps = CardBox("steps", _("Next steps"))
        self._continue = self.set_primary(_("Continue"), self._go_on, "overview.continue")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(16, 8, 16, 16)
        self._grid.setSpacing(12)
        inside = QWidget()
        inside.setLayout(self._grid)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        self.set_body(scroll)
        self._columns = 0
        self._lay_out(2)
        self.live(self._show, overview)

    @classmethod
    def title(cls) -> str:
        return _("Overview")

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        self._grid.addWidget(self._progress, 0, 0, 1, columns)
        for at, card in enumerate((self._attention, self._steps, self._themes)):
            self._grid.addWidget(card, 1 + at // columns, at % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(2 if self.width() >= TWO_COLUMNS else 1)

    # ---- showing

    def _show(self, facts: core.Overview) -> None:
        self._facts = facts
        self._show_progress(facts)
        self._show_findings(facts)
        self._show_themes(facts)
        self._show_steps(facts)

    def _show_progress(self, facts: core.Overview) -> None:
        self._progress.clear()
        for line in core.lines(facts):
            title = plain(line.title)
            title.setMinimumWidth(140)
            words = named(plain(line.words, wrap=True), f"overview.progress.{line.name}")
            self._progress.add(title, words, stretch=1)

    def _show_findings(self, facts: core.Overview) -> None:
        self._attention.clear()
        shown = facts.findings if self._all_findings else facts.findings[:SHOWN]
        for number, finding in enumerate(shown):
            self._attention.add(*self._finding_row(number, finding), stretch=1)
        if not facts.findings:
            self._attention.rows.addWidget(plain(_("No open issues."), "muted"))

    def _finding_row(self, number: int, finding: Finding) -> tuple[QWidget, QWidget, QWidget]:
        glyph, tone = _SIGNS[finding.severity]
        sign = QLabel()
        sign.setPixmap(icons.pixmap(glyph, getattr(scheme.now, tone).text, 18, self.devicePixelRatioF()))
        name = _("See: {sentence}").format(sentence=finding.sentence)
        see = named(QPushButton(_("See")), f"overview.see.{number}", name)
        see.setProperty("finding", number)
        see.clicked.connect(self._see)
        return sign, plain(finding.sentence, wrap=True), see

    def _show_themes(self, facts: core.Overview) -> None:
        self._themes.clear()
        longest = max((max(theme.planned_minutes, theme.target_minutes) for theme in facts.themes), default=1)
        for theme in facts.themes:
            words = _("{title}: {n} of {of} min").format(
                title=theme.title, n=theme.planned_minutes, of=theme.target_minutes
            )
            bar = Bar(theme.planned_minutes, longest, slot=theme.slot, target=theme.target_minutes, words=words)
            figure = plain(_("{n} of {of} min").format(n=theme.planned_minutes, of=theme.target_minutes), "muted")
            figure.setMinimumWidth(96)
            figure.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            self._themes.add(Badge(theme.code, theme.slot), bar, figure, stretch=1)

    def _show_steps(self, facts: core.Overview) -> None:
        self._steps.clear()
        for step in core.next_steps(facts):
            self._steps.rows.addWidget(plain(step.words))
        first = self._first_open()
        if first is not None:
            self._continue.setText(_("Continue: {step}").format(step=first.words))

    def _first_open(self) -> core.NextStep | None:
        steps = core.next_steps(self._facts) if self._facts is not None else ()
        return next((step for step in steps if not step.done), None)

    # ---- going

    def _go_on(self) -> None:
        first = self._first_open()
        if first is not None:
            self.wanted.emit(first.page, "", 0)

    def _see(self) -> None:
        button = self.sender()
        if self._facts is not None:
            self.wanted.emit(*place_of(self._facts.findings[button.property("finding")]))
