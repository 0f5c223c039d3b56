"""The first day and the first sessions of a workshop: what an agenda without them offers, and what is done with it."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from workshopplanner.commands import agenda_together, workshops
from workshopplanner.commands.rhythms import use_saved_rhythm
from workshopplanner.queries import themes
from workshopplanner.queries.rhythms import rhythms
from workshopplanner.ui.agenda.empty import Empty, outline

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.page import AgendaPage


class Beginning(QObject):
    """Shows a week in outline over an empty board and fills it as it is wanted."""

    def __init__(self, page: "AgendaPage") -> None:
        super().__init__(page)
        self._page, self._hub, self._board = page, page.hub, page.board
        self.panel = Empty(page.board.viewport())
        self.panel.rhythm_wanted.connect(self._use_rhythm)
        self.panel.rhythm_chosen.connect(self.show)
        self.panel.day_wanted.connect(self._add_day)

    def show(self) -> None:
        """Offer a beginning where the agenda has none; over the week in outline."""
        agenda = self._page.agenda
        ghosts: tuple[Any, ...] = ()
        if not agenda.cards and self._page.showing_week:
            titles = [theme.title for theme in self._hub.ask(themes.themes, self._hub.workshop_id)]
            self.panel.show_rhythms(self._hub.ask(rhythms))
            ghosts = outline(agenda, titles, self.panel.chosen())
        self._board.show_outline(ghosts)
        self.panel.show_for(agenda, bool(ghosts))

    def _use_rhythm(self) -> None:
        chosen = self.panel.chosen()
        if chosen is None:
            self._hub.do(agenda_together.use_rhythm, self._hub.workshop_id)
        else:
            self._hub.do(use_saved_rhythm, self._hub.workshop_id, chosen)

    def _add_day(self) -> None:
        date = self.panel.date.date()
        self._hub.do(workshops.add_day, self._hub.workshop_id, dt.date(date.year(), date.month(), date.day()))
        self._board.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
