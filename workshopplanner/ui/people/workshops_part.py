"""Where a person takes part and what the person does there: every workshop with its dated changes, every session."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from workshopplanner.core.calendar import clock, day_and_month
from workshopplanner.core.kinds import ParticipationStatus, Role, label
from workshopplanner.core.people import Attended, PersonDetail, Turn
from workshopplanner.core.roster import Contribution
from workshopplanner.language import _
from workshopplanner.ui.history.times import local
from workshopplanner.ui.links import Links
from workshopplanner.ui.people.desk import Desk
from workshopplanner.ui.people.section import Section
from workshopplanner.ui.widgets import named


class WorkshopsPart(Section):
    """Lists the workshops of the project that a person takes part in."""

    workshop_wanted = Signal(int, int)  # workshop, participation there

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "workshops", _("Workshops"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        self._turned: dict[int, QLabel] = {}
        self._turns: Sequence[Turn] = ()
        self._shown: tuple[Attended, ...] = ()

    def show_person(self, detail: PersonDetail, other: bool) -> None:
        if other:
            self._turns = ()
        if detail.attended != self._shown or other:
            self._shown = detail.attended
            self._lay_out(detail)
        self.show_turns(self._turns)

    def _lay_out(self, detail: PersonDetail) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._turned = {}
        for row in detail.attended:
            self._rows.addWidget(self._row(row, here=row.workshop_id == detail.workshop_id))

    def _row(self, row: Attended, here: bool) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        sentence = _("{workshop}: {role}, {status}")
        text = sentence.format(workshop=row.workshop, role=label(row.role), status=label(row.status))
        name = f"{self.desk.prefix}.workshop.{row.workshop_id}"
        if here:
            column.addWidget(_plain(named(QLabel(text), name, text)))
        else:
            link = named(QPushButton(text.replace("&", "&&")), name, text)
            link.setProperty("link", "true")
            link.setProperty("row", (row.workshop_id, row.participation_id))
            link.clicked.connect(self._go)
            column.addWidget(link)
        turned = _plain(named(QLabel(), f"{name}.changes"))
        turned.setProperty("role", "muted")
        turned.hide()
        column.addWidget(turned)
        self._turned[row.participation_id] = turned
        return whole

    def show_turns(self, turns: Sequence[Turn]) -> None:
        """Show when role and status changed, through whom, from what to what."""
        self._turns = turns
        for row_id, words in self._turned.items():
            text = "\n".join(_turn_words(turn for turn in turns if turn.participation_id == row_id))
            words.setText(text)
            words.setVisible(bool(text))

    def _go(self) -> None:
        link = self.sender()
        if isinstance(link, QPushButton):
            self.workshop_wanted.emit(*link.property("row"))


def _plain(words: QLabel) -> QLabel:
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words


def _turn_words(turns: Iterable[Turn]) -> list[str]:
    lines = []
    for turn in turns:
        at = local(turn.at)
        when = _("{day} {time}").format(day=day_and_month(at.date()), time=clock(at.time()))
        before, after = (_value(turn.field, text) for text in (turn.before, turn.after))
        sentence = _("{when}, {who}: {before} → {after}") if before else _("{when}, {who}: {after}")
        lines.append(sentence.format(when=when, who=turn.by, before=before, after=after))
    return lines


def _value(field: str, text: str) -> str:
    members = {member.value: member for member in (Role if field == "role" else ParticipationStatus)}
    return label(members[text]) if text in members else text


class AgendaPart(Section):
    """Lists the sessions in which a person has a function."""

    session_wanted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "agenda", _("In the agenda"))
        self.links = Links(f"{desk.prefix}.link", "")
        self.links.wanted.connect(self.session_wanted)
        self.body.addWidget(self.links)

    def show_person(self, detail: PersonDetail, other: bool) -> None:  # noqa: ARG002 (nothing is typed here)
        names = {row.workshop_id: row.workshop for row in detail.attended}
        lines = []
        for row in detail.contributions:
            elsewhere = names.get(row.workshop_id, "") if row.workshop_id != detail.workshop_id else ""
            text = _session(row)
            lines.append((_("{workshop}: {text}").format(workshop=elsewhere, text=text) if elsewhere else text, row))
        self.setVisible(bool(lines))
        self.links.show_lines([(text, row.session_id) for text, row in lines])


def _session(row: Contribution) -> str:
    when = _("not scheduled")
    if row.date is not None and row.starts is not None:
        when = f"{day_and_month(row.date)} {clock(row.starts)}"
    return _("{when}: {title} ({function})").format(when=when, title=row.title, function=label(row.function))
