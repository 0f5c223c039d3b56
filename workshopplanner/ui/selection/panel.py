"""The panel at the right: why somebody is in or out, what would change it, and what can be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workshopplanner.core.kinds import Held, ParticipationStatus, label
from workshopplanner.core.selection_next import Suitable
from workshopplanner.core.selection_pool import Contender, Lock
from workshopplanner.core.selection_standing import Standing
from workshopplanner.core.selection_words import figure
from workshopplanner.language import _, ngettext
from workshopplanner.ui.widgets import named, plain_tip, set_look

NAME = "selection.why"
WIDTH = 272
_LEFT = (ParticipationStatus.DECLINED, ParticipationStatus.WITHDRAWN)


@dataclass(frozen=True)
class Subject:
    """What the panel tells of: one person, with who would be invited next where that person can't come."""

    contender: Contender
    standing: Standing
    lock: Lock | None = None
    suitable: Suitable | None = None
    needs: tuple[str, ...] = ()


class WhyPanel(QScrollArea):
    """Explains the chosen row, or compares two."""

    held = Signal(object)  # Held or None
    status_wanted = Signal(object)  # ParticipationStatus
    invite_wanted = Signal(int, str)  # whom, and what breaks
    replacing_wanted = Signal()
    person_wanted = Signal()
    reason_given = Signal(str)  # why somebody is held in or out
    bond_wanted = Signal(bool)  # of two rows the first comes only with the second, or the other way round
    parting_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, NAME, _("Why"))
        self.setWidgetResizable(True)
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.subject: Subject | None = None
        self.title = self._words("title", "section")
        self.facts = self._words("facts", "caption")
        self.sentence = self._words("sentence", "")
        self.proposal = self._words("proposal", "")
        self.ways = self._words("ways", "")
        self.next = self._words("next", "")
        self._make_buttons()
        self._lay_out()
        self.show_nobody("")

    def _words(self, name: str, role: str) -> QLabel:
        made = named(QLabel(), f"{NAME}.{name}")
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setWordWrap(True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if role:
            made.setProperty("role", role)
        return made

    def _button(self, name: str, text: str, does: object) -> QPushButton:
        made = named(QPushButton(text), f"{NAME}.{name}", text.replace("&", ""))
        made.setAutoDefault(True)
        made.clicked.connect(does)
        return made

    def _make_buttons(self) -> None:
        self.hold_in = self._button("in", _("Hold in"), self._hold_in)
        self.hold_out = self._button("out", _("Hold out"), self._hold_out)
        self.free = self._button("free", _("Free"), self._free)
        for button in (self.hold_in, self.hold_out, self.free):
            button.setCheckable(True)
        self.declined = self._button("declined", _("Declined"), self._decline)
        self.withdrew = self._button("withdrew", _("Withdrew"), self._withdraw)
        self.invite = self._button("invite", _("Invite next suitable"), self._invite)
        self.invite.setProperty("primary", "true")
        self.replacing = self._button("replacing", "", self.replacing_wanted)
        self.person = self._button("person", _("Show the application"), self.person_wanted)
        self.person.setProperty("link", "true")
        self.one_with_other = self._button("bond", "", self._bond_one)
        self.other_with_one = self._button("bond.other", "", self._bond_other)
        self.part = self._button("part", _("Let them come apart"), self.parting_wanted)
        self.reason = named(QLineEdit(), f"{NAME}.reason", _("Why held"))
        self.reason.setPlaceholderText(_("Why held?"))
        self.reason.editingFinished.connect(self._give_reason)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        for words in (self.title, self.facts, self.sentence, self.proposal, self.ways, self.next):
            column.addWidget(words)
        column.addWidget(self.invite)
        column.addWidget(self.replacing)
        column.addLayout(self._row(self.hold_in, self.hold_out, self.free))
        column.addWidget(self.reason)
        column.addLayout(self._row(self.declined, self.withdrew))
        for button in (self.one_with_other, self.other_with_one, self.part):
            column.addWidget(button)
        column.addWidget(self.person, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self.setWidget(inside)

    @staticmethod
    def _row(*widgets: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        return row

    # ---- showing

    def show_nobody(self, sentence: str) -> None:
        """Say what can be asked while no single row is chosen."""
        self._clear()
        self.title.setText(_("Why in, why out?"))
        self.sentence.setText(sentence or _("Choose a person to read why; choose two to compare them."))

    def show_pair(self, names: Sequence[str], sentence: str) -> None:
        """Say what tells two people apart."""
        self._clear()
        self.title.setText(_("{one} or {other}").format(one=names[0], other=names[1]))
        self.sentence.setText(sentence)
        pairs = ((self.one_with_other, names[0], names[1]), (self.other_with_one, names[1], names[0]))
        for button, one, other in pairs:
            text = _("{one} only with {other}").format(one=one, other=other)
            button.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, WIDTH - 56))
            button.setAccessibleName(text)
            button.setToolTip(plain_tip(text))
            button.show()

    def _clear(self) -> None:
        self.subject = None
        for widget in (self.facts, self.proposal, self.ways, self.next, self.reason):
            widget.hide()
        for button in self._buttons:
            button.hide()

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        locks = (self.hold_in, self.hold_out, self.free)
        bonds = (self.one_with_other, self.other_with_one, self.part)
        return (*locks, *bonds, self.declined, self.withdrew, self.invite, self.replacing, self.person)

    def show_subject(self, subject: Subject) -> None:
        """Explain one person."""
        self._clear()
        self.subject = subject
        who, standing = subject.contender, subject.standing
        self.title.setText(who.name)
        self.facts.setText(_facts(who))
        self.facts.show()
        self._show_sentence(subject)
        ways = list(standing.ways)
        if ways:
            self.ways.setText("\n".join([_("Would enter if:"), *(f"• {way}" for way in ways)]))
            self.ways.show()
        self._show_next(subject)
        self._show_buttons(subject)

    def _show_sentence(self, subject: Subject) -> None:
        who = subject.contender
        why = subject.standing.sentence
        if who.fallen:
            why = _("Out: {state}.").format(state=label(who.person.status).lower())
        lines = [why]
        if subject.needs:
            lines.append(_("Comes only with {names}.").format(names=_(", ").join(subject.needs)))
        self.sentence.setText("\n".join(lines))
        self.sentence.setAccessibleName(why)

    def show_proposal(self, sentence: str) -> None:
        """Add what the proposal says of the person, once that is worked out."""
        self.proposal.setText(_("In the proposal: {reason}").format(reason=sentence))
        self.proposal.show()

    def _show_next(self, subject: Subject) -> None:
        found = subject.suitable
        if found is None:
            return
        words = {"name": found.contender.name, "score": figure(found.contender.score)}
        if found.breaks:
            words["rules"] = _("; ").join(found.breaks)
            sentence = _("Next: {name} ({score}). Not kept then: {rules}.")
        else:
            sentence = _("Next: {name} ({score}). All rules are kept.")
        self.next.setText(sentence.format(**words))
        set_look(self.next, "tone", "warning" if found.breaks else "success")
        self.next.setContentsMargins(6, 4, 6, 4)
        self.next.show()
        self.invite.setAccessibleName(_("Invite {name}").format(name=found.contender.name))
        self.invite.setToolTip(self.invite.accessibleName())
        self.invite.show()

    def _show_buttons(self, subject: Subject) -> None:
        who, standing = subject.contender, subject.standing
        held = subject.lock.held if subject.lock is not None else None
        for button, mine in ((self.hold_in, Held.IN), (self.hold_out, Held.OUT), (self.free, None)):
            button.setChecked(held is mine)
            button.setVisible(not who.fallen)
        self.reason.setVisible(subject.lock is not None and not who.fallen)
        self.reason.setText(subject.lock.reason if subject.lock is not None else "")
        self.part.setVisible(bool(subject.needs))
        self.declined.setVisible(who.chosen)
        self.withdrew.setVisible(who.chosen)
        if who.chosen and standing.others:
            number = len(standing.others)
            text = ngettext("Show {n} who could replace", "Show {n} who could replace", number).format(n=number)
            self.replacing.setText(text)
            self.replacing.setAccessibleName(text)
            self.replacing.show()
        self.person.show()

    # ---- what is wanted

    def _hold_in(self) -> None:
        self.held.emit(Held.IN)

    def _hold_out(self) -> None:
        self.held.emit(Held.OUT)

    def _free(self) -> None:
        self.held.emit(None)

    def _give_reason(self) -> None:
        lock = self.subject.lock if self.subject is not None else None
        if lock is not None and self.reason.text().strip() != lock.reason:
            self.reason_given.emit(self.reason.text())

    def _bond_one(self) -> None:
        self.bond_wanted.emit(True)

    def _bond_other(self) -> None:
        self.bond_wanted.emit(False)

    def _decline(self) -> None:
        self.status_wanted.emit(_LEFT[0])

    def _withdraw(self) -> None:
        self.status_wanted.emit(_LEFT[1])

    def _invite(self) -> None:
        found = self.subject.suitable if self.subject is not None else None
        if found is not None:
            self.invite_wanted.emit(found.contender.id, "; ".join(found.breaks))


def _facts(who: Contender) -> str:
    person = who.person
    score = _("score {score}").format(score=figure(who.score)) if who.score is not None else _("no score")
    sector = label(person.sector) if person.sector is not None else ""
    parts = (person.country, score, label(person.gender), sector, label(person.status))
    return " · ".join(each for each in parts if each)
