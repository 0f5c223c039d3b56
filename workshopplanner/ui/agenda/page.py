"""The agenda page: the week, a day by room, or a list; the tray below, the chosen session at the right."""

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.core.agenda import Agenda, Card, Day
from workshopplanner.language import _
from workshopplanner.queries import agenda as agenda_queries
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.board import Board
from workshopplanner.ui.agenda.glance import Glance
from workshopplanner.ui.agenda.late import Late
from workshopplanner.ui.agenda.places import Places
from workshopplanner.ui.agenda.tools import Tools
from workshopplanner.ui.agenda.tray import Tray
from workshopplanner.ui.agenda.work import Work
from workshopplanner.ui.days.work import DayWork
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.page import Page
from workshopplanner.ui.plans.door import Door

if TYPE_CHECKING:
    from workshopplanner.core.findings import Finding
    from workshopplanner.ui.agenda.beginning import Beginning
    from workshopplanner.ui.agenda.empty import Empty
    from workshopplanner.ui.agenda.inspector import Inspector
    from workshopplanner.ui.agenda.list_view import SessionList

PARTS = frozenset(
    {
        "session_room",
        "session_person",
        "session_theme",
        "session_outcome",
        "session_prerequisite",
        "plan_step",
        "objective",
    }
)


class AgendaPage(Page, Places):
    """Shows the programme and turns what is done to it into commands."""

    key = "agenda"

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self.agenda = Agenda()
        self.findings: list[Finding] = []
        self.board = Board()
        self.tray = Tray(self.board)
        self._changed: list[int] = []  # the sessions that the last step changed
        self._view = "week"
        self._tray_wanted: bool | None = None  # None: shown while there is something in it
        self.glance = Glance(self)
        self.bar = Tools(self, self.tools)
        self._make_body()
        self.work = Work(self)
        self._connect()
        self.days = DayWork(self)
        self._order_tabs()
        self._live = self.live(self._show, agenda_queries.agenda)
        self._check = Late(hub, self, self._show_findings)

    @classmethod
    def title(cls) -> str:
        return _("Agenda")

    # ---- the parts

    def _make_body(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.board)
        self._stack.currentChanged.connect(self.glance.place)
        self.plans = Door(self.hub, self._stack)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.glance.bar)
        column.addWidget(self.tray)
        self.board.zones = [self.tray, self.bar.tray]
        self.set_body(body)

    @cached_property
    def listing(self) -> "SessionList":
        """The sessions as a table, made when it is first wanted."""
        from workshopplanner.ui.agenda.list_view import SessionList

        made = SessionList(self.hub)
        self._stack.addWidget(made)
        made.chosen.connect(self._list_chosen)
        made.opened.connect(self.open_session)
        made.deleted.connect(self.work.delete)
        return made

    @cached_property
    def beginning(self) -> "Beginning":
        """What an agenda without sessions offers, made when it is first wanted."""
        from workshopplanner.ui.agenda.beginning import Beginning

        made = Beginning(self)
        made.panel.session_wanted.connect(self.work.ask_new)
        return made

    @cached_property
    def inspector(self) -> "Inspector":
        """The chosen session at the right, made when it is first wanted."""
        from workshopplanner.ui.agenda import details

        return details.make(self)

    @property
    def empty(self) -> "Empty":
        """The panel over an agenda without sessions."""
        return self.beginning.panel

    def _show_beginning(self) -> None:
        if not self.agenda.cards or "beginning" in self.__dict__:
            self.beginning.show()

    def _connect(self) -> None:
        self._add = self.set_primary(_("Add session"), self.work.ask_new, "agenda.add")
        self.bar.view_chosen.connect(self.show_view)
        self.bar.day_chosen.connect(self._day_picked)
        self.bar.zoom_chosen.connect(self.board.set_zoom)
        self.bar.day_fit_wanted.connect(self.board.fit_day)
        self.board.rooms_wanted.connect(self._change_view)
        self.bar.tray_wanted.connect(self.show_tray)
        self.bar.room_wanted.connect(self.work.rooms.ask_new)
        self.board.zoomed.connect(self.bar.show_zoom)
        self.board.choice.changed.connect(self._board_chosen)
        self.board.opened.connect(self.open_session)
        self.board.left.connect(self._leave)
        self.board.day_wanted.connect(self._go_to_day)
        self.board.head_pressed.connect(self.show_day)
        self.board.room_pressed.connect(self.work.rooms.ask)
        self.board.over_tray.connect(self.bar.tray.setDown)
        self.board.carrying.connect(self._carrying)
        self.tray.opened.connect(self.open_session)
        self.tray.chosen.connect(self._tray_chosen)
        self.tray.placing_wanted.connect(self.work.place)
        self.tray.deleted.connect(self.work.delete)
        self.board.plan_wanted.connect(self.plans.open_plan)
        self.plans.opened.connect(self._make_way)
        self.plans.left.connect(self._leave_plan)

    def _order_tabs(self) -> None:
        """Let Tab go through the header, then the board, the tray and the inspector."""
        for one, other in pairwise([*self.bar.stops(), self._add, self.board, self.board.canvas, *self.glance.stops()]):
            self.setTabOrder(one, other)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self._view != "list":
            self.board.setFocus()  # the keys work at once, and Tab leads to the first session

    # ---- showing

    def _show_findings(self, findings: "list[Finding]") -> None:
        if findings != self.findings:
            self.findings = findings
            self._show(self.agenda)

    def _show(self, agenda: Agenda) -> None:
        self.agenda = agenda
        days = [day.id for day in self.agenda.days]
        if self._view == "day" and self.board.day_id not in days:
            self.board.show_day(days[0] if days else None)
        self._show_days()
        if self._view == "list":
            self.listing.show_agenda(self.agenda, self.findings)
        self.board.show_agenda(self.agenda, self.findings)
        self._changed = self.board.changed or self._changed
        self._show_beginning()
        self.tray.show_cards(self.agenda.tray, self.findings)
        self._show_tray_button()
        self._inspect()

    @property
    def showing_week(self) -> bool:
        """Whether the whole week is shown as a board."""
        return self._view == "week"

    def _show_days(self) -> None:
        names = [words.day_head(day) for day in self.agenda.days]
        self.bar.show_days(names, self._day_at(self.board.day_id))

    def _day_at(self, day_id: int | None) -> int:
        return next((at for at, day in enumerate(self.agenda.days) if day.id == day_id), 0 if self.agenda.days else -1)

    def _show_tray_button(self) -> None:
        count = len(self.agenda.tray)
        shown = bool(count) if self._tray_wanted is None else self._tray_wanted
        self.tray.setVisible(shown and self._view != "list" and not self.plans.open)
        self.bar.show_tray(count, shown)

    def show_tray(self, shown: bool | None = None) -> None:
        """Open or close the tray; None leaves it open while there is something in it."""
        self._tray_wanted = shown
        self._show_tray_button()

    def day(self, day_id: int | None) -> Day | None:
        """Return a day of the agenda."""
        return next((day for day in self.agenda.days if day.id == day_id), None)

    # ---- views

    def show_view(self, view: str) -> None:
        """Show the week, a day, or the list; what is chosen stays chosen."""
        current = self.board.choice.current
        card = self.board.card(current) if current is not None else None
        self._view = view
        self.bar.show_view(view)
        days = [day.id for day in self.agenda.days]
        day_id = card.day_id if card is not None and card.day_id in days else next(iter(days), None)
        if view == "list":
            self.listing.show_agenda(self.agenda, self.findings)
            if current is not None:
                self.listing.select(current)
        else:
            self.board.show_day(day_id if view == "day" else None)
        self._stack.setCurrentWidget(self.listing if view == "list" else self.board)
        self.work.offering.hide()
        self._show_days()
        self._show_beginning()
        self._show_tray_button()
        if current is not None and view != "list":
            self.board.see(current)

    def _change_view(self) -> None:
        self.show_view("week" if self._view == "day" else "day")
        self.return_focus()

    def show_day(self, day_id: int) -> None:
        """Show one day by room."""
        self.show_view("day")
        self.board.show_day(day_id)
        self._show_days()

    def _day_picked(self, at: int) -> None:
        self.show_day(self.agenda.days[at].id)

    def _go_to_day(self, number: int) -> None:
        """Go to a day by its number; 0 is today."""
        if number == 0:
            self.glance.go_to_today()
        elif number <= len(self.agenda.days):
            day = self.agenda.days[number - 1]
            self.go_to(day, next((card for card in self.agenda.cards if card.day_id == day.id), None))

    def go_to(self, day: Day, card: Card | None) -> None:
        """Go to a session of a day: in the week where it lies, else in that day by room."""
        if self._view == "day":
            self.show_day(day.id)
            self.board.canvas.setFocus()
        if card is not None:
            self.board.select([card.id])
            self.board.focus_on(card.id)
            self.board.see(card.id)

    def zoom(self, step: int) -> bool:
        if self._view == "list":
            return False
        self.board.step_zoom(step)
        return True

    # ---- the chosen session

    def _board_chosen(self) -> None:
        if self.board.selection:
            self.tray.clear_choice()
        self._inspect()

    def _tray_chosen(self) -> None:
        self.board.select([])
        self._inspect()

    def _list_chosen(self) -> None:
        if self._view == "list":
            ids = self.listing.selected()
            self.board.select([each for each in ids if self.board.button(each) is not None])
            self._inspect()

    def _chosen_ids(self) -> list[int]:
        if self._view == "list":
            return self.listing.selected()
        if self.tray.current is not None and not self.board.selection:
            return [self.tray.current]
        return self.board.selection

    def _inspect(self) -> None:
        if self.inspecting:
            cards = [card for card in map(self.board.card, self._chosen_ids()) if card is not None]
            self.inspector.show_cards(cards, self.agenda, self.findings)

    def open_session(self, session_id: int, follow: bool = False) -> None:
        """Show a session in the inspector; with `follow`, the focus goes there."""
        if self._view != "list" and not self.tray.reveal(session_id):
            self.board.select([session_id])
        self.open_inspector()
        self._inspect()
        if follow:
            self.inspector.title.setFocus()
            self.inspector.title.selectAll()
        else:
            self.board.see(session_id)

    def open_inspector(self, shown: bool = True) -> None:
        if shown:
            self.inspector.show()  # within its panel; the first time, it is made
        super().open_inspector(shown)

    def close_inspector(self) -> None:
        """Close the inspector and go back to the session."""
        self.open_inspector(shown=False)
        self.return_focus()

    def _leave(self) -> None:
        if self.inspecting and not self.work.offering.shown:
            self.open_inspector(shown=False)
        else:
            self.work.leave()

    def _make_way(self) -> None:
        """Leave the whole page to a session's plan."""
        self.open_inspector(shown=False)
        self.work.offering.hide()
        self.tray.hide()

    def _leave_plan(self, session_id: int) -> None:
        self.show_view(self._view)
        if self.board.card(session_id) is not None and not self.tray.reveal(session_id):
            self.board.select([session_id])
        self.return_focus()

    def return_focus(self) -> None:
        """Give the focus back to the session that is worked on."""
        chip = self.tray.chip(self.tray.current) if self.tray.current is not None else None
        if self._view == "list":
            self.listing.setFocus()
        elif chip is not None and not self.board.selection:
            chip.setFocus()
        else:
            self.board.focus_on(self.board.choice.current)

    def search(self) -> bool:
        return self.glance.search()

    def reveal(self, table: str, row_id: int) -> bool:
        self._live.ensure()
        if self.plans.reveal(table, row_id):
            return True
        if table in PARTS and self._changed:  # the row of a link is gone or new; its session is what can be seen
            return self.reveal("session", self._changed[0])
        if table != "session":
            return False
        if self.plans.open:
            self.show_view(self._view)
        if self._view == "list":
            return self.listing.reveal(row_id)
        card = self.board.card(row_id)
        if card is not None and card.day_id is None:
            self.show_tray()
            return self.tray.reveal(row_id)
        if card is not None and self._view == "day" and card.day_id is not None:
            self.show_day(card.day_id)
        found = self.board.reveal(row_id)
        if found and not isinstance(QApplication.focusWidget(), QComboBox):
            self.board.focus_on(row_id)
        return found

    # ---- drags

    def _carrying(self, carrying: bool) -> None:
        if not carrying:
            self.bar.tray.setDown(False)
