"""Session themes as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """A theme with its colour slot (1 to 8), its target, what is planned for it (minutes), and what it serves.

    `outcomes` are ids; `sessions` and `planned_minutes` leave out what lies in the tray or is cancelled.
    """

    id: int
    position: int
    code: str
    title: str
    slot: int
    target_minutes: int
    planned_minutes: int = 0
    sessions: int = 0
    lead_id: int | None = None
    lead: str = ""
    outcomes: tuple[int, ...] = ()


def planned(slots: Iterable[tuple[int, int | None]]) -> int:
    """Return the minutes that a participant spends on a theme, from minutes and parallel set of its sessions.

    Nobody sits in two rooms at once, so a parallel set counts once, with its longest session.
    """
    alone = 0
    together: dict[int, int] = {}
    for minutes, parallel_set in slots:
        if parallel_set is None:
            alone += minutes
        else:
            together[parallel_set] = max(minutes, together.get(parallel_set, 0))
    return alone + sum(together.values())
