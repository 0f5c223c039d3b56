"""What there is to know about the program: versions, folders, licences."""

import platform
import sqlite3
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from workshopplanner import __version__
from workshopplanner.language import N_, _
from workshopplanner.ui import folders, icons
from workshopplanner.ui.widgets import named, resize_within_screen

if TYPE_CHECKING:
    from workshopplanner.ui.window import Window

LICENCES = (
    ("Workshop Planner", "MIT", ""),
    ("Qt, PySide6", "LGPL-3.0", N_("used as shared libraries, which may be replaced")),
    ("SQLAlchemy, Alembic, openpyxl, platformdirs", "MIT", ""),
    ("lxml", "BSD-3-Clause", ""),
    ("defusedxml, Python", "PSF-2.0", ""),
    ("SQLite", N_("public domain"), ""),
    ("psycopg", "LGPL-3.0", N_("only with the extra “team”")),
    (N_("Names of countries (Unicode CLDR)"), "Unicode-3.0", ""),
)


class About(QDialog):
    """Shows the facts, to be read or copied."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        named(self, "about", _("About Workshop Planner"))
        self.setWindowTitle(_("About Workshop Planner"))
        resize_within_screen(self, 520, 460)
        sign = QLabel()
        sign.setPixmap(icons.app_icon().pixmap(48, 48))
        title = QLabel("Workshop Planner")
        title.setProperty("role", "heading")
        words = QLabel(_("Plans training workshops of several days, and leaves workbooks that people trust."))
        words.setWordWrap(True)
        words.setProperty("role", "muted")
        top = QHBoxLayout()
        names = QVBoxLayout()
        names.addWidget(title)
        names.addWidget(words)
        top.addWidget(sign)
        top.addSpacing(8)
        top.addLayout(names, 1)
        project = str(window.desk.path) if window.desk.path is not None else ""
        self._facts = facts(project)
        text = named(QPlainTextEdit(f"{self._facts}\n\n{licences()}"), "about.facts", _("Versions, folders, licences"))
        text.setReadOnly(True)
        copy = named(QPushButton(_("&Copy details")), "about.copy", _("Copy details"))
        copy.clicked.connect(self._copy)
        close = named(QPushButton(_("Close")), "about.close", _("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        end = QHBoxLayout()
        end.addWidget(copy)
        end.addStretch(1)
        end.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(text, 1)
        column.addLayout(end)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._facts)


def facts(project: str) -> str:
    """Return what a helper asks first."""
    lines = (
        ("Workshop Planner", __version__),
        ("Python", platform.python_version()),
        ("Qt", qVersion() or ""),
        ("SQLite", sqlite3.sqlite_version),
        (_("System"), platform.platform()),
        (_("Project"), project or "–"),
        (_("Data folder"), str(folders.data())),
        (_("Log folder"), str(folders.log())),
    )
    return "\n".join(f"{name}: {value}" for name, value in lines)


def licences() -> str:
    """Return the licences of what the program is made of."""
    lines = [_("Licences")]
    for name, licence, note in LICENCES:
        lines.append(f"{_(name)}: {_(licence)}" + (f" ({_(note)})" if note else ""))
    return "\n".join(lines)
