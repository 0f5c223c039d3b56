"""What happens to the sessions after one that is moved, resized, added or taken away: chosen and previewed here."""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from workshopplanner.core import ripple
from workshopplanner.core.agenda import Card, Move
from workshopplanner.core.ripple import MODES, Mode, Retiming
from workshopplanner.core.ripple_blocks import Retime
from workshopplanner.language import N_, _, ngettext
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.ghost import Shade
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.board import Board

TIPS = {
    Mode.ONLY: N_("Nothing else moves."),
    Mode.PUSH: N_("What follows moves later, and closes up behind what leaves, to the next gap, meal or lock."),
    Mode.SHRINK: N_("The next session gives up its first minutes, down to what its plan needs."),
    Mode.SWAP: N_("A session dropped on another one changes places with it."),
}


class ModePicker(QComboBox):
    """Lets a person choose what happens to the sessions after one that changes."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "agenda.mode", _("When moving"))
        self.setToolTip(_("What happens to the sessions after one that is moved, resized, added or taken away"))
        for at, (mode, text) in enumerate(MODES.items()):
            self.addItem(_(text), mode.value)
            self.setItemData(at, _(TIPS[mode]), 3)  # Qt.ItemDataRole.ToolTipRole

    @property
    def mode(self) -> Mode:
        """What is chosen."""
        return Mode(self.currentData())

    def step(self) -> Mode:
        """Go on to the next mode, and return it."""
        self.setCurrentIndex((self.currentIndex() + 1) % self.count())
        return self.mode

    def choose(self, mode: Mode) -> None:
        """Show that a mode is chosen."""
        self.setCurrentIndex(self.findData(mode.value))


def labelled(picker: ModePicker) -> QWidget:
    """Return the picker with its label before it."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    label = named(QLabel(_("W&hen moving:")), "agenda.mode.label")
    label.setBuddy(picker)
    row.addWidget(label)
    row.addWidget(picker)
    return box


def wish_of(card: Card, move: Move) -> Retime:
    """Return the slot that a move asks for."""
    return Retime(card.id, move.day_id, move.starts, card.minutes)


def wishes_of(board: "Board", moves: Sequence[Move]) -> list[Retime]:
    """Return the slots that moves ask for."""
    pairs = [(board.card(move.session_id), move) for move in moves]
    return [wish_of(card, move) for card, move in pairs if card is not None]


# ---- looking ahead


def shades(board: "Board", wishes: Sequence[Retime], *, copying: bool = False) -> tuple[list[Shade], str]:
    """Return where the other sessions would lie, and what would not fit or who would change places."""
    if board.mode is Mode.ONLY or not wishes:
        return [], ""
    found = ripple.insert(board.agenda, wishes, board.mode) if copying else _changed(board, wishes)
    asked = () if copying else wishes
    others = found.others({wish.session_id for wish in asked})
    return places(board, [move for move in found.moves if move not in asked]), _tag(board, found, others)


def places(board: "Board", moves: Sequence[Retime]) -> list[Shade]:
    """Return where sessions would lie, as far as it is in sight."""
    found = [_shade(board, move) for move in moves]
    return [shade for shade in found if shade is not None]


def settled(carried: Sequence[Shade], others: Sequence[Shade]) -> tuple[list[Shade], list[Shade]]:
    """Put what is carried where the ripple has it in the end, and return it beside the others."""
    finally_ = {shade.card.id: shade for shade in others if shade.card is not None}
    hand = [finally_.pop(shade.card.id, shade) if shade.card is not None else shade for shade in carried]
    return hand, list(finally_.values())


def foresee(board: "Board", moves: Sequence[Move]) -> str:
    """Say what moves would do to the other sessions, as a look before the keyboard's Enter."""
    wishes = wishes_of(board, moves)
    if board.mode is Mode.ONLY or not wishes:
        return ""
    found = _changed(board, wishes)
    others = found.others({wish.session_id for wish in wishes})
    told = shifts(board, others) if others else ""
    return " ".join([*([_("{what}.").format(what=told)] if told else []), spilled(found)]).strip()


def _changed(board: "Board", wishes: Sequence[Retime]) -> Retiming:
    try:
        return ripple.change(board.agenda, wishes, board.mode)
    except StopIteration:  # a day has gone meanwhile
        return Retiming(tuple(wishes))


def _tag(board: "Board", found: Retiming, others: Sequence[Retime]) -> str:
    met = board.card(others[0].session_id) if others else None
    if board.mode is Mode.SWAP and met is not None:
        told = _("changes places with “{title}”").format(title=met.title)
    else:
        told = spilled(found)
    return f"· {told}" if told else ""


def _shade(board: "Board", move: Retime) -> Shade | None:
    """Return a session at a place that it would have; none where that day is not in sight."""
    card = board.card(move.session_id)
    if card is None:
        return None
    if card.day_id == move.day_id:
        first, last = board.columns_of(card, 0)
    elif board.day_id is None:
        days = [column.day.id for column in board.plan.columns]
        if move.day_id not in days:
            return None
        first = last = days.index(move.day_id)
    else:
        return None
    return Shade(card, first, last, move.begin, move.end)


# ---- saying what has moved


def spilled(found: Retiming) -> str:
    """Say what does not fit, or nothing."""
    return " ".join(spill.sentence() for spill in found.spills)


def shifts(board: "Board", moves: Sequence[Retime]) -> str:
    """Say by how much how many sessions move, such as "3 sessions 15 min later"; `board` still shows them before."""
    later, earlier, shorter = list[int](), list[int](), list[int]()
    for move in moves:
        card = board.card(move.session_id)
        if card is None:
            continue
        if move.minutes != card.minutes:
            shorter.append(card.minutes - move.minutes)
        elif card.day_id != move.day_id:
            later.append(0)
        else:
            (later if move.begin > card.begin else earlier).append(abs(move.begin - card.begin))
    parts = [
        _group(later, N_("{sessions} {minutes} later"), N_("{sessions} up to {minutes} later")),
        _group(earlier, N_("{sessions} {minutes} earlier"), N_("{sessions} up to {minutes} earlier")),
        _group(shorter, N_("{sessions} {minutes} shorter"), N_("{sessions} up to {minutes} shorter")),
    ]
    return joined(part for part in parts if part)


def _group(by: Collection[int], alike: str, unlike: str) -> str:
    if not by:
        return ""
    sessions = ngettext("{n} session", "{n} sessions", len(by)).format(n=len(by))
    if not max(by):
        return _("{sessions} on another day").format(sessions=sessions)
    pattern = alike if len(set(by)) == 1 else unlike
    return _(pattern).format(sessions=sessions, minutes=words.minutes(max(by)))


def joined(parts: Iterable[str]) -> str:
    """Put what happened one after the other."""
    return _("; ").join(parts)
