"""Texts of a form: shown in full and as they are, broken where they must be, with what they lead to below."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from workshopplanner.core.links import is_readable, links, path_in
from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.widgets import named, plain_tip


class ReadingText(QTextEdit):
    """A text to read, select and copy; as high as it needs to be, and mere text whatever it looks like."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "reading")
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)

    def show_text(self, text: str) -> None:
        """Show a text."""
        if text != self.toPlainText():
            self.setPlainText(text)
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        height = round(self.document().size().height()) + 2
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().height())


class Said(QWidget):
    """A question of a form, the answer, and a button for each place that the answer leads to."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.question = named(QLabel(), f"{name}.question")
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.question.setProperty("role", "muted")
        self.question.setWordWrap(True)
        self.text = ReadingText(f"{name}.text")
        self._buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 4)
        self._column.setSpacing(2)
        self._column.addWidget(self.question)
        self._column.addWidget(self.text)

    def show_said(self, question: str, answer: str, folder: Path | None) -> None:
        """Show a question and its answer; a file may lie beside the project, in `folder`."""
        self.question.setText(question)
        self.text.setAccessibleName(question)
        self.text.show_text(answer)
        for gone in self._buttons:
            gone.hide()
            gone.deleteLater()
        self._buttons = [self._button(number, *each) for number, each in enumerate(_leads(answer, folder), start=1)]
        for button in self._buttons:
            self._column.addWidget(button)

    def _button(self, number: int, target: str, words: str) -> QPushButton:
        button = named(QPushButton(words.replace("&", "&&")), f"{self._name}.open{number}", f"{words}: {target}")
        button.setProperty("link", "true")
        button.setProperty("target", target)
        button.setToolTip(plain_tip(target))
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        icons.dress(button, "external", "accent", size=14)
        button.clicked.connect(self._open)
        return button

    def _open(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            QDesktopServices.openUrl(QUrl(button.property("target")))


def _leads(text: str, folder: Path | None) -> list[tuple[str, str]]:
    """Return what a text leads to: the address that would be opened, and the words that name it."""
    found = []
    for link in links(text):
        mail = link.target.startswith("mailto:")
        words = _("Write to {address}") if mail else _("Open in the browser: {address}")
        found.append((link.target, words.format(address=link.place)))
    path = _file(text, folder)
    if path is not None and is_readable(path.name):
        found.append((QUrl.fromLocalFile(str(path)).toString(), _("Open the file {name}").format(name=path.name)))
    elif path is not None:
        there = QUrl.fromLocalFile(str(path.parent)).toString()
        found.append((there, _("Show the folder of {name}").format(name=path.name)))
    return found


def _file(text: str, folder: Path | None) -> Path | None:
    """Return the file of this machine that a text names, if it is there."""
    name = path_in(text)
    if not name:
        return None
    path = Path(name).expanduser()
    if not path.is_absolute():
        if folder is None:
            return None
        path = folder / path
    try:
        return path.resolve() if path.is_file() else None
    except OSError:
        return None
