"""The first frame: the window's parts drawn as they will stand, before any of them exists."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QMainWindow

from workshopplanner.language import _
from workshopplanner.ui.pages import GROUPS, PLACES
from workshopplanner.ui.tokens import DARK, LIGHT, Tokens

SIDEBAR, RAIL, MENU, STATUS = 176, 48, 25, 25
NARROW = 900


def tokens(choice: str) -> Tokens:
    """Return the colours of the first frame, without asking for more than the system's palette."""
    if choice == "system":
        return DARK if QApplication.palette().window().color().lightness() < 128 else LIGHT
    return DARK if choice == "dark" else LIGHT


def paint(window: QMainWindow, choice: str, rail: bool) -> None:
    """Draw menu bar, sidebar and status strip."""
    colors = tokens(choice)
    painter = QPainter(window)
    width, height = window.width(), window.height()
    painter.fillRect(window.rect(), QColor(colors.window))
    rail = rail or width < NARROW
    side = RAIL if rail else SIDEBAR
    line = QColor(colors.line)
    edge = width - side if window.isRightToLeft() else side - 1
    for rule in (
        QRect(0, MENU - 1, width, 1),
        QRect(edge, MENU, 1, height - MENU - STATUS),
        QRect(0, height - STATUS, width, 1),
    ):
        painter.fillRect(rule, line)
    if not rail and not window.isRightToLeft():
        _names(painter, colors)


def _names(painter: QPainter, colors: Tokens) -> None:
    y, group = 72, ""
    painter.setPen(QColor(colors.secondary))
    for place in PLACES:
        if place.group != group:
            group = place.group
            painter.drawText(12, y + 20, _(GROUPS[group]))
            y += 28
        painter.drawText(34, y + 20, _(place.title))
        y += 34
