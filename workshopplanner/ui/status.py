"""The strip at the bottom: whether everything is saved, how many issues there are, and what undo would do."""

import datetime as dt

from PySide6.QtCore import QLocale, QSize, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from workshopplanner.language import _, ngettext
from workshopplanner.ui.widgets import named, plain_tip

STAYS = 10_000  # milliseconds for which it says what has just happened


class ElidedButton(QPushButton):
    """A button that gives way when there is little room and shows its whole text as a tooltip."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.full = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_full(self, text: str) -> None:
        """Show a text, or as much of it as fits."""
        self.full = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self._elide()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.full) + 16, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        short = self.fontMetrics().elidedText(self.full, Qt.TextElideMode.ElideMiddle, max(self.width() - 14, 8))
        self.setText(short.replace("&", "&&"))


class ElidedLabel(QLabel):
    """A text that gives way to everything beside it and shows what there is room for."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.full = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_full(self, text: str) -> None:
        """Show a text, or as much of it as fits."""
        self.full = text
        self.setToolTip(plain_tip(text))
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        short = self.fontMetrics().elidedText(self.full, Qt.TextElideMode.ElideRight, self.width())
        self.setText(short if len(short) > 1 else "")


class Status(QFrame):
    """What a person glances at: saved, issues, undo."""

    issues_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "status", _("Status"))
        self.saved = named(QLabel(), "status.saved")
        self.saved.setTextFormat(Qt.TextFormat.PlainText)
        self.issues = named(QPushButton(), "status.issues")
        self.issues.clicked.connect(self.issues_wanted)
        self.undo = ElidedButton("status.undo")
        self.undo.clicked.connect(self.undo_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 8, 0)
        row.setSpacing(8)
        self.told = ElidedLabel("status.told")
        self.told.setProperty("role", "muted")
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(STAYS)
        self._silence.timeout.connect(self._forget)
        row.addWidget(self.saved)
        row.addWidget(self.told, 1)
        row.addWidget(self.issues)
        row.addWidget(self.undo)
        self.issues.hide()
        self.undo.hide()
        self.setMinimumHeight(25)

    def say(self, text: str) -> None:
        """Show a short text where the state of saving stands."""
        self.saved.setText(text)
        self.saved.setAccessibleName(text)

    def tell(self, text: str) -> None:
        """Say for a while what has just happened, as far as there is room; a screen reader was told already."""
        self.told.set_full(text)
        self._silence.start()

    def _forget(self) -> None:
        self.told.set_full("")

    def show_saved(self, when: dt.datetime | None = None) -> None:
        """Say that nothing is unsaved, and since when."""
        if when is None:
            self.say(_("All changes saved"))
            return
        clock = QLocale().toString(QTime(when.hour, when.minute), QLocale.FormatType.ShortFormat)
        self.say(_("All changes saved {time}").format(time=f"\u2066{clock}\u2069"))

    def show_issues(self, number: int | None) -> None:
        """Show how many issues the plan has; None where there is no plan."""
        self.issues.setVisible(number is not None)
        number = number or 0
        text = ngettext("{n} issue", "{n} issues", number).format(n=number) if number else _("No issues")
        self.issues.setText(text)
        self.issues.setAccessibleName(text)
        self.issues.setToolTip(_("Go to the next issue (F8)") if number else "")
        self.issues.setEnabled(number > 0)

    def show_undo(self, headline: str) -> None:
        """Name the step that undo would turn back; nothing when there is none."""
        self.undo.setVisible(bool(headline))
        self.undo.set_full(_("Undo: {step}").format(step=headline) if headline else "")

    def clear(self, parts: QWidget | None = None) -> None:  # noqa: ARG002 (Qt's own views have the same word)
        """Forget a file that was closed."""
        self.say("")
        self._forget()
        self.issues.hide()
        self.undo.hide()
