"""The calm dialog for a mistake of ours: what happened, that the work is safe, and the details on demand."""

import platform

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from workshopplanner import __version__
from workshopplanner.language import _
from workshopplanner.ui.widgets import named


class Mistake(QDialog):
    """Shows a report; nothing leaves the machine unless the person copies it."""

    def __init__(self, window: QWidget, report: str) -> None:
        super().__init__(window)
        named(self, "mistake", _("Something went wrong"))
        self.setWindowTitle(_("Something went wrong"))
        self.setMinimumWidth(480)
        versions = f"Workshop Planner {__version__}, Python {platform.python_version()}, Qt {qVersion()}"
        self._report = f"{versions}, {platform.platform()}\n\n{report}"
        heading = QLabel(_("This is our mistake, not yours."))
        heading.setProperty("role", "section")
        words = QLabel(
            _(
                "What you did last may not have been carried out. Everything else is saved, and you can go on. "
                "If it happens again, please send us the details."
            )
        )
        words.setWordWrap(True)
        self._details = named(QPlainTextEdit(self._report), "mistake.details", _("Details"))
        self._details.setReadOnly(True)
        self._details.setMinimumHeight(160)
        self._details.hide()
        more = named(QPushButton(_("Show &details")), "mistake.show", _("Show details"))
        more.setCheckable(True)
        more.toggled.connect(self._show_details)
        copy = named(QPushButton(_("&Copy details")), "mistake.copy", _("Copy details"))
        copy.clicked.connect(self._copy)
        folder = named(QPushButton(_("Open &log folder")), "mistake.log", _("Open log folder"))
        folder.clicked.connect(self._open_log)
        close = named(QPushButton(_("&Go on")), "mistake.close", _("Go on"))
        close.setProperty("primary", "true")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        for button in (more, copy, folder):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(words)
        column.addWidget(self._details, 1)
        column.addLayout(row)

    def _show_details(self, shown: bool) -> None:
        self._details.setVisible(shown)
        self.adjustSize()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)

    def _open_log(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        from workshopplanner.ui import folders

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folders.log())))
