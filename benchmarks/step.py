"""One moved session: from the drop to the repainted board, and the store's part of it."""

import datetime as dt
import json
import shutil
import tempfile
from pathlib import Path

from benchmarks import data, plain
from benchmarks.machine import Flush
from benchmarks.measure import Figure, Reference, Result, in_turn, timed
from workshopplanner.commands.agenda import move_session
from workshopplanner.core.agenda import Card, time_of
from workshopplanner.queries.agenda import agenda
from workshopplanner.store.store import Store


def run(*, quick: bool = False) -> Result:
    """Measure a moved session of the sample."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ours.workshop"
        data.make_sample(path)
        figures = (_store(path, 5 if quick else 60),)
    return Result("step", figures)


def movable(store: Store, workshop_id: int) -> Card:
    """Return a session that can be moved."""
    cards = store.ask(agenda, workshop_id).cards
    return next(card for card in cards if card.day_id and card.rooms and not card.locked)


def _store(path: Path, repetitions: int) -> Figure:
    """Measure the store's part beside the same rows written by sqlite3 alone."""
    flush = Flush(path.parent)
    with data.opened(path) as (store, workshop_id):
        move = _Moves(store, movable(store, workshop_id))
        durable, loose = (_Bare(_copy(path, f"bare-{kind}"), move.card, kind) for kind in (True, False))
        ours, bare, unflushed, flushed = in_turn(repetitions, [move, durable, loose, flush])
        for each in (durable, loose, flush):
            each.close()
    references = (
        Reference("sqlite3 alone, same durability", bare),
        Reference("sqlite3 alone, never flushed", unflushed),
        Reference("one flush of the disk", flushed),
    )
    return Figure("store: move a session", ours, references)


def _copy(path: Path, name: str) -> Path:
    return Path(shutil.copy(path, path.with_name(name)))


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
