"""Small helpers for widgets: names for tests and assistive technology, icons in the colours of the scheme."""

import html
from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str, accessible: str = "") -> W:
    """Give a widget its object name and what a screen reader calls it, and return it."""
    widget.setObjectName(name)
    if accessible:
        widget.setAccessibleName(accessible)
    return widget


def plain_tip(text: str) -> str:
    """Return a tooltip that shows a text as it is: Qt would take one that looks like markup for rich text."""
    return f"<span>{html.escape(text)}</span>".replace("\n", "<br>") if "<" in text else text
