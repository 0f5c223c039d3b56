"""Every colour and measure of the window, in light and dark; the figures are checked for contrast by a test."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True)
class Tone:
    """A text colour on its tint."""

    text: str
    tint: str


@dataclass(frozen=True)
class Slot:
    """The three colours of a theme: accent bar and badge, fill of its cards, text on the badge."""

    accent: str
    fill: str
    badge_text: str


@dataclass(frozen=True)
class Tokens:
    """One colour scheme."""

    dark: bool
    window: str
    surface: str
    text: str
    secondary: str
    accent: str
    on_accent: str
    border: str
    line: str
    neutral: str
    selection: str
    error: Tone
    warning: Tone
    success: Tone
    info: Tone
    slots: tuple[Slot, ...]

    def slot(self, number: int) -> Slot:
        """Return the colours of theme slot 1 to 8; 0, no theme, is neutral."""
        if number:
            return self.slots[(number - 1) % len(self.slots)]
        return Slot(self.border, self.neutral, "#000000" if self.dark else "#FFFFFF")


_LIGHT_SLOTS = (
    Slot("#1B7FDC", "#DBEBF9", "#000000"),
    Slot("#8D5500", "#EDE4D6", "#FFFFFF"),
    Slot("#137351", "#D9E9E3", "#FFFFFF"),
    Slot("#BC5A96", "#F4E5EE", "#000000"),
    Slot("#08456B", "#D7E1E7", "#FFFFFF"),
    Slot("#7A1400", "#EAD9D6", "#FFFFFF"),
    Slot("#868C35", "#ECEDDF", "#000000"),
    Slot("#3A343B", "#DFDFE0", "#FFFFFF"),
)
_DARK_SLOTS = (
    Slot("#4A97E8", "#2B3F55", "#000000"),
    Slot("#AD7F14", "#413A27", "#000000"),
    Slot("#4FE3B2", "#2C5049", "#000000"),
    Slot("#DE4FAE", "#4B2F49", "#000000"),
    Slot("#BFDAFB", "#454E5A", "#000000"),
    Slot("#F4966E", "#503F3B", "#000000"),
    Slot("#F3E14C", "#504F33", "#000000"),
    Slot("#8C948D", "#393E41", "#000000"),
)
LIGHT = Tokens(
    dark=False,
    window="#F5F6F8",
    surface="#FFFFFF",
    text="#1B1F24",
    secondary="#4A5360",
    accent="#0B5CAD",
    on_accent="#FFFFFF",
    border="#7A8491",
    line="#DDE1E6",
    neutral="#ECEEF1",
    selection="#CFE3F8",
    error=Tone("#8C1D18", "#FBE9E7"),
    warning=Tone("#7A4B00", "#FFF1D6"),
    success=Tone("#0F6B43", "#E2F3EA"),
    info=Tone("#0B4A8A", "#E3EEFA"),
    slots=_LIGHT_SLOTS,
)
DARK = Tokens(
    dark=True,
    window="#181B1F",
    surface="#22262C",
    text="#EEF1F4",
    secondary="#BCC5CE",
    accent="#7DB7F5",
    on_accent="#0B1B2B",
    border="#7D8894",
    line="#383E46",
    neutral="#2B3037",
    selection="#264B73",
    error=Tone("#FF9C92", "#4A2422"),
    warning=Tone("#F2C26B", "#473514"),
    success=Tone("#7FD6A8", "#1E3B2D"),
    info=Tone("#A9CDF5", "#1D3450"),
    slots=_DARK_SLOTS,
)


class Scheme(QObject):
    """The scheme in force; `changed` tells those who paint for themselves."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.now = LIGHT

    def choose(self, tokens: Tokens) -> None:
        """Put another scheme in force."""
        if tokens is not self.now:
            self.now = tokens
            self.changed.emit()


scheme = Scheme()
