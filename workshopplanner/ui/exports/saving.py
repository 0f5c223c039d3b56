"""The foot of the page: where the file goes, how far it is, and what became of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.core.exports import Choice, Pack, file_name
from workshopplanner.exchange.files import free_name
from workshopplanner.exchange.workbook import write_workbook, written_here
from workshopplanner.language import _
from workshopplanner.ui.jobs import Job
from workshopplanner.ui.notices import announce
from workshopplanner.ui.widgets import named, set_look

_PATIENCE = 300  # milliseconds of writing before it is worth a bar

Action = tuple[str, str, Callable[[], object]]  # name, words, what it does


class Saving(QFrame):
    """Writes the file beside the window, and asks only where a file would be lost."""

    busy = Signal(bool)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        named(self, "exports.saving")
        self.setProperty("panel", "bar")
        self._folder = folder
        self._own_name = False  # the person has typed or chosen one
        self._work: tuple[Pack, Choice] | None = None
        self._job: Job | None = None
        self.path = named(QLineEdit(), "exports.path", _("File"))
        self.path.textEdited.connect(self._keep_name)
        self.open_after = named(QCheckBox(_("&Open when done")), "exports.open_after", _("Open when done"))
        self.open_after.setChecked(True)
        self._result = _Result()
        self._progress = _Progress()
        self._progress.cancel.clicked.connect(self.cancel)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_PATIENCE)
        self._waiting.timeout.connect(self._progress.show)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QLabel(_("&Save to"))
        words.setBuddy(self.path)
        change = named(QPushButton(_("&Change…")), "exports.change", _("Change the file"))
        change.clicked.connect(self.choose_path)
        row = QHBoxLayout()
        for widget in (words, self.path, change, self.open_after):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 8)
        column.setSpacing(6)
        column.addWidget(self._result)
        column.addWidget(self._progress)
        column.addLayout(row)

    @property
    def target(self) -> Path:
        """The file that would be written."""
        path = Path(self.path.text().strip()).expanduser()
        path = path if path.is_absolute() else self._folder / path
        return path if path.suffix.casefold() == ".xlsx" else path.with_name(f"{path.name}.xlsx")

    def suggest(self, pack: Pack, choice: Choice) -> None:
        """Name the file after what is chosen, unless the person has named it."""
        if not self._own_name:
            self.path.setText(str(self._folder / file_name(pack, choice)))
            self.path.setCursorPosition(0)

    def settle(self) -> None:
        """Take the sentence about the last export away: something else is chosen now."""
        if self._job is None:
            self._result.hide()

    def _keep_name(self) -> None:
        self._own_name = True

    def choose_path(self) -> None:
        """Ask for another place; whether a file may be replaced is asked when it is written."""
        dialog = QFileDialog.getSaveFileName(
            self,
            _("Save the workbook"),
            str(self.target),
            _("Workbooks (*.xlsx)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if dialog[0]:
            self.path.setText(dialog[0])
            self._folder = Path(dialog[0]).parent
            self._own_name = True

    # ---- writing

    def write(self, pack: Pack, choice: Choice) -> None:
        """Write the file, unless another program's file is there: then ask."""
        self._work = (pack, choice)
        target = self.target
        if target.is_file() and not written_here(target):
            other = free_name(target)
            sentence = _("“{name}” was not written by this program, or has been changed since.")
            self._result.say(
                sentence.format(name=target.name),
                "warning",
                (("replace", _("&Replace it"), self._write_now), self._under(other)),
            )
            return
        self._write_now()

    def _under(self, other: Path) -> Action:
        words = _("Save as “{name}”").format(name=other.name.replace("&", "&&"))
        self._other = other
        return "other", words, self._write_other

    def _write_other(self) -> None:
        self.path.setText(str(self._other))
        self._write_now()

    def _write_now(self) -> None:
        if self._job is not None or self._work is None:
            return
        self._result.hide()
        self._job = job = Job(write_workbook, self.target, *self._work)
        job.progressed.connect(self._progress.tell)
        job.done.connect(self._succeed)
        job.failed.connect(self._fail)
        job.ended.connect(self._end)
        self.busy.emit(True)
        self._waiting.start()
        job.start()

    def cancel(self) -> None:
        """Give up writing; nothing is left of it."""
        if self._job is not None:
            self._job.cancel()

    def _succeed(self, target: Path) -> None:
        self._written = target
        sentence = _("Written: {name}").format(name=target.name)
        actions = (("open", _("&Open file"), self.open_file), ("folder", _("Show in &folder"), self.open_folder))
        self._result.say(sentence, "success", actions)
        if self.open_after.isChecked():
            self.open_file()

    def _fail(self, sentence: str) -> None:
        actions: list[Action] = [("retry", _("Re&try"), self._write_now)]
        if self.target.exists():
            actions.append(self._under(free_name(self.target)))
        self._result.say(sentence, "error", actions)

    def _end(self) -> None:
        self._job = None
        self._waiting.stop()
        self._progress.hide()
        self.busy.emit(False)

    def open_file(self) -> None:
        """Open the workbook in the program that the system has for it."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written))):
            sentence = _("Written: {name}. No program on this machine opens workbooks.")
            actions = (("folder", _("Show in &folder"), self.open_folder),)
            self._result.say(sentence.format(name=self._written.name), "success", actions)

    def open_folder(self) -> None:
        """Open the folder in which the workbook lies."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))


class _Progress(QWidget):
    """A thin bar, words, and the way to give up."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "exports.progress")
        self._words = QLabel(_("Writing…"))
        self._bar = named(QProgressBar(), "exports.progress.bar", _("Writing…"))
        self._bar.setTextVisible(False)
        self.cancel = named(QPushButton(_("Cancel")), "exports.cancel", _("Cancel"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self.cancel)
        self.hide()

    def tell(self, done: int, of: int) -> None:
        """Say how far it is."""
        self._bar.setMaximum(of)
        self._bar.setValue(done)


class _Result(QFrame):
    """One sentence about the last export, with what can be done next."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "exports.result")
        self.words = named(QLabel(), "exports.result.text")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 8, 4)
        self._row.addWidget(self.words, 1)
        self._buttons: list[QPushButton] = []
        self.hide()

    def say(self, sentence: str, tone: str, actions: "tuple[Action, ...] | list[Action]") -> None:
        """Show a sentence with its buttons."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        set_look(self, "tone", tone)
        self.words.setText(sentence)
        self.words.setAccessibleName(sentence)
        for name, text, action in actions:
            button = named(QPushButton(text), f"exports.result.{name}", text.replace("&&", "\0").replace("&", ""))
            button.clicked.connect(action)
            self._row.addWidget(button)
            self._buttons.append(button)
        self.show()
        announce(self, sentence)
