"""One moved session: from the drop to the repainted board, and the store's part of it."""

import datetime as dt
import gc
import json
import shutil
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Engine, event

from benchmarks import data, plain
from benchmarks.hand import Hand
from benchmarks.machine import Flush
from benchmarks.measure import Figure, Reference, Result, Target, compare, in_turn, timed
from benchmarks.screen import Screen, application, settle
from workshopplanner.commands.agenda import move_session
from workshopplanner.core.agenda import Card, overlaps, time_of
from workshopplanner.queries.agenda import agenda
from workshopplanner.store.store import Store
from workshopplanner.ui.agenda.page import AgendaPage
from workshopplanner.ui.preferences import Preferences
from workshopplanner.ui.window import Window

LATER = 15  # minutes by which a session is dragged to and fro
PAUSE = 0.2  # seconds in which the window says what it says after the paint


def run(*, quick: bool = False) -> Result:
    """Measure a moved session of the sample."""
    repetitions = 3 if quick else 60
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ours.workshop"
        data.make_sample(path)
        figures = (
            *_drops(path, repetitions, "into free time", onto=False),
            *_drops(path, repetitions, "onto another session", onto=True),
            _query(path, repetitions),
            _store(path, repetitions),
        )
    return Result("step", figures)


def movable(store: Store, workshop_id: int, *, onto: bool = False) -> Card:
    """Return a session that can be moved: a quarter of an hour later it meets no other one, or meets one (`onto`)."""
    cards = [card for card in store.ask(agenda, workshop_id).cards if card.day_id]
    for card in cards:
        moved = replace(card, starts=time_of(card.begin + LATER))
        others = [other for other in cards if other is not card]
        alone = not any(overlaps(card, other) for other in others)
        inside = moved.end <= max(other.end for other in others)  # so that the hours shown stay as they are
        if alone and inside and not card.locked and any(overlaps(moved, other) for other in others) is onto:
            return card
    raise RuntimeError("The sample has no such session.")


def _drops(path: Path, repetitions: int, where: str, *, onto: bool) -> tuple[Figure, Figure]:
    """Measure a drop in the program's own window, with the disk's flush and without any."""
    flush = Flush(path.parent)
    with data.opened(path) as (store, workshop_id):
        card = movable(store, workshop_id, onto=onto)
    bare = [_Bare(_copy(path, f"bare-{durable}"), card, durable=durable) for durable in (True, False)]
    drops = [_Drops(_copy(path, f"window-{durable}"), card, durable=durable) for durable in (True, False)]
    ours, loose, bare_ours, bare_loose, flushed = in_turn(repetitions, [*drops, *bare, flush])
    endings: list[_Ending] = [*drops, *bare, flush]
    for each in endings:
        each.close()
    references = Reference("sqlite3 alone, same durability", bare_ours), Reference("one flush of the disk", flushed)
    unflushed = (Reference("sqlite3 alone, never flushed", bare_loose),)
    return (
        Figure(f"drop to repaint, {where}", ours, references),
        Figure("the same beside the disk's flush", loose, unflushed, Target(seconds=0.016)),
    )


def _query(path: Path, repetitions: int) -> Figure:
    """Measure the page's question, beside the same statements asked by sqlite3 alone."""
    recorder = plain.Recorder()
    with data.opened(path) as (store, workshop_id), closing(plain.connect(path)) as connection:
        event.listen(Engine, "before_cursor_execute", recorder)
        store.ask(agenda, workshop_id)
        event.remove(Engine, "before_cursor_execute", recorder)
        references = {"sqlite3 alone, same statements": lambda: timed(lambda: recorder.repeat(connection))}
        return compare(
            "the page's query", repetitions, lambda: timed(lambda: store.ask(agenda, workshop_id)), references
        )


