"""Session themes as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """A theme with its colour slot (1 to 8), its target, what is planned for it (minutes), and what it serves."""

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
