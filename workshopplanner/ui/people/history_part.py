"""What was done with a person, read from the journal bit by bit; a step may be undone alone."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout

from workshopplanner.core.calendar import clock, day_and_month
from workshopplanner.core.history import StepLine
from workshopplanner.core.people import PersonDetail, Told
from workshopplanner.language import _, ngettext
from workshopplanner.queries import history
from workshopplanner.queries.people import large_steps, traces
from workshopplanner.ui.history.times import local
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.people.desk import Desk
from workshopplanner.ui.people.section import Section
from workshopplanner.ui.widgets import named, plain_tip

SOON = 150  # milliseconds: somebody who runs through a table with the arrow keys waits for nothing
FEW = 12  # lines; more on demand
_RIGHT = Qt.TextElideMode.ElideRight


class Reader(QObject):
    """Reads what the journal says of a person, a part at a time."""

    read = Signal(object, object, bool)  # Told by step, StepLines, whether this is all

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self._person = self._before = 0
        self._told: list[Told] = []
        self._lines: dict[int, StepLine] = {}  # of everybody: telling an import in words takes its time
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._read_on)

    def begin(self, person_id: int) -> None:
        """Read about a person from the newest step on, in a moment."""
        self._person, self._before = person_id, 0
        self._told = []
        self._timer.start(SOON)

    def stop(self) -> None:
        """Read no further."""
        self._timer.stop()

    def _read_on(self) -> None:
        if self._hub.aside is not None:
            self._timer.start(SOON)
            return
        found = self._hub.ask(traces, self._person, self._before, self._lines.keys())
        self._told += found.told
        self._lines |= {line.id: line for line in found.steps}
        self._before = found.earlier
        if self._before:
            self._timer.start(0)
        mine = sorted({each.step_id for each in self._told}, reverse=True)
        self.read.emit(self._told, [self._lines[step_id] for step_id in mine], not self._before)


class HistoryPart(Section):
    """Lists the steps that touched a person, the newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "history", _("History"), folded=True)
        self._lines: Sequence[StepLine] = ()
        self._buttons: list[QPushButton] = []
        self._most = FEW
        self._chosen = 0
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.words = named(QLabel(), f"{desk.prefix}.history.words")
        self.words.setWordWrap(True)
        self.words.setProperty("role", "muted")
        self.alone = self._button("undo_alone", _("Undo just this step"))
        self.alone.setToolTip(_("Takes back the chosen step alone, as a new step; whatever came after it stays"))
        self.alone.clicked.connect(self.undo_alone)
        self.more = self._button("more", _("Show more"))
        self.more.setProperty("link", "true")
        self.more.clicked.connect(self._show_more)
        for widget in (self.words, self.alone, self.more):
            self.body.addWidget(widget)

    def _button(self, name: str, text: str) -> QPushButton:
        return named(QPushButton(text), f"{self.desk.prefix}.history.{name}", text)

    def show_person(self, detail: PersonDetail, other: bool) -> None:  # noqa: ARG002 (the journal is read by the reader)
        if other:
            self._most, self._chosen = FEW, 0
            self.show_lines((), done=False)

    def show_lines(self, lines: Sequence[StepLine], done: bool) -> None:
        """Show what has been read so far."""
        self._lines = lines
        self._lay_out()
        left = len(lines) - self._most
        self.more.setVisible(left > 0)
        self.more.setText(ngettext("Show {n} earlier step", "Show {n} earlier steps", max(left, 1)).format(n=left))
        nothing = _("Nothing since the project was made.") if done else _("Reading the history…")
        self._say(nothing if not lines else "")
        self._judge()

    def _lay_out(self) -> None:
        for gone in self._buttons:
            gone.hide()
            gone.deleteLater()
        self._buttons = [self._line(line) for line in self._lines[: self._most]]
        for button in self._buttons:
            self._rows.addWidget(button)

    def _line(self, line: StepLine) -> QPushButton:
        at = local(line.at)
        sentence = _("{day} {time}, {who}: {what}")
        day, time = day_and_month(at.date()), clock(at.time())
        text = sentence.format(day=day, time=time, who=line.by, what=line.headline)
        shown = self.fontMetrics().elidedText(f"{day} {time} · {line.headline}", _RIGHT, max(280, self.width() - 16))
        button = named(QPushButton(shown.replace("&", "&&")), f"{self.desk.prefix}.history.{line.id}", text)
        button.setToolTip(plain_tip(text))
        button.setCheckable(True)
        button.setProperty("line", "true")
        button.setProperty("step", line.id)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.clicked.connect(self._choose)
        return button

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            step = button.property("step")
            self._chosen = 0 if step == self._chosen else step
            self._judge()

    def _judge(self) -> None:
        """Say of the chosen step whether it can be undone alone."""
        chosen = next((line for line in self._lines if line.id == self._chosen), None)
        for button in self._buttons:
            button.setChecked(chosen is not None and button.property("step") == chosen.id)
        why = self._obstacle(chosen.id) if chosen is not None else ""
        self.alone.setVisible(chosen is not None and not why)
        if chosen is not None:
            self._say(why or _("By {who}.").format(who=chosen.by))

    def _obstacle(self, step_id: int) -> str:
        """Return why a step can't be undone from here, or nothing."""
        if self.desk.hub.ask(large_steps, [step_id]):
            return _("This step changed thousands of rows. It can be undone on the History page.")
        return self.desk.hub.ask(history.obstacle, step_id)

    def _say(self, text: str) -> None:
        self.words.setText(text)
        self.words.setVisible(bool(text))

    def _show_more(self) -> None:
        self._most += 4 * FEW
        self.show_lines(self._lines, done=True)

    def undo_alone(self) -> None:
        """Take back the chosen step alone."""
        store, chosen = self.desk.hub.store, self._chosen
        if not chosen:
            return
        self._chosen = 0
        if chosen == store.undo_step:
            store.undo()
        else:
            store.take_back(chosen)
