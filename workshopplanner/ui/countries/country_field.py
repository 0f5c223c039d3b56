"""A field in which a country is typed, in any language, and picked from those it may be."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from workshopplanner.core.countries import Choice
from workshopplanner.language import _
from workshopplanner.ui.widgets import named

Finding = Callable[[str], Sequence[Choice]]
SHOWN = 10  # countries offered at once


class CountryField(QLineEdit):
    """Offers countries while one is typed; Enter takes the first of them."""

    picked = Signal(int, str)  # country id, what was typed

    def __init__(self, name: str, accessible: str, find: Finding) -> None:
        super().__init__()
        named(self, name, accessible)
        self._find = find
        self._typed = ""
        self._offered: Sequence[Choice] = ()
        self.setPlaceholderText(_("Type a country in any language"))
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(SHOWN)
        offered = completer.popup()
        if offered is not None:
            offered.setProperty("role", "menu")
        self.setCompleter(completer)
        self._emptied = QTimer(self)  # Qt writes the picked name into the field after it has been told
        self._emptied.setSingleShot(True)
        self._emptied.timeout.connect(self.clear)
        completer.activated.connect(self._pick_named)
        self.textEdited.connect(self._offer)
        self.returnPressed.connect(self._pick_first)

    def _offer(self, text: str) -> None:
        self._typed = text.strip()
        self._offered = self._find(self._typed)[:SHOWN] if self._typed else ()
        self._names.setStringList([choice.name for choice in self._offered])

    def _pick_named(self, name: str) -> None:
        self._pick(next((choice for choice in self._offered if choice.name == name), None))

    def _pick_first(self) -> None:
        self._pick(self._offered[0] if self._offered else None)

    def _pick(self, choice: Choice | None) -> None:
        if choice is not None:
            typed, self._offered = self._typed, ()
            self._emptied.start(0)
            self.picked.emit(choice.id, typed)
