"""The outcomes on the overview: how many sessions and minutes of the week serve each, and which has none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from workshopplanner.core.coverage import Coverage, verdict, words
from workshopplanner.language import _
from workshopplanner.queries.coverage import coverage
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.overview.parts import Bar, CardBox, plain
from workshopplanner.ui.widgets import named


class CoverageCard(CardBox):
    """Shows the outcomes of the workshop with what serves them."""

    def __init__(self, hub: Hub) -> None:
        super().__init__("coverage", _("Outcomes"))
        self._live = Live(hub, self, self._show, coverage)

    def _show(self, found: Sequence[Coverage]) -> None:
        self.clear()
        longest = max((each.minutes for each in found), default=0)
        for each in found:
            self._add(each, longest)
        said = verdict(found) if found else _("No outcomes yet: write them in the workshop details.")
        said_line = named(plain(said, "muted", wrap=True), "overview.coverage.verdict")
        self.add(said_line, stretch=0)

    def _add(self, each: Coverage, longest: int) -> None:
        served = words(each)
        through = _("Themes: {codes}").format(codes=_(", ").join(each.themes)) if each.themes else ""
        number = plain(str(each.number))
        number.setMinimumWidth(self.fontMetrics().horizontalAdvance("00"))
        statement = plain(each.statement, wrap=True)
        statement.setToolTip("\n".join(part for part in (each.statement, through) if part))
        figure = named(plain(served, "muted"), f"overview.coverage.{each.number}")
        figure.setMinimumWidth(self.fontMetrics().horizontalAdvance("00 sessions · 00 h 00"))
        figure.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        if not each.covered:
            figure.setProperty("tone", "warning")
        bar = Bar(each.minutes, longest, words=_("Outcome {n}: {words}").format(n=each.number, words=served))
        bar.setFixedWidth(96)
        self.add(number, statement, bar, figure, stretch=1)
