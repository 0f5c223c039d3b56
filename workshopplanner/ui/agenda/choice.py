"""What is chosen on the board: sessions, the one that has the focus, or a free slot."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal


class Choice(QObject):
    """The selected sessions in the order in which they were chosen, and the current one among them or beside them."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.ids: list[int] = []
        self.current: int | None = None
        self.anchor: int | None = None  # where a range begins: the last that was chosen by itself

    def choose(self, ids: Sequence[int], current: int | None = None) -> None:
        """Choose these and no others; the current one is the last of them unless named."""
        wanted = list(dict.fromkeys(ids))
        now = current if current is not None else (wanted[-1] if wanted else self.current)
        if len(wanted) == 1:
            self.anchor = wanted[0]
        if (wanted, now) != (self.ids, self.current):
            self.ids, self.current = wanted, now
            self.changed.emit()

    def toggle(self, session_id: int) -> None:
        """Take a session in or out, and make it the current one."""
        rest = [each for each in self.ids if each != session_id]
        self.choose(rest if session_id in self.ids else [*rest, session_id], session_id)
        self.anchor = session_id

    def keep(self, known: Iterable[int], instead: int | None) -> None:
        """Forget what is gone; where the current one is gone, another takes its place."""
        there = set(known)
        ids = [each for each in self.ids if each in there]
        current = self.current if self.current in there else instead
        if not ids and self.ids and current is not None:
            ids = [current]
        if (ids, current) != (self.ids, self.current):
            self.ids, self.current = ids, current
            self.changed.emit()
