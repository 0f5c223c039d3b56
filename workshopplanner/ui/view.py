"""What the View menu does: how large things are, how wide the sidebar, and where to search."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workshopplanner.language import _

if TYPE_CHECKING:
    from workshopplanner.ui.window import Window

NARROW, ROOMY = 900, 1366  # pixels of width


class View(QObject):
    """Changes how the window shows what it shows."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window

    def search(self) -> None:
        """Put the cursor where the page is searched; a page without such a field leads to all the names."""
        page = self._window.page()
        if page is None or not page.search():
            self._window.dialogs.go_to_anything()

    def zoom_in(self) -> None:
        """Make the content of the page larger."""
        self._zoom(1)

    def zoom_out(self) -> None:
        """Make the content of the page smaller."""
        self._zoom(-1)

    def zoom_fit(self) -> None:
        """Fit the content of the page into the window."""
        self._zoom(0)

    def _zoom(self, step: int) -> None:
        page = self._window.page()
        if page is not None and not page.zoom(step):
            self._window.toast.say(_("This page has one size. Zoom works on the agenda."))

    def toggle_rail(self) -> None:
        """Keep the sidebar narrow, or let it be wide where there is room."""
        self._window.preferences.rail = not self._window.preferences.rail
        self._window.preferences.save()
        self.fit()

    def fit(self) -> None:
        """Collapse the sidebar where there is little room, or bring its words back."""
        window = self._window
        page = window.page() if window.current else None
        inspecting = page is not None and page.inspecting
        narrow = window.width() < NARROW or (inspecting and window.width() < ROOMY)
        rail = narrow or window.preferences.rail
        if rail != window.sidebar.rail:
            window.sidebar.set_rail(rail)
