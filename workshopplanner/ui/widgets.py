"""Small helpers for widgets: names for tests and assistive technology, icons in the colours of the scheme."""

import html
from typing import TypeVar

from PySide6.QtWidgets import QAbstractSpinBox, QWidget

W = TypeVar("W", bound=QWidget)
B = TypeVar("B", bound=QAbstractSpinBox)


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """Give a dialog its size, or what the screen has room for."""
    room = window.screen().availableGeometry()
    window.resize(min(width, room.width() - 16), min(height, room.height() - 48))  # 48: a title bar, and some air


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Change a property that the stylesheet goes by, and have the widget drawn by it."""
    if (widget.property(name) or "") != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def padded(box: B) -> B:
    """Keep the text of a spin box or of a field for dates and times off its border; the stylesheet can't."""
    box.lineEdit().setTextMargins(5, 0, 5, 0)
    return box


def named(widget: W, name: str, accessible: str = "") -> W:
    """Give a widget its object name and what a screen reader calls it, and return it."""
    widget.setObjectName(name)
    if accessible:
        widget.setAccessibleName(accessible)
    return widget


def plain_tip(text: str) -> str:
    """Return a tooltip that shows a text as it is: Qt would take one that looks like markup for rich text."""
    return f"<span>{html.escape(text)}</span>".replace("\n", "<br>") if "<" in text else text
