"""What the window says about saving and about what could not be done."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from workshopplanner.language import _

if TYPE_CHECKING:
    from workshopplanner.ui.crash import Hook
    from workshopplanner.ui.window import Window


class Talk(QObject):
    """Turns what happened into a bar, a toast or a word in the status strip."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._copied = Path()

    def listen_to(self, hook: "Hook") -> None:
        """Say what the exception hook has sorted."""
        hook.told.connect(self.tell)
        hook.conflicted.connect(self._tell_conflict)
        hook.unreachable.connect(self._tell_unreachable)
        hook.broke.connect(self._window.dialogs.confess)

    def tell(self, sentence: str) -> None:
        """State a sentence above the page until the next edit."""
        self._window.notices.say("told", sentence)

    def settle(self) -> None:
        """Take the sentences away: an edit was kept, or the file is closed."""
        self._window.notices.settle("told")
        self._window.notices.settle("unsaved")

    def _tell_conflict(self, sentence: str) -> None:
        self._window.poll()  # first see what the other one did
        self.tell(sentence)

    def _tell_unreachable(self, sentence: str) -> None:
        if not self._window.notices.sentence("unsaved"):  # a step that was not kept has its own bar, with Retry
            self.tell(sentence)

    def show_unsaved(self, sentence: str, retry: Callable[[], object]) -> None:
        """Say until it is settled that a step was not kept, and what can be done."""
        self._window.status.say(_("Not saved"))
        words = _("Not saved: {reason}").format(reason=sentence)
        actions = ((_("&Retry"), retry), (_("Save a &copy…"), self.save_copy))
        self._window.notices.say("unsaved", words, "error", actions)

    def show_saving(self) -> None:
        """Say that a step is being kept, before it keeps the window busy."""
        self._window.status.say(_("Saving…"))
        self._window.status.repaint()

    def already_saved(self) -> None:
        """Welcome the habit of saving: everything is saved already, and this state may have a name."""
        hub = self._window.hub
        if hub is not None and hub.workshop_id:
            from workshopplanner.ui.history.naming import ask_name

            ask_name(self._window, hub)
            return
        words = _("Already saved: every change is kept at once.")
        self._window.toast.say(words, _("Save a copy…"), self.save_copy)

    def save_copy(self) -> None:
        """Write a copy of the project and say where it is."""
        copy = self._window.desk.ask_copy()
        if copy is not None:
            self._copied = copy.parent
            words = _("Copy saved as {name}.").format(name=copy.name)
            self._window.toast.say(words, _("Open folder"), self._open_copied)

    def _open_copied(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._copied)))
