"""Ticks in a table: of two states, set or not; of three, met, not met (drawn as a cross), or not looked at."""

from PySide6.QtCore import Qt

from workshopplanner.language import _

Tick = bool | None
_TWO = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}
_THREE = {True: Qt.CheckState.Checked, False: Qt.CheckState.PartiallyChecked, None: Qt.CheckState.Unchecked}
_NEXT: dict[str | Tick, str] = {None: "yes", True: "no"}


def state(value: Tick, judged: bool) -> Qt.CheckState:
    """Return how a tick is drawn; one that is `judged` has three states."""
    return _THREE[value] if judged else _TWO[bool(value)]


def words(value: Tick) -> str:
    """Return a tick as text."""
    return "" if value is None else _("yes") if value else _("no")


def after(value: str | Tick) -> str:
    """Return the text that a press turns a judged tick into."""
    return _NEXT.get(value, "")
