"""Which project file the window shows: new, open, recent, copy, close. Dialogs and the store meet here only."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from workshopplanner.errors import FileRefused
from workshopplanner.language import _
from workshopplanner.ui import folders
from workshopplanner.ui.preferences import Preferences

if TYPE_CHECKING:
    from workshopplanner.store.file import ProjectFile

SUFFIX = ".workshop"


class Desk(QObject):
    """Holds the open project file of a window; the store is imported with the first file, after the first frame."""

    opened = Signal(object)  # ProjectFile
    closing = Signal()  # while the store still answers
    refused = Signal(object, str, str)  # path, code, sentence

    def __init__(self, window: QWidget, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self.file: ProjectFile | None = None

    @property
    def path(self) -> Path | None:
        """The open file's path."""
        return self.file.path if self.file is not None else None

    # ---- opening

    def open_first(self, asked: Path | None) -> None:
        """Open what the program was started with, else the last file, else the default project."""
        self.open(first_choice(asked, self._preferences))

    def open(self, path: Path) -> bool:
        """Open a file instead of the one that is open, which stays if the other is refused."""
        from workshopplanner.store import file

        path = path.absolute()
        if self.path is not None and self.path == path:
            return True
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            opened = file.open_or_create(path) if path == folders.default_project() else file.open_file(path)
        except FileRefused as refusal:
            self.refused.emit(path, refusal.code, refusal.message)
            return False
        finally:
            QApplication.restoreOverrideCursor()
        self._take(opened)
        return True

    def create(self, path: Path) -> None:
        """Make a new, empty project file and open it."""
        from workshopplanner.store import file

        self._take(file.create(_with_suffix(path)))

    def open_sample(self) -> None:
        """Open the Seoul sample, making it when it is asked for the first time."""
        from workshopplanner.commands.sample import make_seoul_sample
        from workshopplanner.store import file

        path = folders.sample()
        if path.exists():
            self.open(path)
            return
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            made = file.create(path, make_seoul_sample)
        finally:
            QApplication.restoreOverrideCursor()
        self._take(made)

    def _take(self, opened: "ProjectFile") -> None:
        self.close()
        self.file = opened
        self._preferences.opened(opened.path)
        self.opened.emit(opened)

    def close(self) -> None:
        """Close the open file."""
        if self.file is not None:
            self.closing.emit()
            self.file.close()
            self.file = None

    # ---- asking a person

    def ask_new(self) -> None:
        """Ask where a new project shall lie, and make it."""
        proposal = folders.documents() / _("Workshops.workshop")
        chosen = self._ask_save(_("New project"), proposal, overwrite=False)
        if chosen is not None:
            self.create(chosen)  # which never touches a file that exists

    def ask_open(self) -> None:
        """Ask which project to open."""
        from PySide6.QtWidgets import QFileDialog

        start = self.path.parent if self.path is not None else folders.documents()
        name, _kind = QFileDialog.getOpenFileName(self._window, _("Open project"), str(start), _filters())
        if name:
            self.open(Path(name))

    def ask_copy(self) -> Path | None:
        """Ask where a copy shall lie, write it and return it; the open file stays the one that is worked on."""
        from workshopplanner.store import file, lock

        if self.path is None:
            return None
        proposal = self.path.with_name(_("{name} copy").format(name=self.path.stem) + SUFFIX)
        chosen = self._ask_save(_("Save a copy"), proposal)
        if chosen is None or chosen == self.path:
            return None
        if chosen.exists():
            lock.FileLock(chosen).release()  # refused while another window has it open
        file.save_copy(self.path, chosen)
        return chosen

    def _ask_save(self, title: str, proposal: Path, *, overwrite: bool = True) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        option = QFileDialog.Option(0) if overwrite else QFileDialog.Option.DontConfirmOverwrite
        name, _kind = QFileDialog.getSaveFileName(self._window, title, str(proposal), _filters(), options=option)
        return _with_suffix(Path(name)).absolute() if name else None


def _with_suffix(path: Path) -> Path:
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def _filters() -> str:
    return _("Workshop projects") + " (*.workshop)"


def first_choice(asked: Path | None, preferences: Preferences) -> Path:
    """Return what to open at a start: what was asked for, else the last file, else the default project."""
    if asked is not None:
        return asked.absolute()
    last = Path(preferences.last) if preferences.last and preferences.reopen else None
    return last if last is not None and last.exists() else folders.default_project()


def may_be_open(path: Path) -> bool:
    """Say whether the lock of a file names a holder; a freed lock is empty."""
    try:
        return path.with_name(path.name + ".lock").stat().st_size > 0
    except OSError:
        return False
