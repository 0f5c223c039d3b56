"""Finds people written twice, beside the window, and asks about one pair after the other."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout

from workshopplanner.commands.merging import keep_apart, merge_people
from workshopplanner.core.doubles import Double, Everybody, find_doubles
from workshopplanner.language import _
from workshopplanner.queries.country_lists import country_choices
from workshopplanner.queries.doubles import everybody
from workshopplanner.ui.doubles.pair import PairGrid
from workshopplanner.ui.doubles.words import private, why
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.jobs import Job
from workshopplanner.ui.widgets import named, resize_within_screen

if TYPE_CHECKING:
    from workshopplanner.ui.window import Window


class Doubles(QDialog):
    """Leaves the window usable; each decision is one step, and the next pair comes at once."""

    def __init__(self, window: "Window", hub: Hub) -> None:
        super().__init__(window)
        named(self, "doubles", _("People written twice"))
        self.setWindowTitle(_("People written twice"))
        self._hub = hub
        self._pairs: list[Double] = []
        self._at = 0
        self._shown: Double | None = None
        self._job: Job | None = None
        self._seen = hub.store.seen
        self._countries = {each.alpha3: each.name for each in hub.ask(country_choices)}
        self.count, self.reason = self._label("doubles.count", "section"), self._label("doubles.reason", "muted")
        self.area = named(QScrollArea(), "doubles.area")
        self.area.setWidgetResizable(True)
        self.previous = self._button("previous", _("&Previous"))
        self.next = self._button("next", _("&Next"))
        self.reveal = self._button("reveal", _("&Show private fields"))
        self.reveal.setCheckable(True)
        self.merge = self._button("merge", _("&Merge"))
        self.merge.setProperty("primary", "true")
        self.both = self._button("both", _("&Keep both"))
        self.later = self._button("later", _("&Later"))
        self._lay_out()
        self._connect()
        Live(hub, self, self._compare, everybody, tuple)
        self._show_pair()

    # ---- building

    def _label(self, name: str, role: str) -> QLabel:
        label = named(QLabel(), name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        return label

    def _button(self, name: str, text: str) -> QPushButton:
        button = named(QPushButton(text), f"doubles.{name}", text.replace("&", ""))
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.count, 1)
        for button in (self.reveal, self.previous, self.next):
            head.addWidget(button)
        foot.addStretch(1)
        for button in (self.later, self.both, self.merge):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.reason)
        column.addWidget(self.area, 1)
        column.addLayout(foot)
        resize_within_screen(self, 760, 560)

    def _connect(self) -> None:
        self.previous.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.reveal.toggled.connect(self._show_anew)
        self.merge.clicked.connect(self._merge)
        self.both.clicked.connect(self._keep_both)
        self.later.clicked.connect(self._put_off)
        self.finished.connect(self._give_up)
        self._hub.destroyed.connect(self.close)

    # ---- finding

    def _compare(self, people: Everybody) -> None:
        self._give_up()
        self._seen = self._hub.store.seen
        self._job = Job(find_doubles, people)
        self._job.done.connect(self._take)
        self._job.failed.connect(self._fail)
        self._job.start()
        self._show_pair()

    def _give_up(self) -> None:
        if self._job is not None:
            self._job.done.disconnect(self._take)
            self._job.cancel()
            self._job = None

    def _take(self, pairs: list[Double]) -> None:
        self._job = None
        shown = self._shown
        same = [at for at, each in enumerate(pairs) if shown and _ids(each) == _ids(shown)]
        self._pairs, self._at = pairs, same[0] if same else min(self._at, max(len(pairs) - 1, 0))
        self._show_pair()

    def _fail(self, sentence: str) -> None:
        self._job = None
        self._show_pair()
        self.reason.setText(sentence)

    # ---- showing

    def _show_pair(self) -> None:
        pair = self._pairs[self._at] if self._pairs else None
        number = len(self._pairs)
        if pair is not None:
            self.count.setText(_("Pair {n} of {total}").format(n=self._at + 1, total=number))
            self.reason.setText(why(pair))
        else:
            busy = self._job is not None
            self.count.setText(_("Comparing everybody…") if busy else _("Nobody is written twice."))
            self.reason.setText("" if busy else _("Pairs that you decided to keep apart are not asked about again."))
        self.area.setVisible(pair is not None)
        for button in (self.merge, self.both, self.later, self.reveal):
            button.setVisible(pair is not None)
        self.reveal.setVisible(pair is not None and any(private(name) for name in pair.fields))
        self.previous.setVisible(number > 1)
        self.next.setVisible(number > 1)
        for button in (self.merge, self.both, self.later):
            button.setEnabled(self._job is None)  # what is shown is what is decided about
        self.previous.setEnabled(self._at > 0)
        self.next.setEnabled(self._at + 1 < number)
        if pair != self._shown:
            self._shown = pair
            self._show_anew()

    def _show_anew(self) -> None:
        if self._shown is None:
            return
        grid = PairGrid(self._shown, self._countries, revealed=self.reveal.isChecked())
        earlier = self.area.widget()
        if isinstance(earlier, PairGrid) and _ids(earlier.double) == _ids(self._shown):
            grid.choose(earlier.chosen)
        self.area.setWidget(grid)

    def _go_back(self) -> None:
        self._at -= 1
        self._show_pair()

    def _go_on(self) -> None:
        self._at += 1
        self._show_pair()

    # ---- deciding

    def _merge(self) -> None:
        grid, pair = self.area.widget(), self._shown
        if pair is not None and isinstance(grid, PairGrid):
            self._hub.do_since(self._seen, merge_people, pair.person_id, pair.other_id, grid.chosen)
            self._go_past(pair)

    def _keep_both(self) -> None:
        self._keep_apart(later=False)

    def _put_off(self) -> None:
        self._keep_apart(later=True)

    def _keep_apart(self, *, later: bool) -> None:
        pair = self._shown
        if pair is not None:
            self._hub.do_since(self._seen, keep_apart, pair.person_id, pair.other_id, later)
            self._go_past(pair)

    def _go_past(self, pair: Double) -> None:
        """Show what comes after a pair that was decided about, without waiting for the new comparison."""
        self._pairs = [each for each in self._pairs if _ids(each) != _ids(pair)]
        self._at = min(self._at, max(len(self._pairs) - 1, 0))
        self._show_pair()


def _ids(pair: Double) -> tuple[int, int]:
    return pair.person_id, pair.other_id
