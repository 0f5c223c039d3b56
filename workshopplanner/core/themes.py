"""Session themes as plain values."""

import re
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


@dataclass(frozen=True)
class ThemeLine:
    """A theme as somebody typed or pasted it; without a code it gets the next free one."""

    title: str
    code: str = ""


_LINE = re.compile(r"(?:(T[0-9]{1,3})\s*[·:.)\-–—\t]\s*|[-–—•*·]\s+|[0-9]{1,3}[.)]\s+)?(\S.*)", re.IGNORECASE)


def read_themes(text: str) -> tuple[ThemeLine, ...]:
    """Return the themes of a text with one on each line, with or without "T1 · ", a bullet or a number before it.

    Empty lines are passed over, and a title that comes twice counts once.
    """
    found: dict[str, ThemeLine] = {}
    for line in text.splitlines():
        match = _LINE.fullmatch(line.strip())
        if match:
            title = " ".join(match[2].split())
            found.setdefault(title.casefold(), ThemeLine(title, (match[1] or "").upper()))
    return tuple(found.values())
