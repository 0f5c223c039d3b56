"""What every day needs, to copy into a shopping list: materials added up, and the set-ups of the rooms."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workshopplanner.core.agenda import Day, minute_of
from workshopplanner.core.kinds import Layout, label
from workshopplanner.core.materials import DayNeeds, Need, Use
from workshopplanner.language import _
from workshopplanner.queries.materials import day_needs
from workshopplanner.ui import icons
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.fields import EscapeFilter
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.rows_model import Column, RowsModel
from workshopplanner.ui.table import TableView
from workshopplanner.ui.widgets import named

_RIGHT = Qt.AlignmentFlag.AlignTrailing


@dataclass(frozen=True)
class NeedLine:
    """A line of the table of materials."""

    day: Day
    need: Need


@dataclass(frozen=True)
class UseLine:
    """A line of the table of set-ups."""

    day: Day
    use: Use


class NeedsView(QWidget):
    """Shows the materials and the room set-ups of every day."""

    closed = Signal()
    wanted = Signal(int)  # the session whose plan shall be opened

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        named(self, "needs.page", _("Materials and room set-ups"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.needs: RowsModel[NeedLine] = RowsModel(_need_columns(), self, identity=_need_id)
        self.uses: RowsModel[UseLine] = RowsModel(_use_columns(), self, identity=_use_id)
        self.need_table = TableView(self.needs, "needs.materials", _("Materials by day"))
        self.use_table = TableView(self.uses, "needs.setups", _("Room set-ups by day"))
        self.back = named(QPushButton(_("Back")), "needs.back", _("Back"))
        icons.dress(self.back, "arrow-right" if self.isRightToLeft() else "arrow-left")
        self.no_needs = _hint(_("No step of a session plan names materials yet. Write one per line, such as “A3 ×10”."))
        self.no_uses = _hint(_("No session has a room yet."))
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.use_table.opened.connect(self._open)
        self._escape = EscapeFilter(self)
        self._escape.pressed.connect(self.closed)
        self.installEventFilter(self._escape)
        self._live = Live(hub, self, self._show, day_needs)

    def _lay_out(self) -> None:
        strip = QHBoxLayout()
        strip.addWidget(self.back)
        strip.addWidget(_section(_("Materials and room set-ups")), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 12)
        column.setSpacing(8)
        column.addLayout(strip)
        column.addWidget(_section(_("Materials by day")))
        column.addWidget(self.no_needs)
        column.addWidget(self.need_table, 3)
        column.addWidget(_section(_("Room set-ups by day")))
        column.addWidget(self.no_uses)
        column.addWidget(self.use_table, 4)

    def _show(self, days: Sequence[DayNeeds]) -> None:
        needs = [NeedLine(each.day, need) for each in days for need in each.needs]
        uses = [UseLine(each.day, use) for each in days for use in each.uses]
        self.needs.show(needs)
        self.uses.show(uses)
        for table, hint, rows in ((self.need_table, self.no_needs, needs), (self.use_table, self.no_uses, uses)):
            table.setVisible(bool(rows))
            hint.setVisible(not rows)

    def _open(self, line: UseLine) -> None:
        self.wanted.emit(line.use.session_id)


def _section(text: str) -> QLabel:
    title = QLabel(text)
    title.setProperty("role", "section")
    return title


def _hint(text: str) -> QLabel:
    hint = QLabel(text)
    hint.setProperty("role", "muted")
    hint.setWordWrap(True)
    return hint


def _need_id(line: NeedLine) -> tuple[int, str]:
    return line.day.id, line.need.name.casefold()


def _use_id(line: UseLine) -> tuple[int, int, str]:
    return line.day.id, line.use.session_id, line.use.room


def _need_columns() -> list[Column[NeedLine]]:
    return [
        Column(_("Day"), lambda line: words.day_head(line.day), sort=_day_of, key="day", width=130),
        Column(_("What"), lambda line: line.need.name, key="what", width=300),
        Column(_("How many"), how_many, sort=lambda line: line.need.count, key="count", width=110, align=_RIGHT),
        Column(_("Sessions"), lambda line: _(", ").join(line.need.sessions), key="sessions", width=300),
    ]


def _use_columns() -> list[Column[UseLine]]:
    return [
        Column(_("Day"), lambda line: words.day_head(line.day), sort=_day_of, key="day", width=130),
        Column(_("Room"), lambda line: line.use.room, key="room", width=130),
        Column(_("Time"), _time, sort=lambda line: (line.day.number, line.use.starts), key="time", width=120),
        Column(_("Session"), lambda line: f"{line.use.code} {line.use.title}", key="session", width=300),
        Column(_("Set-up"), lambda line: _layout(line.use.layout), key="setup", width=120),
        Column(_("Change"), _change, key="change", width=260, tone=lambda line: "warning" if line.use.before else ""),
    ]


def _day_of(line: NeedLine | UseLine) -> int:
    return line.day.number


def how_many(line: NeedLine) -> str:
    """Return a number of things; with a word where a session didn't say how many."""
    need = line.need
    if need.count is None:
        return ""
    return _("{n} or more").format(n=need.count) if need.open_ended else str(need.count)


def _time(line: UseLine) -> str:
    return words.span(minute_of(line.use.starts), minute_of(line.use.ends))


def _layout(layout: Layout | None) -> str:
    return "" if layout is None else label(layout)


def _change(line: UseLine) -> str:
    if line.use.before is None or line.use.layout is None:
        return ""
    return _("{before} → {after}").format(before=label(line.use.before), after=label(line.use.layout))
