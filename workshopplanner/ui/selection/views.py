"""What is looked at beside the candidates: waitlist, charts, countries and decisions."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget

from workshopplanner.core.countries import Country, Presence
from workshopplanner.core.selection_next import in_line, seats
from workshopplanner.core.selection_swaps import waitlist
from workshopplanner.language import _
from workshopplanner.queries.selection import decisions, homes_of
from workshopplanner.ui.countries.tiles import TileBoard
from workshopplanner.ui.hub import Live
from workshopplanner.ui.selection.deciding import Deciding
from workshopplanner.ui.selection.plots import Charts
from workshopplanner.ui.selection.waiting import Waiting
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.selection.page import SelectionPage


class Views(QStackedWidget):
    """Shows one view at a time, about those with a seat or those proposed."""

    def __init__(self, page: "SelectionPage") -> None:
        super().__init__()
        named(self, "selection.views")
        self._page = page
        self._key = ""
        self.waiting = Waiting()
        self.charts = Charts()
        self.tiles = named(TileBoard(), "selection.tiles", _("Countries of those chosen"))
        self.deciding = Deciding(page.hub)
        area = named(QScrollArea(), "selection.charts.scroll", _("Charts"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.charts)
        self._views = {"after": self.waiting, "charts": area, "tiles": self.tiles, "decisions": self.deciding}
        for view in self._views.values():
            self.addWidget(view)
        Live(page.hub, self.deciding, self.deciding.show_decisions, decisions)
        self.deciding.memos.said.connect(page.said)

    def choose(self, key: str) -> None:
        """Show one of the views."""
        self._key = key
        self.setCurrentWidget(self._views[key])
        self.renew()

    def renew(self) -> None:
        """Show the view that is open as things are now."""
        page, pool = self._page, self._page.pool
        if self._key == "after" and page.tally is not None:
            self._show_waiting()
        elif self._key == "charts":
            self.charts.show_people(pool.contenders, page.looked_at, proposed=page.proposing.proposed is not None)
        elif self._key == "tiles":
            self._show_tiles()

    def _show_waiting(self) -> None:
        tally = self._page.tally
        assert tally is not None  # renew looks
        chosen = self._page.looked_at
        found = waitlist(tally.problem, chosen)
        covers = {int(each.id): len(each.replaces) for each in found.people}
        line = [each for each in in_line(tally.pool) if each.id not in chosen]
        self.waiting.show_line(line, seats(tally, chosen), covers)

    def _show_tiles(self) -> None:
        pool, chosen = self._page.pool, self._page.looked_at
        codes = {each.person.alpha3 for each in pool.contenders if each.person.alpha3}
        inside = Counter(each.person.alpha3 for each in pool.contenders if each.id in chosen)
        day = pool.first or dt.date.today()  # noqa: DTZ011 (the day on the wall)
        homes = self._page.hub.ask(homes_of, codes, day, pool.workshop_id)
        self.tiles.show_countries([_with(each, inside[each.alpha3]) for each in homes])


def _with(country: Country, number: int) -> Country:
    applicants = country.presence.applicants
    return replace(country, presence=Presence(participants=number, applicants=applicants))
