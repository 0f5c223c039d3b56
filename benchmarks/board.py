"""The week board: a frame of a drag, with and without clashes, and painting everything.

Beside each stands one widget that paints the same rectangles.
"""

from dataclasses import replace
from itertools import cycle

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from benchmarks import data
from benchmarks.hand import Hand
from benchmarks.measure import Figure, Once, Result, Target, compare
from benchmarks.screen import Screen, application, settle
from workshopplanner.core.agenda import Agenda, Contributor
from workshopplanner.core.kinds import Function
from workshopplanner.ui.agenda.board import Board
from workshopplanner.ui.agenda.card import CardButton
from workshopplanner.ui.agenda.clash import Veil
from workshopplanner.ui.tokens import scheme

SIZES = (46, 200, 1_000)
DRAGS = {200: Target(seconds=0.0167)}
REPAINTS = {1_000: Target(seconds=0.033)}
PATH = (8, 16, 24, 32, 24, 16)  # pixels below the grabbed place, from frame to frame
BARE = "one widget, the same rectangles"


def run(*, quick: bool = False) -> Result:
    """Measure boards of several sizes."""
    application()
    figures: list[Figure] = []
    for count in (8,) if quick else SIZES:
        figures += _figures(count, 2 if quick else 40)
    return Result("board", tuple(figures))


def _figures(count: int, repetitions: int) -> list[Figure]:
    shown = _Shown(data.week(count))
    rival = _Rival(shown.blocks())
    theirs = Screen(rival, rival)
    of = f", {count:,} sessions"
    found = [
        compare(f"full repaint{of}", repetitions, shown.repaint, {BARE: rival.repainting(theirs)}, REPAINTS.get(count)),
        compare(f"every card drawn anew{of}", repetitions, shown.redraw, {BARE: rival.repainting(theirs)}),
        compare(f"one session elsewhere{of}", repetitions, shown.answer, {BARE: rival.repainting(theirs)}),
    ]
    shown.begin_drag()
    ours, other = shown.dragging(), rival.dragging(theirs)
    found.insert(0, compare(f"drag frame{of}", 3 * repetitions, ours, {BARE: other}, DRAGS.get(count)))
    shown.end_drag()
    shown.begin_drag(full=True)
    name = f"drag frame, {shown.tinted()} sessions tinted{of}"
    found.insert(1, compare(name, 3 * repetitions, shown.dragging(), {BARE: other}, DRAGS.get(count)))
    shown.end_drag()
    for screen in (shown.screen, theirs):
        screen.close()
    return found


class _Shown:
    """A board on the screen, and a hand that drags on it."""

    def __init__(self, agenda: Agenda) -> None:
        self.board, self._agenda = Board(), agenda
        self.board.show_agenda(agenda)
        self.screen = Screen(self.board, self.board.canvas)
        self._answers = cycle((_with_one_moved(agenda), agenda))
        self._grabbed = next(card for card in agenda.cards if card.day_id == 2)
        self._hand = Hand(self.board)

    def blocks(self) -> list[tuple[QRect, str]]:
        """Return every card's rectangle and title."""
        cards = self.board.canvas.findChildren(CardButton)
        return [(each.geometry(), each.card.title) for each in cards if each.card is not None]

    def repaint(self) -> float:
        """Paint everything that can be seen."""
        return self.screen.until_painted(self.board.canvas.update)

    def redraw(self) -> float:
        """Paint everything as after a change of colours."""
        return self.screen.until_painted(self.board.redraw)

    def answer(self) -> float:
        """Show the answer of a query in which one session lies elsewhere."""
        agenda = next(self._answers)
        return self.screen.until_painted(lambda: self.board.show_agenda(agenda))

    def begin_drag(self, *, full: bool = False) -> None:
        """Pull a card out of its place; in a full week everybody is everywhere, so that all it meets is tinted."""
        self.board.show_agenda(_with_one_lead(self._agenda) if full else self._agenda)
        settle()
        self._hand.grab(self._grabbed.id)
        settle()

    def dragging(self) -> Once:
        """Return the work of one frame."""
        downs = cycle(PATH)
        return lambda: self.screen.until_painted(lambda: self._hand.carry(next(downs)))

    def tinted(self) -> int:
        """Return how many sessions are tinted as in each other's way."""
        return sum(veil.isVisible() for veil in self.board.canvas.findChildren(Veil))

    def end_drag(self) -> None:
        """Give the drag up."""
        self._hand.give_up()
        settle()


def _with_one_lead(agenda: Agenda) -> Agenda:
    everywhere = (Contributor(1, "Lead", Function.LEAD),)
    cards = tuple(replace(card, people=everywhere) for card in agenda.cards)
    by_day = {day.id: tuple(card for card in cards if card.day_id == day.id) for day in agenda.days}
    return replace(agenda, cards=cards, by_day=by_day)


def _with_one_moved(agenda: Agenda) -> Agenda:
    first = agenda.cards[0]
    moved = replace(first, day_id=first.day_id % 5 + 1 if first.day_id else 1)
    cards = (moved, *agenda.cards[1:])
    by_day = {day.id: tuple(card for card in cards if card.day_id == day.id) for day in agenda.days}
    return replace(agenda, cards=cards, by_day=by_day)


class _Rival(QWidget):
    """One widget that paints the rectangles and titles of a board by itself."""

    def __init__(self, blocks: list[tuple[QRect, str]]) -> None:
        super().__init__()
        self._blocks, self._carried = blocks, blocks[0]
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint what lies in the area."""
        area = event.rect()
        painter = QPainter(self)
        painter.fillRect(area, QColor(scheme.now.surface))
        for rect, text in (*self._blocks, self._carried):
            if rect.intersects(area):
                painter.fillRect(rect, QColor(scheme.now.selection))
                painter.setPen(QPen(QColor(scheme.now.border)))
                painter.drawRect(rect.adjusted(0, 0, -1, -1))
                painter.setPen(QPen(QColor(scheme.now.text)))
                inside = rect.adjusted(4, 2, -2, -2)
                painter.drawText(inside, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, text)
        painter.end()

    def repainting(self, screen: Screen) -> Once:
        """Return the work of painting everything."""
        return lambda: screen.until_painted(self.update)

    def dragging(self, screen: Screen) -> Once:
        """Return the work of one frame of a drag."""
        downs = cycle(PATH)
        rect, text = self._carried
        return lambda: screen.until_painted(lambda: self._carry(rect.translated(0, next(downs)), text))

    def _carry(self, rect: QRect, text: str) -> None:
        before, self._carried = self._carried[0], (rect, text)
        self.update(before.united(rect))
