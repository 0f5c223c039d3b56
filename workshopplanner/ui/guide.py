"""The user guide, read in the program itself."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from workshopplanner import resources
from workshopplanner.language import _
from workshopplanner.ui.widgets import named, resize_within_screen


class Guide(QDialog):
    """Shows the guide and finds words in it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        named(self, "guide", _("User guide"))
        self.setWindowTitle(_("User guide"))
        resize_within_screen(self, 720, 560)
        self._text = named(QTextBrowser(), "guide.text", _("User guide"))
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(self._follow)
        self._text.setMarkdown(_guide_text())
        self.search = named(QLineEdit(), "guide.search", _("Find in the guide"))
        self.search.setPlaceholderText(_("Find in the guide, Enter for the next place"))
        self.search.setClearButtonEnabled(True)
        self.search.returnPressed.connect(self._find)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.search)
        column.addWidget(self._text, 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)

    def _find(self) -> None:
        if not self._text.find(self.search.text()):
            self._text.moveCursor(self._text.textCursor().MoveOperation.Start)
            self._text.find(self.search.text())

    def _follow(self, link: QUrl) -> None:
        if link.fileName() == "" and link.hasFragment():  # within the guide; nothing here goes to the network
            self._text.scrollToAnchor(link.fragment())


def _guide_text() -> str:
    places = (resources.path("user-guide.md"), resources.path("").parent / "docs" / "user-guide.md")  # wheel, checkout
    found = next((path for path in places if path.exists()), None)
    return found.read_text(encoding="utf-8") if found else _("The guide is not part of this installation.")
