"""Cutting, joining, and the clipboard of sessions: what the board can do beside moving them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from workshopplanner.commands import cuts, ripple, rooms
from workshopplanner.core import clips
from workshopplanner.core import ripple as core_ripple
from workshopplanner.core.agenda import Card, read_time, time_of
from workshopplanner.core.kinds import TYPES, SessionType, label
from workshopplanner.core.tsv import to_tsv
from workshopplanner.errors import UserError
from workshopplanner.language import _, ngettext
from workshopplanner.queries import clips as queries
from workshopplanner.queries.plans import plan
from workshopplanner.ui.agenda import words
from workshopplanner.ui.agenda.wishes import Slot
from workshopplanner.ui.notices import announce

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.page import AgendaPage

MIME = "application/x-workshop-sessions+json"
STARTS = "application/x-workshop-first-start"  # the clock time at which the first of them began
GRID = 5  # minutes: a session without a plan is cut on these


class More:
    """Does one of the deeds for the agenda page."""

    def __init__(self, page: "AgendaPage") -> None:
        self._page, self._board, self._hub = page, page.board, page.hub

    def do(self, name: str, ids: Sequence[int]) -> None:
        """Do a deed of `keys.MORE` with the chosen sessions."""
        if name == "paste":
            self._paste()
        elif ids or name in {"late", "mode"}:
            getattr(self, f"_{name}")(ids)

    # ---- cutting and joining

    def _split(self, ids: Sequence[int]) -> None:
        card = self._board.card(ids[0])
        if card is not None:
            made = self._hub.do(cuts.split_session, card.id, self._middle(card))
            self._page.work.show_made([made])

    def _middle(self, card: Card) -> int:
        """Return where to cut: at the step of the plan that begins nearest to the middle, else in the middle."""
        at, begins = 0, []
        for step in self._hub.ask(plan, card.id).steps:
            begins.append(at)
            at += step.minutes
        inside = [begin for begin in begins if 0 < begin < card.minutes]
        half = card.minutes / 2
        return min(inside, key=lambda begin: abs(begin - half)) if inside else max(1, round(half / GRID) * GRID)

    def _late(self, ids: Sequence[int]) -> None:
        from workshopplanner.ui.agenda.running import ask

        ask(self._page, ids[0] if ids else None)

    def _mode(self, _ids: Sequence[int]) -> None:
        self._page.work.next_mode()

    def _join(self, ids: Sequence[int]) -> None:
        self._page.work.show_made([self._hub.do(cuts.join_sessions, ids)])

    def _swap(self, ids: Sequence[int]) -> None:
        """Let two sessions change places; two of the same time change their rooms."""
        cards = [card for card in map(self._board.card, ids) if card is not None and card.day_id is not None]
        if len(cards) != 2:
            raise UserError(_("Select two sessions of the week. They change places then."))
        one, other = cards
        if (one.day_id, one.begin, one.end) == (other.day_id, other.begin, other.end):
            self._hub.do(rooms.swap_rooms, one.id, other.id)
        else:
            moves = core_ripple.swap(self._page.agenda, one.id, other.id).moves
            if not moves:
                sentence = _("“{one}” and “{other}” cannot change places: they overlap, or one is locked or a meal.")
                raise UserError(sentence.format(one=one.title, other=other.title))
            self._hub.do(ripple.swap_sessions, moves)
        self._board.focus_on(self._board.choice.current)
        sentence = _("“{one}” and “{other}” have changed places.")
        self._page.work.say(sentence.format(one=one.title, other=other.title))

    # ---- the clipboard

    def _clip(self, ids: Sequence[int]) -> None:
        found = self._hub.ask(queries.clips, ids)
        data = QMimeData()
        data.setData(MIME, QByteArray(clips.to_json(found).encode()))
        first = min(
            (card for card in map(self._board.card, ids) if card and card.starts), key=self._place, default=None
        )
        if first is not None:
            data.setData(STARTS, QByteArray(words_of_time(first)))
        data.setText(to_tsv([self._line(card) for card in map(self._board.card, ids) if card is not None]))
        QGuiApplication.clipboard().setMimeData(data)
        count = ngettext("{n} session copied", "{n} sessions copied", len(ids)).format(n=len(ids))
        announce(self._board, count)

    def _place(self, card: Card) -> tuple[int, int]:
        return next(at for at, day in enumerate(self._page.agenda.days) if day.id == card.day_id), card.begin

    def copy_day(self, day_id: int) -> None:
        """Put all sessions of a day onto the clipboard."""
        ids = [card.id for card in self._page.agenda.cards if card.day_id == day_id]
        if not ids:
            raise UserError(_("There is nothing on this day to copy."))
        self._clip(ids)

    def paste_on_day(self, day_id: int) -> None:
        """Add what is on the clipboard to a day, at the times that it had where it was copied."""
        data, day = _held(), self._page.day(day_id)
        if day is not None:
            text = bytes(data.data(STARTS).data()).decode("ascii", "replace")
            self._page.work.paste(_found(data), day_id, read_time(text) or day.opens)

    def _line(self, card: Card) -> list[str]:
        day = self._page.day(card.day_id)
        when = words.slot(day, card.begin) if day is not None else ""
        return [card.title, when, str(card.minutes), label(card.type), ", ".join(room.name for room in card.rooms)]

    def _cut(self, ids: Sequence[int]) -> None:
        self._clip(ids)
        self._page.work.delete(ids)

    def _paste(self) -> None:
        found, slot = _found(_held()), self._slot()
        day_id = None if slot is None else self._board.plan.columns[slot.column].day.id
        starts = None if slot is None else time_of(slot.begin)
        self._page.work.paste(found, day_id, starts)

    def _slot(self) -> Slot | None:
        """Return where to paste: the slot that has the focus, else right after the current session."""
        current = self._board.choice.current
        if self._board.slot is not None:
            return self._board.slot
        return None if current is None else self._board.slot_after(current)


def words_of_time(card: Card) -> bytes:
    """Return the clock time at which a session begins, as the clipboard carries it."""
    return card.starts.isoformat("minutes").encode() if card.starts else b""


def holds_sessions() -> bool:
    """Say whether there is anything on the clipboard that can be pasted."""
    data = _held()
    return data.hasFormat(MIME) or bool(data.text().strip())


def _held() -> QMimeData:
    held: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if held is None else held  # None where the screen has no clipboard at all


def _found(data: QMimeData) -> tuple[clips.Clip, ...]:
    found = clips.from_json(bytes(data.data(MIME).data()).decode("utf-8", "replace"))
    if not found:
        found = clips.from_text(data.text(), TYPES[SessionType.PLENARY].minutes)
    if not found:
        raise UserError(_("There is no session and no text on the clipboard. Copy one first."))
    return found
