"""F6 from pane to pane: sidebar, header, content, inspector, status; and back with Shift."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget


class Panes(QObject):
    """Knows the panes of a window in their order and moves the focus between them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._between: tuple[QWidget, QWidget, QWidget] | None = None

    def arrange(self, sidebar: QWidget, page: QWidget, status: QWidget) -> None:
        """Take note of the panes, of which the page changes."""
        self._between = sidebar, page, status

    @property
    def order(self) -> list[QWidget]:
        """The panes in their order; of a page those that it names so: its content and its inspector."""
        if self._between is None:
            return []
        sidebar, page, status = self._between
        key = page.objectName().removeprefix("page.")
        inner = [pane for part in ("content", "inspector") for pane in page.findChildren(QWidget, f"{key}.{part}")]
        return [sidebar, page, *inner, status]

    def next(self) -> None:
        """Give the focus to the next pane."""
        self._step(1)

    def previous(self) -> None:
        """Give the focus to the pane before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        focused = QApplication.focusWidget()
        panes = [pane for pane in self.order if pane.isVisible() and _first(pane) is not None]
        if not panes:
            return
        # The innermost pane that holds the focus: an inspector lies within its page.
        inside = [pane for pane in panes if focused is not None and (pane is focused or pane.isAncestorOf(focused))]
        at = max((panes.index(pane) for pane in inside), default=-by if by > 0 else 0)
        target = _first(panes[(at + by) % len(panes)])
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _first(pane: QWidget) -> QWidget | None:
    """Return the first widget of a pane that takes the focus from the keyboard."""
    if _takes(pane):
        return pane
    step = pane.nextInFocusChain()
    while step is not None and step is not pane:
        if pane.isAncestorOf(step) and _takes(step):
            return step
        step = step.nextInFocusChain()
    return None


def _takes(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
