"""The keys of the boards: which combination does what, for the boards, their menu and the sheet of shortcuts."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from workshopplanner.language import N_, _

# name: (what it does, as the menu and the sheet of shortcuts say it; the keys)
DEEDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "left": (N_("Go to the group at the left"), ("Left",)),
    "right": (N_("Go to the group at the right"), ("Right",)),
    "up": (N_("Go to the person above"), ("Up",)),
    "down": (N_("Go to the person below"), ("Down",)),
    "first": (N_("Go to the first person of the group"), ("Home",)),
    "last": (N_("Go to the last person of the group"), ("End",)),
    "extend_left": (N_("Extend the selection to the left"), ("Shift+Left",)),
    "extend_right": (N_("Extend the selection to the right"), ("Shift+Right",)),
    "extend_up": (N_("Extend the selection upwards"), ("Shift+Up",)),
    "extend_down": (N_("Extend the selection downwards"), ("Shift+Down",)),
    "look_left": (N_("Go to the left and keep the selection"), ("Ctrl+Left",)),
    "look_right": (N_("Go to the right and keep the selection"), ("Ctrl+Right",)),
    "look_up": (N_("Go up and keep the selection"), ("Ctrl+Up",)),
    "look_down": (N_("Go down and keep the selection"), ("Ctrl+Down",)),
    "toggle": (N_("Add the person to the selection, or take them out of it"), ("Space",)),
    "move_left": (N_("Move to the group at the left"), ("Alt+Left",)),
    "move_right": (N_("Move to the group at the right"), ("Alt+Right",)),
    "move_up": (N_("Move to the group above"), ("Alt+Up",)),
    "move_down": (N_("Move to the group below"), ("Alt+Down",)),
    "place": (N_("&Move to group…"), ("Ctrl+Shift+M",)),
    "swap": (N_("S&wap the two selected, or swap with…"), ("Ctrl+Shift+X",)),
    "apart": (N_("Keep &apart the two selected, or from…"), ("A",)),
    "together": (N_("Keep to&gether the two selected, or with…"), ("G",)),
    "pin": (N_("&Pin to the group, or unpin"), ("P",)),
    "rapporteur": (N_("Make &rapporteur, or not"), ("R",)),
    "take_out": (N_("&Take out of the group"), ("Del",)),
    "menu": (N_("Open the menu of the person"), ("Menu", "Shift+F10", "Return", "Enter")),
    "escape": (N_("Give up a drag, or let go of the selection"), ("Esc",)),
}

_BY_KEY: dict[QKeyCombination, str] = {
    QKeySequence(text)[0]: name  # type: ignore[index]  # the stubs do not know that a sequence has keys
    for name, (_what, texts) in DEEDS.items()
    for text in texts
}
STEPS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


def wanted(event: QKeyEvent) -> str:
    """Return the name of the deed that a key asks for, or nothing."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _BY_KEY.get(QKeyCombination(modifiers, Qt.Key(event.key())), "")


def sequence(name: str) -> QKeySequence:
    """Return the first key of a deed, to be shown beside it in a menu."""
    return QKeySequence(DEEDS[name][1][0])


def sheet() -> list[tuple[str, str]]:
    """Return every deed with its keys, for the sheet of shortcuts."""
    return [(_(what).replace("&", ""), texts[0]) for what, texts in DEEDS.values()]
