"""The preview: one printed page at a time, as large as wanted."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workshopplanner.core.kinds import label
from workshopplanner.exchange.workbook import paper
from workshopplanner.exchange.workbook.model import Book
from workshopplanner.exchange.workbook.pages import Leaf, leaves
from workshopplanner.language import _, speaking
from workshopplanner.ui import icons
from workshopplanner.ui.exports.painting import paint_leaf
from workshopplanner.ui.header import HeaderLayout
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_EDGE = 12  # pixels around the page


class PageView(QWidget):
    """Paints one page on a sheet of paper."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "exports.preview.page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._leaf: Leaf | None = None
        self._language = "en"
        self._scale = 1.0

    def show_leaf(self, leaf: Leaf | None, language: str) -> None:
        """Show a page, or nothing."""
        self._leaf, self._language = leaf, language
        self._resize()
        self.update()

    def set_scale(self, scale: float) -> None:
        """Paint so many pixels for each point of the paper."""
        self._scale = scale
        self._resize()
        self.update()

    def _resize(self) -> None:
        if self._leaf is not None:
            width, height = paper.size(self._leaf.page)
            self.setFixedSize(QSize(round(width * self._scale) + 2 * _EDGE, round(height * self._scale) + 2 * _EDGE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._leaf is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.translate(_EDGE, _EDGE)
        painter.scale(self._scale, self._scale)
        with speaking(self._language):
            paint_leaf(painter, self._leaf)
        painter.resetTransform()
        painter.setPen(QColor(scheme.now.border))
        painter.drawRect(self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE))
        painter.end()


class Preview(QFrame):
    """The pages of the chosen sheets with the means to go through them."""

    moved = Signal()  # another page is shown

    def __init__(self) -> None:
        super().__init__()
        named(self, "exports.preview", _("Preview of the printed pages"))
        self._book: Book | None = None
        self._leaves: list[Leaf] = []
        self._at = 0
        self._zoom = 0.0  # fitted
        self.sheet = named(QComboBox(), "exports.preview.sheet", _("Sheet in the preview"))
        self.sheet.setMinimumContentsLength(10)
        self.sheet.currentIndexChanged.connect(self._choose_sheet)
        self.where = named(QLabel(), "exports.preview.where")
        self.where.setProperty("role", "muted")
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        back, on = ("chevron-right", "chevron-left") if self.isRightToLeft() else ("chevron-left", "chevron-right")
        self._back = self._button("back", back, _("Page before"), self.back)
        self._on = self._button("on", on, _("Next page"), self.on)
        self._smaller = self._button("smaller", "zoom-out", _("Smaller"), self.smaller)
        self._larger = self._button("larger", "zoom-in", _("Larger"), self.larger)
        self._fit = named(QPushButton(_("Fit")), "exports.preview.fit", _("Fit the page into the window"))
        self._fit.clicked.connect(self.fit)
        self.view = PageView()
        self._scroll = named(QScrollArea(), "exports.preview.scroll")
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.view)
        self._lay_out()

    def _button(self, name: str, icon: str, words: str, action: object) -> QPushButton:
        button = named(QPushButton(), f"exports.preview.{name}", words)
        button.setToolTip(words)
        button.setProperty("flat", "true")
        icons.dress(button, icon)
        button.clicked.connect(action)
        return button

    def _lay_out(self) -> None:
        bar = HeaderLayout()  # in two lines where room is short
        bar.setContentsMargins(8, 4, 8, 4)
        for widget in (self.sheet, self._back, self.where, self._on):
            bar.addWidget(widget)
        bar.addStretch(1)
        for widget in (self._smaller, self._larger, self._fit):
            bar.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._scroll, 1)

    # ---- what is shown

    def show_book(self, book: Book | None) -> None:
        """Show a book, staying on the same sheet and page where they are still there."""
        before = self.sheet.currentText()
        at = self._at
        self._book = book
        self.sheet.blockSignals(True)
        self.sheet.clear()
        self.sheet.addItems([sheet.title for sheet in book.sheets] if book else [])
        self.sheet.setCurrentIndex(max(0, self.sheet.findText(before)))
        self.sheet.blockSignals(False)
        self._choose_sheet(self.sheet.currentIndex())
        if self.sheet.currentText() == before:
            self._turn_to(min(at, len(self._leaves) - 1))

    def _choose_sheet(self, at: int) -> None:
        if self._book is None or not 0 <= at < len(self._book.sheets):
            self._leaves = []
            self._turn_to(0)
            return
        with speaking(self._book.language):
            self._leaves = leaves(self._book.sheets[at])
        self._turn_to(0)

    def _turn_to(self, at: int) -> None:
        self._at = max(0, at)
        leaf = self._leaves[self._at] if self._leaves else None
        self.view.setVisible(leaf is not None)
        self.view.show_leaf(leaf, self._book.language if self._book else "en")
        self._back.setEnabled(self._at > 0)
        self._on.setEnabled(self._at + 1 < len(self._leaves))
        self._say_where(leaf)
        self._scale_view()
        self.moved.emit()

    def _say_where(self, leaf: Leaf | None) -> None:
        words = ""
        if leaf is not None:
            size = label(leaf.page.paper)
            words = _("page {n} of {of} · {paper}").format(n=leaf.number, of=leaf.of, paper=size)
        self.where.setText(words)
        self.view.setAccessibleName(_("{sheet}, {where}").format(sheet=self.sheet.currentText(), where=words))

    def back(self) -> None:
        """Show the page before."""
        self._turn_to(self._at - 1)

    def on(self) -> None:
        """Show the next page."""
        if self._at + 1 < len(self._leaves):
            self._turn_to(self._at + 1)

    # ---- how large

    def smaller(self) -> None:
        """Show the page a step smaller."""
        now = self._scale()
        self._zoom_to(max((zoom for zoom in ZOOMS if zoom < now - 0.01), default=ZOOMS[0]))

    def larger(self) -> None:
        """Show the page a step larger."""
        now = self._scale()
        self._zoom_to(min((zoom for zoom in ZOOMS if zoom > now + 0.01), default=ZOOMS[-1]))

    def fit(self) -> None:
        """Fit the whole page into the view."""
        self._zoom_to(0.0)

    def _zoom_to(self, zoom: float) -> None:
        self._zoom = zoom
        self._scale_view()

    def _scale(self) -> float:
        """Return pixels per point: as chosen, or so that the whole page is seen."""
        if self._zoom or not self._leaves:
            return self._zoom or 1.0
        width, height = paper.size(self._leaves[self._at].page)
        room = self._scroll.viewport().size()
        return max(0.1, min((room.width() - 2 * _EDGE) / width, (room.height() - 2 * _EDGE) / height))

    def _scale_view(self) -> None:
        self.view.set_scale(self._scale())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._zoom:
            self._scale_view()
