"""The keys of the board: which combination does what, for the board itself, its menu and the sheet of shortcuts."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from workshopplanner.language import N_, _

# name: (what it does, as the menu and the sheet of shortcuts say it; the keys)
DEEDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "left": (N_("Go to the session at the left"), ("Left",)),
    "right": (N_("Go to the session at the right"), ("Right",)),
    "up": (N_("Go to the session above"), ("Up",)),
    "down": (N_("Go to the session below"), ("Down",)),
    "first": (N_("Go to the first session of the day"), ("Home",)),
    "last": (N_("Go to the last session of the day"), ("End",)),
    "extend_left": (N_("Extend the selection to the left"), ("Shift+Left",)),
    "extend_right": (N_("Extend the selection to the right"), ("Shift+Right",)),
    "extend_up": (N_("Extend the selection upwards"), ("Shift+Up",)),
    "extend_down": (N_("Extend the selection downwards"), ("Shift+Down",)),
    "toggle": (N_("Add the session to the selection, or take it out"), ("Space",)),
    "all": (N_("Select all sessions of the day"), ("Ctrl+A",)),
    "open": (N_("&Open in the inspector"), ("Return", "Enter")),
    "plan": (N_("Open session pla&n"), ("Shift+Return", "Shift+Enter")),
    "rename": (N_("Re&name"), ("F2",)),
    "create": (N_("Add a session here"), ("Insert",)),
    "earlier": (N_("Move earlier"), ("Alt+Up",)),
    "later": (N_("Move later"), ("Alt+Down",)),
    "move_left": (N_("Move to the column at the left"), ("Alt+Left",)),
    "move_right": (N_("Move to the column at the right"), ("Alt+Right",)),
    "longer": (N_("Make longer"), ("Ctrl+Shift+Down",)),
    "shorter": (N_("Make shorter"), ("Ctrl+Shift+Up",)),
    "begin_earlier": (N_("Begin earlier and end as before"), ("Alt+Shift+Up",)),
    "begin_later": (N_("Begin later and end as before"), ("Alt+Shift+Down",)),
    "place": (N_("&Move to…"), ("Ctrl+Shift+M",)),
    "parallel": (N_("Add &parallel session"), ("Ctrl+Shift+N",)),
    "copy": (N_("&Duplicate"), ("Ctrl+D",)),
    "split": (N_("Spl&it in two"), ("Ctrl+Shift+I",)),
    "join": (N_("&Join the selected"), ("Ctrl+J",)),
    "swap": (N_("S&wap the two selected"), ("Ctrl+Shift+X",)),
    "cut": (N_("Cu&t"), ("Ctrl+X",)),
    "clip": (N_("&Copy"), ("Ctrl+C",)),
    "paste": (N_("P&aste"), ("Ctrl+V",)),
    "lock": (N_("&Lock"), ("Ctrl+L",)),
    "late": (N_("Running lat&e…"), ("L",)),
    "mode": (N_("Choose what happens to the others when moving"), ("M",)),
    "unschedule": (N_("&Unschedule"), ("Ctrl+U",)),
    "delete": (N_("D&elete"), ("Del",)),
    "menu": (N_("Open the menu of the session"), ("Menu", "Shift+F10")),
    "day_0": (N_("Go to today, or to the day nearest to it"), ("T",)),
    "day_1": (N_("Go to the first day; 2 to 9 go to the others"), ("1",)),
    "menu_of_day": (N_("Open the menu of the day"), ("D",)),
    "rooms": (N_("Show the day by room, or the week again"), ("R",)),
    "fit_day": (N_("Zoom to fit the day"), ("F",)),
    "escape": (N_("Give up a drag, or let go of the selection"), ("Esc",)),
}

MORE = frozenset({"late", "mode", "split", "join", "swap", "cut", "clip", "paste"})  # what more.py does
# their repeats add up to one step
HELD = frozenset({"earlier", "later", "longer", "shorter", "begin_earlier", "begin_later"})

_BY_KEY: dict[QKeyCombination, str] = {
    QKeySequence(text)[0]: name  # type: ignore[index]  # the stubs do not know that a sequence has keys
    for name, (_what, texts) in DEEDS.items()
    for text in texts
} | {QKeyCombination(Qt.Key(Qt.Key.Key_0 + number)): f"day_{number}" for number in range(2, 10)}


def wanted(event: QKeyEvent) -> str:
    """Return the name of the deed that a key asks for, or nothing."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _BY_KEY.get(QKeyCombination(modifiers, Qt.Key(event.key())), "")


def sequence(name: str) -> QKeySequence:
    """Return the first key of a deed, to be shown beside it in a menu."""
    return QKeySequence(DEEDS[name][1][0])


def sheet() -> list[tuple[str, str]]:
    """Return every deed with its keys, for the sheet of shortcuts."""
    native = QKeySequence.SequenceFormat.NativeText
    return [
        (_(what).replace("&", ""), ", ".join(QKeySequence(key).toString(native) for key in keys))
        for what, keys in DEEDS.values()
    ]
