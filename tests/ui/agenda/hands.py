"""What a person's hands do on the board, and small agendas to do it on."""

import datetime as dt
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from workshopplanner.core.agenda import Agenda, Card, Day, Room
from workshopplanner.core.kinds import SessionStatus, SessionType
from workshopplanner.ui.agenda.board import Board
from workshopplanner.ui.agenda.card import CardButton
from workshopplanner.ui.agenda.page import AgendaPage
from workshopplanner.ui.agenda.strip import OverlapStrip

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
HALL, ROOM_1, ROOM_2 = Room(1, "Hall A", 60), Room(2, "Room 1", 24), Room(3, "Room 2")


def session(
    number: int, day_id: int | None, starts: str = "", minutes: int = 60, rooms: tuple[Room, ...] = (), **more: Any
) -> Card:
    """Make a card."""
    begin = dt.time.fromisoformat(starts) if starts else None
    status = more.pop("status", SessionStatus.CONFIRMED)
    kind = more.pop("type", SessionType.LECTURE)
    title = more.pop("title", f"Session {number}")
    return Card(number, f"S{number:03}", title, day_id, begin, minutes, kind, status, rooms=rooms, **more)


def agenda(*cards: Card, days: int = 5, rooms: tuple[Room, ...] = (HALL, ROOM_1, ROOM_2)) -> Agenda:
    """Make an agenda from Monday 18 June 2018, with days from nine to five."""
    monday = dt.date(2018, 6, 18)
    made = tuple(
        Day(number, number, monday + dt.timedelta(days=number - 1), f"Title {number}", dt.time(9), dt.time(17))
        for number in range(1, days + 1)
    )
    by_day = {day.id: tuple(card for card in cards if card.day_id == day.id) for day in made}
    return Agenda(made, rooms, cards, by_day)


def card(board: Board, session_id: int) -> CardButton:
    """Return the card of a session."""
    found = board.button(session_id)
    assert found is not None
    return found


def middle(board: Board, session_id: int) -> QPoint:
    """Return the middle of a session's card on the canvas."""
    return card(board, session_id).geometry().center()


def at(board: Board, column: int, minute: int) -> QPoint:
    """Return where a minute of a column lies on the canvas, counted from the left."""
    edges = board.canvas.edges
    x = (edges[column] + edges[column + 1]) // 2
    return QPoint(x if board.isLeftToRight() else board.canvas.width() - x, board.axis.y(minute))


def drag(board: Board, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NONE, *, drop: bool = True) -> None:
    """Press, move in small steps, and release unless told to hold."""
    widget = board.button_at(start) or board.canvas
    QTest.mousePress(widget, LEFT, keys, widget.mapFrom(board.canvas, start))
    for step in range(1, 9):
        QTest.mouseMove(board.canvas, start + (end - start) * step / 8)
    if drop:
        QTest.mouseRelease(board.canvas, LEFT, keys, end)


def click(board: Board, place: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    """Click on the canvas."""
    widget = board.button_at(place) or board.canvas
    QTest.mouseClick(widget, LEFT, keys, widget.mapFrom(board.canvas, place))


def press(board: Board, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is on the board."""
    QTest.keyClick(board.focusWidget(), key, keys)


def strip_of(page: AgendaPage) -> OverlapStrip:
    """Return the strip of choices, once it had the time to come."""
    while page.work.offering.timer.isActive():
        QTest.qWait(5)
    return page.work.offering.strip
