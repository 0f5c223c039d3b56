"""The figures of the applicants, in a panel below its button: by gender, sector, country, and who is missing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.core.applicants import Share
from workshopplanner.language import _, ngettext
from workshopplanner.ui import icons
from workshopplanner.ui.notices import announce
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named

NAME = "applicants.figures"
LONGEST = 150  # pixels of a name beside its bar
Lister = Callable[[int], tuple[int, Sequence[str]]]  # list: how many countries it has, and those without applicant


class Bar(QWidget):
    """How many applied, and as its darker part how many of them hold a seat."""

    def __init__(self, share: Share, most: int) -> None:
        super().__init__()
        self._share, self._most = share, max(most, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(110, 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(90, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, color in ((self._share.applied, scheme.now.border), (self._share.seated, scheme.now.accent)):
            width = round(self.width() * number / self._most)
            left = self.width() - width if self.isRightToLeft() else 0
            painter.fillRect(QRect(left, 1, width, self.height() - 2), QColor(color))
        painter.end()


class Shares(QWidget):
    """A heading and a line with a bar for each kind of applicant."""

    def __init__(self, title: str, shares: Sequence[Share]) -> None:
        super().__init__()
        self.setAccessibleName(title)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(_words(title, "section"), 0, 0, 1, 3)
        most = max((share.applied for share in shares), default=1)
        for row, share in enumerate(shares, start=1):
            grid.addWidget(_name(share.name), row, 0)
            grid.addWidget(Bar(share, most), row, 1)
            numbers = _("{seated} of {applied}").format(seated=share.seated, applied=share.applied)
            told = _words(numbers, "muted")
            told.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(told, row, 2)
        grid.setRowStretch(len(shares) + 1, 1)


def _name(name: str) -> QLabel:
    """Return the name of a kind, cut short where it is long; without a name it is not stated."""
    words = _words("", "" if name else "muted")
    text = name or _("Not stated")
    words.setText(words.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, LONGEST))
    words.setAccessibleName(text)
    words.setToolTip(text if words.text() != text else "")
    return words


def _words(text: str, role: str = "") -> QLabel:
    words = QLabel(text)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setProperty("role", role)
    return words


class Missing(QWidget):
    """From which countries of a list nobody has applied yet, ready to be copied."""

    def __init__(self, lists: Sequence[tuple[int, str]], ask: Lister) -> None:
        super().__init__()
        self._ask = ask
        self._names: Sequence[str] = ()
        self.lists = named(QComboBox(), f"{NAME}.list", _("List of countries"))
        for list_id, name in lists:
            self.lists.addItem(name, list_id)
        self.lists.currentIndexChanged.connect(self._show)
        self.copy = named(QPushButton(_("Copy names")), f"{NAME}.copy", _("Copy names"))
        icons.dress(self.copy, "copy")
        self.copy.clicked.connect(self._copy)
        self.count = named(_words(""), f"{NAME}.missing.count")
        self.names = named(_words("", "muted"), f"{NAME}.missing")
        self.names.setWordWrap(True)
        self.names.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.addWidget(self.lists, 1)
        row.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(_words(_("No applicant yet from"), "section"))
        column.addLayout(row)
        column.addWidget(self.count)
        column.addWidget(self.names)
        self._show()

    def _show(self) -> None:
        if self.lists.currentData() is None:
            self.hide()
            return
        size, self._names = self._ask(self.lists.currentData())
        words = ngettext("{n} of {size} country:", "{n} of {size} countries:", size)
        none = _("Somebody applied from each of the {size} countries.").format(size=size)
        self.count.setText(words.format(n=len(self._names), size=size) if self._names else none)
        self.names.setText(_(", ").join(self._names))
        self.names.setVisible(bool(self._names))
        self.copy.setEnabled(bool(self._names))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._names))
        announce(self, _("Names copied."))
        self.copy.setText(_("Copied"))


class Figures(QFrame):
    """Shows figures with the words that say who is counted; closes when something else is clicked, or on Esc."""

    def __init__(self, parent: QWidget, counted: str, statistics: Sequence[tuple[str, Sequence[Share]]]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        named(self, NAME, _("Figures"))
        self.setProperty("panel", "popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(16, 12, 16, 12)
        self._inside.setSpacing(12)
        self.counted = named(_words(counted), f"{NAME}.counted")
        self.counted.setWordWrap(True)
        self._inside.addWidget(self.counted)
        self._inside.addWidget(_legend())
        columns = QHBoxLayout()
        columns.setSpacing(24)
        self._first = first = QVBoxLayout()
        first.setSpacing(12)
        *small, large = [Shares(title, shares) for title, shares in statistics]
        for each in small:
            first.addWidget(each)
        columns.addLayout(first, 1)
        columns.addWidget(large, 1)
        self._inside.addLayout(columns)
        self._scroll()

    def _scroll(self) -> None:
        content = QWidget()
        content.setLayout(self._inside)
        scrolled = named(QScrollArea(), f"{NAME}.scroll", _("Figures"))
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(scrolled)
        scrolled.setFocus()
        self._content = content

    def add(self, widget: QWidget) -> None:
        """Add something below the small figures, beside the countries."""
        self._first.addWidget(widget)
        self._first.addStretch(1)

    def open_below(self, button: QWidget) -> None:
        """Open below a button, as large as the figures need and the window allows."""
        window = button.window()
        width = min(760, window.width() - 32)
        self.ensurePolished()
        self._inside.activate()
        height = self._inside.totalHeightForWidth(width - 2)
        corner = button.mapToGlobal(QPoint(0, button.height() + 4))
        bottom = window.mapToGlobal(QPoint(0, window.height())).y()
        edge = window.mapToGlobal(QPoint(window.width() - 16, 0)).x()
        left = corner.x() + button.width() - width if self.isRightToLeft() else min(corner.x(), edge - width)
        left = max(left, window.mapToGlobal(QPoint(16, 0)).x())
        self.setGeometry(left, corner.y(), width, min(height + 4, bottom - corner.y() - 8))
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def _legend() -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    for share, text in ((Share("", 1, 1), _("with a seat")), (Share("", 1, 0), _("without"))):
        mark = Bar(share, 1)
        mark.setFixedSize(12, 12)
        row.addWidget(mark)
        row.addWidget(_words(text, "muted"))
        row.addSpacing(12)
    row.addStretch(1)
    return line
