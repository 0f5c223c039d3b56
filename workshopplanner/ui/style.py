"""How the window looks: Fusion, a palette and one stylesheet, all from the tokens of the scheme in force."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from workshopplanner import resources
from workshopplanner.ui.tokens import DARK, LIGHT, Tokens, scheme

_TONES = ("error", "warning", "success", "info")


def start(app: QApplication, choice: str) -> None:
    """Colour the program and follow the system's colour scheme from now on; `choice` is system, light or dark."""
    app.setProperty("scheme", choice)
    QGuiApplication.styleHints().colorSchemeChanged.connect(_follow)
    apply(wanted(choice), force=True)


def choose(choice: str) -> None:
    """Change to the system's scheme, to light or to dark at once."""
    app = QApplication.instance()
    if app is not None:
        app.setProperty("scheme", choice)
    apply(wanted(choice))


def wanted(choice: str) -> Tokens:
    """Return the tokens for a choice; where the system names no scheme, it is light."""
    if choice == "system":
        return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def apply(tokens: Tokens, force: bool = False) -> None:
    """Put a scheme in force on every widget, its icons included."""
    app = QApplication.instance()
    if not isinstance(app, QApplication) or (tokens is scheme.now and not force):
        return
    app.setPalette(palette(tokens))
    app.setStyleSheet(sheet(tokens, QFontInfo(app.font()).pixelSize()))
    scheme.choose(tokens)
    windows = app.topLevelWidgets()
    if windows:
        from workshopplanner.ui import icons

        for window in windows:
            icons.redress_all(window)


def _follow(_scheme: Qt.ColorScheme) -> None:
    app = QApplication.instance()
    if app is not None and app.property("scheme") == "system":
        apply(wanted("system"))


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of a scheme, for all that no stylesheet reaches."""
    made, role = QPalette(), QPalette.ColorRole
    colors = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.window,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.secondary,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.text,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.BrightText: tokens.error.text,
        role.Accent: tokens.accent,
        role.Light: tokens.surface,
        role.Midlight: tokens.neutral,
        role.Mid: tokens.line,
        role.Dark: tokens.border,
        role.Shadow: tokens.border,
    }
    for where, color in colors.items():
        made.setColor(where, QColor(color))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(tokens.border))
    return made


def sheet(tokens: Tokens, pixels: int) -> str:
    """Return the stylesheet of a scheme for a body text of so many pixels."""
    words = {name: value for name, value in vars(tokens).items() if isinstance(value, str)}
    for tone in _TONES:
        words[f"{tone}_text"], words[f"{tone}_tint"] = getattr(tokens, tone).text, getattr(tokens, tone).tint
    words |= {
        "heading": f"{round(pixels * 1.5)}px",
        "section": f"{round(pixels * 1.17)}px",
        "caption": f"{max(12, round(pixels * 0.92))}px",
        "accent_hover": QColor(tokens.accent).darker(112).name(),
        "toast_link": (LIGHT if tokens.dark else DARK).accent,
        "icons": resources.path(f"icons/{'dark' if tokens.dark else 'light'}").as_posix(),
    }
    text = resources.path("style.qss").read_text(encoding="utf-8")
    return re.sub(r"@(\w+)", lambda found: words[found[1]], text)