def _store(path: Path, repetitions: int) -> Figure:
    """Measure the store's part beside the same rows written by sqlite3 alone."""
    with data.opened(path) as (store, workshop_id):
        move = _Moves(store, movable(store, workshop_id))
        bare = [_Bare(_copy(path, f"bare-{durable}"), move.card, durable=durable) for durable in (True, False)]
        ours, durable, loose = in_turn(repetitions, [move, *bare])
    for each in bare:
        each.close()
    references = (
        Reference("sqlite3 alone, same durability", durable),
        Reference("sqlite3 alone, never flushed", loose),
    )
    return Figure("the store's part", ours, references)


class _Ending(Protocol):
    def close(self) -> None: ...


def _copy(path: Path, name: str) -> Path:
    return Path(shutil.copy(path, path.with_name(name)))


def _leave_flushing_to_the_system(connection: Any, _record: Any, _proxy: Any) -> None:
    connection.execute("PRAGMA synchronous=OFF").close()


class _Drops:
    """Drags a session to and fro in the program's window."""

    def __init__(self, path: Path, card: Card, *, durable: bool) -> None:
        application()
        self._window = Window(Preferences(pages={str(path): "agenda"}, recent=[str(path)]))
        self._window.furnish()
        self._window.desk.open(path)
        page, project = self._window.pages["agenda"], self._window.desk.file
        if project is not None and not durable:
            # There is no public way to give up durability, and there shall be none.
            event.listen(project.store._writing, "checkout", _leave_flushing_to_the_system)  # noqa: SLF001
        assert isinstance(page, AgendaPage)
        self._board, self._id, self._turn = page.board, card.id, 0
        self._screen = Screen(self._window, self._board.canvas)
        self._hand = Hand(self._board)

    def __call__(self) -> float:
        """Return the seconds from the release of the button to the painted board."""
        self._turn += 1
        before = self._begin()
        self._hand.grab(self._id)
        self._hand.carry(round(self._board.axis.scale * (LATER if self._turn % 2 else -LATER)))
        settle(PAUSE)
        gc.collect()
        return self._screen.until_painted(self._hand.drop, lambda: self._begin() != before)

    def _begin(self) -> int:
        card = self._board.card(self._id)
        return card.begin if card else 0

    def close(self) -> None:
        """Close the window and its file."""
        self._window.desk.close()
        self._screen.close()


class _Moves:
    """Moves a session to and fro through the store."""

    def __init__(self, store: Store, card: Card) -> None:
        self.store, self.card, self._turn = store, card, 0

    def __call__(self) -> float:
        self._turn += 1
        starts = time_of(self.card.begin + 5 * (self._turn % 2))
        assert self.card.day_id is not None
        day_id = self.card.day_id
        return timed(lambda: self.store.do(move_session, self.card.id, day_id, starts))


class _Bare:
    """Writes the rows of a moved session, the two of the journal included, in one bare transaction."""

    def __init__(self, path: Path, card: Card, durable: bool) -> None:
        self._connection = plain.connect(path, durable=durable)
        self._card, self._turn = card, 0

    def __call__(self) -> float:
        return timed(self._move)

    def _move(self) -> None:
        self._turn += 1
        starts = time_of(self._card.begin + 5 * (self._turn % 2))
        run = self._connection.execute
        run("BEGIN IMMEDIATE")
        run("UPDATE session SET starts = ? WHERE id = ?", (f"{starts}.000000", self._card.id))
        now = dt.datetime.now(dt.UTC).replace(tzinfo=None).isoformat(" ")
        step = "INSERT INTO step (at, by, kind, label) VALUES (?, 'somebody', 'do', 'move_session')"
        step_id = run(step, (now,)).lastrowid
        text = json.dumps({"starts": starts.isoformat()})
        change = "INSERT INTO change (step_id, table_name, row_id, before, after) VALUES (?, 'session', ?, ?, ?)"
        run(change, (step_id, self._card.id, text, text))
        run("COMMIT")

    def close(self) -> None:
        self._connection.close()
