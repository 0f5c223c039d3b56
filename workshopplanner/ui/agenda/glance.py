"""Reading the board at a glance: its colours and their legend, the filter, the grid, and the present."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from workshopplanner.core.workshops import Workshop
from workshopplanner.language import _, ngettext
from workshopplanner.queries import workshops as queries
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.colouring import NAMES, By
from workshopplanner.ui.agenda.legend import Legend
from workshopplanner.ui.agenda.now import Now
from workshopplanner.ui.agenda.show_menu import ShowButton
from workshopplanner.ui.agenda.sieve_field import SieveField
from workshopplanner.ui.agenda.snapping import STEPS
from workshopplanner.ui.notices import announce
from workshopplanner.ui.preferences import Preferences
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.page import AgendaPage


LEAST_ROOM = 420  # pixels of the page, below which the board needs them more; Ctrl+F brings the bar back


class Glance(QObject):
    """Owns what changes only how the board is seen; nothing of it is a step."""

    def __init__(self, page: "AgendaPage") -> None:
        super().__init__(page)
        self._page, self._board = page, page.board
        self.show = ShowButton()
        self.sieve = SieveField()
        self.today = named(QPushButton(_("Today")), "agenda.today", _("Today"))
        self.today.setToolTip(_("Go to today, or to the day nearest to it (T)"))
        self.legend = Legend()
        self.now = Now(self._board)
        self._wanted = True  # the legend
        self._summoned = False  # whether the bar is there for the filter alone
        self.bar = named(QFrame(), "agenda.glance", _("How the board is shown"))
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(12, 3, 12, 3)
        row.setSpacing(8)
        for widget in (self.sieve, self.show):
            row.addWidget(widget)
        row.addWidget(self.legend, 1)
        self._end = QWidget()  # keeps the last at the end while there is no legend
        row.addWidget(self._end, 1)
        row.addWidget(self.today)
        self._board.coloured.connect(self._tell)
        self._board.zoomed.connect(self._show_grid)
        self._board.laid_out.connect(self.place)
        self.show.colour_chosen.connect(self.colour_by)
        self.show.legend_wanted.connect(self._show_legend)
        self.show.grid_chosen.connect(self.choose_grid)
        self.sieve.textChanged.connect(self._sift)
        self.sieve.next_wanted.connect(self._next)
        self.sieve.all_wanted.connect(self._select_all)
        self.sieve.left.connect(self._leave)
        self.legend.picked.connect(self._select)
        self.today.clicked.connect(self.go_to_today)
        page.adopted.connect(self._adopt)
        self._preferences: Preferences | None = None
        self.show.show_colour(By.THEME)
        self._show_grid()
        page.live(self._read, queries.workshops, tuple)  # all: the chosen one may be gone before another is chosen

    def _read(self, workshops: Sequence[Workshop]) -> None:
        chosen = self._page.hub.workshop_id
        self.now.zone = next((each.time_zone for each in workshops if each.id == chosen), "")
        self.now.place()

    def _adopt(self, preferences: Preferences) -> None:
        """Go on with what was chosen at the last start."""
        known = preferences.colour in {by.value for by in By}
        self.colour_by(By(preferences.colour) if known else By.THEME)
        self._board.grid.choose(preferences.snap if preferences.snap in STEPS else STEPS[0], 1.0)
        self._show_grid()
        self.show.legend.setChecked(preferences.legend)
        self._preferences = preferences

    def _keep(self) -> None:
        """Remember what is chosen for the next start."""
        kept = self._preferences
        if kept is not None:
            kept.colour, kept.legend = self._board.tinting.by.value, self._wanted
            kept.snap = self._board.grid.step(1.0)
            kept.save()

    def stops(self) -> list[QWidget]:
        """Return the tools in the order of the Tab key."""
        return [self.sieve, self.show, self.today]

    def search(self) -> bool:
        """Lead to the filter, also where the bar gives its room to the board; say whether there is one."""
        self._summoned = self._board.isVisibleTo(self._page)
        self.place()
        if self._summoned:
            self.sieve.setFocus()
            self.sieve.selectAll()
        return self._summoned

    def place(self) -> None:
        """Show the bar with the board alone, and the legend where they leave it enough room."""
        roomy = self._page.height() >= LEAST_ROOM
        self.bar.setVisible(self._board.isVisibleTo(self._page) and (roomy or self._summoned))
        room = roomy and bool(self._page.agenda.cards)
        self.legend.setVisible(room and self._wanted)
        self._end.setVisible(not (room and self._wanted))

    # ---- colours

    def colour_by(self, by: By) -> None:
        """Let the colours mean something else."""
        self._board.colour_by(by)
        self.show.show_colour(by)
        self._keep()
        announce(self._board, _("Coloured by {what}").format(what=_(NAMES[by]).replace("&", "")))

    def _tell(self) -> None:
        self.legend.show_tints(self._board.tinting.legend())
        self.place()

    def _show_legend(self, shown: bool) -> None:
        self._wanted = shown
        self.place()
        self._keep()

    def _select(self, ids: list[int]) -> None:
        there = [each for each in ids if self._board.button(each) is not None]
        self._board.select(there)
        self._board.focus_on(there[-1] if there else None)
        self._say(len(there))

    # ---- the grid

    def _show_grid(self, _zoom: float = 1.0) -> None:
        board = self._board
        self.show.show_grid(board.grid.steps(board.zoom), board.grid.step(board.zoom))

    def choose_grid(self, step: int) -> None:
        """Let drags and keys end on another grid."""
        self._board.grid.choose(step, self._board.zoom)
        self._show_grid()
        self._keep()
        announce(self._board, _("Snap to {minutes}").format(minutes=words.minutes(step)))

    # ---- the filter

    def _sift(self, text: str) -> None:
        self._board.sift(text)
        if text.strip():
            self._say(len(self._board.matching()))

    def _say(self, count: int) -> None:
        announce(self._board, ngettext("{n} session matches", "{n} sessions match", count).format(n=count))

    def _next(self) -> None:
        found = self._board.matching()
        if found:
            current = self._board.choice.current
            there = found[(found.index(current) + 1) % len(found) if current in found else 0]
            self._board.select([there], there)
            self._board.see(there)

    def _select_all(self) -> None:
        self._select(self._board.matching())

    def _leave(self) -> None:
        self.sieve.clear()
        self._summoned = False
        self.place()
        self._page.return_focus()

    # ---- the present

    def go_to_today(self) -> None:
        """Go to the session that runs now, or to the day that is nearest to today."""
        day = self.now.day()
        if day is None:
            return
        self._page.go_to(day, self.now.running(day))
        if self.now.is_today(day):
            announce(self._board, words.day_long(day))
        else:
            self._page.work.say(_("Today is no day of this workshop. This is {day}.").format(day=words.day_long(day)))
