"""What an import did, line by line, to read and to copy; a window that leaves the page usable."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from workshopplanner.language import _
from workshopplanner.ui.widgets import named, resize_within_screen


class Report(QDialog):
    """Lists merged rows, rows left out with their reasons, and spellings that were learned."""

    def __init__(self, over: QWidget, lines: Sequence[str]) -> None:
        super().__init__(over.window())
        named(self, "import.report", _("What the import did"))
        self.setWindowTitle(_("What the import did"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = named(QPlainTextEdit("\n".join(lines)), "import.report.text", _("What the import did"))
        self.text.setReadOnly(True)
        buttons = QDialogButtonBox()
        close = buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        named(close, "import.report.close", _("Close"))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(buttons)
        resize_within_screen(self, 560, 320)
