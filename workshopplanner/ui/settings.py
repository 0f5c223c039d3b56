"""The settings: colours, size, language, and what opens at a start."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from workshopplanner.language import LANGUAGES, _
from workshopplanner.ui import fields, style
from workshopplanner.ui.preferences import SIZES
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.window import Window


class Settings(QDialog):
    """Every choice applies at once, or says that it waits for a restart and offers it."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        named(self, "settings", _("Settings"))
        self.setWindowTitle(_("Settings"))
        self.setMinimumWidth(400)
        self._window, self._chosen = window, window.preferences
        chosen = self._chosen
        self._at_start = (chosen.size, chosen.language)
        schemes = ((_("As the system"), "system"), (_("Light"), "light"), (_("Dark"), "dark"))
        self.scheme = fields.choice(schemes, chosen.scheme)
        self.display = fields.choice([(_("{n} %").format(n=size), size) for size in SIZES], chosen.size)
        self.language = fields.choice([(name, code) for code, name in LANGUAGES.items()], chosen.language)
        self.reopen = named(QCheckBox(_("&Open the last project at a start")), "settings.reopen")
        self.reopen.setAccessibleName(_("Open the last project at a start"))
        self.reopen.setChecked(chosen.reopen)
        self._lay_out()
        self.scheme.activated.connect(self._choose_scheme)
        self.display.activated.connect(self._choose_size)
        self.language.activated.connect(self._choose_language)
        self.reopen.toggled.connect(self._choose_reopen)

    def _lay_out(self) -> None:
        form = fields.Form("settings")
        form.field("scheme", _("&Colours"), self.scheme)
        form.field("size", _("&Display size"), self.display)
        form.field("language", _("&Language"), self.language)
        form.wide(self.reopen)
        self._later = named(QFrame(), "settings.later")
        self._later.setProperty("tone", "info")
        words = QLabel(_("Size and language change at the next start."))
        words.setWordWrap(True)
        restart = named(QPushButton(_("&Restart now")), "settings.restart", _("Restart now"))
        restart.clicked.connect(self._restart)
        row = QHBoxLayout(self._later)
        row.addWidget(words, 1)
        row.addWidget(restart)
        self._later.hide()
        close = named(QPushButton(_("Close")), "settings.close", _("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(self._later)
        column.addStretch(1)
        column.addLayout(end)

    def _choose_scheme(self) -> None:
        self._chosen.scheme = _data(self.scheme)
        self._chosen.save()
        style.choose(self._chosen.scheme)

    def _choose_size(self) -> None:
        self._chosen.size = self.display.currentData()
        self._wait()

    def _choose_language(self) -> None:
        self._chosen.language = _data(self.language)
        self._wait()

    def _choose_reopen(self, reopen: bool) -> None:
        self._chosen.reopen = reopen
        self._chosen.save()

    def _wait(self) -> None:
        self._chosen.save()
        self._later.setVisible((self._chosen.size, self._chosen.language) != self._at_start)

    def _restart(self) -> None:
        self.accept()
        self._window.restart()


def _data(box: QComboBox) -> str:
    return str(box.currentData())
