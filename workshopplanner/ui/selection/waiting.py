"""Who would come for each person with a seat, and who waits in which order."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from workshopplanner.core.kinds import label
from workshopplanner.core.selection_next import Seat
from workshopplanner.core.selection_pool import Contender
from workshopplanner.core.selection_words import figure
from workshopplanner.language import _
from workshopplanner.ui.rows_model import Column, RowsModel
from workshopplanner.ui.table import TableView
from workshopplanner.ui.widgets import named


@dataclass(frozen=True)
class Place:
    """Somebody in line, with the place and for how many seats this person keeps all rules."""

    contender: Contender
    at: int
    covers: int

    @property
    def id(self) -> int:
        """The id of the participation."""
        return self.contender.id


class Waiting(QWidget):
    """Two tables: the line, and the seats with who would take them."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "selection.waiting", _("Waitlist"))
        number = Qt.AlignmentFlag.AlignTrailing
        self.line: RowsModel[Place] = RowsModel(
            [
                Column(_("Rank"), lambda row: str(row.at), sort=lambda row: row.at, align=number, key="rank", width=46),
                Column(_("Name"), lambda row: row.contender.name, key="name", width=140),
                Column(_("Score"), lambda row: figure(row.contender.score), align=number, key="score", width=54),
                Column(_("Can replace"), _covers, sort=lambda row: -row.covers, align=number, key="covers", width=86),
                Column(_("State"), lambda row: label(row.contender.person.status), key="state", width=92),
                Column(_("Country"), lambda row: row.contender.person.country, key="country", width=96),
            ],
            self,
        )
        self.seats: RowsModel[Seat] = RowsModel(
            [
                Column(_("If this person drops out"), lambda row: row.contender.name, key="name", width=160),
                Column(_("Country"), lambda row: row.contender.person.country, key="country", width=90),
                Column(_("This one comes"), _comes, key="comes", width=260, tone=_comes_tone, tip=_comes),
            ],
            self,
            identity=_seat_id,
        )
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._half(_("In line"), TableView(self.line, "selection.line", _("In line"))))
        seats = TableView(self.seats, "selection.seats", _("Who would come"))
        split.addWidget(self._half(_("Who would come, with all rules kept"), seats))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.addWidget(split)

    @staticmethod
    def _half(title: str, table: QWidget) -> QWidget:
        half = QWidget()
        column = QVBoxLayout(half)
        column.setContentsMargins(8, 4, 0, 0)
        column.setSpacing(4)
        words = QLabel(title)
        words.setProperty("role", "section")
        column.addWidget(words)
        column.addWidget(table, 1)
        return half

    def show_line(self, line: Sequence[Contender], seats: Sequence[Seat], covers: dict[int, int]) -> None:
        """Show who waits and who would take which seat."""
        self.line.show([Place(each, at, covers.get(each.id, 0)) for at, each in enumerate(line, start=1)])
        self.seats.show(seats)


def _seat_id(row: Seat) -> int:
    return row.contender.id


def _covers(row: Place) -> str:
    return str(row.covers)


def _comes(row: Seat) -> str:
    return row.next.name if row.next is not None else row.breaks


def _comes_tone(row: Seat) -> str:
    return "" if row.next is not None else "warning"
