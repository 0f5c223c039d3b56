"""Countries as equal tiles: small island states are as visible as large ones, and no border is drawn."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget

from workshopplanner.core import tiles as core
from workshopplanner.core.countries import Country
from workshopplanner.core.kinds import PartyStatus
from workshopplanner.language import _
from workshopplanner.ui.countries.words import MARKS, tile_name
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named, plain_tip

GAP, MARGIN = 6, 16
LEAST, MOST = 53, 76  # pixels of a tile's width
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class TileButton(QAbstractButton):
    """One country: code, mark of its status (also as fill and pattern), number of participants or of applicants."""

    stepped = Signal(int, int)  # to the next tile in a direction of the screen

    def __init__(self, parent: QWidget, alpha3: str) -> None:
        super().__init__(parent)
        named(self, f"countries.tile.{alpha3}")
        self.setCheckable(True)
        self.country: Country | None = None
        self._outreach = False
        self._silent = False

    def show_country(self, country: Country, outreach: bool = False, silent: bool = False) -> None:
        """Show a country's code, status and number: of participants, or, for outreach, of applicants."""
        self.country, self._outreach, self._silent = country, outreach, silent
        words = tile_name(country, outreach)
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.update()

    def nextCheckState(self) -> None:
        """Leave it to the board which tile is marked."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(*step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.country is None:
            return
        now = scheme.now
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -1, -1)
        party = self.country.status is PartyStatus.PARTY
        frame = QPen(QColor(now.success.text if party else now.border), 1)
        if self._silent:
            frame = QPen(QColor(now.warning.text), 2, Qt.PenStyle.DashLine)
        painter.setPen(frame)
        painter.setBrush(QColor(now.success.tint if party else now.surface))
        painter.drawRoundedRect(box, 4, 4)
        if not party:
            unknown = self.country.status is PartyStatus.UNKNOWN
            pattern = Qt.BrushStyle.Dense6Pattern if unknown else Qt.BrushStyle.BDiagPattern
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(QColor(now.line), pattern))
            painter.drawRoundedRect(box, 4, 4)
        self._write(painter, box, QColor(now.success.text if party else now.text))
        if self.hasFocus() or self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(now.accent), 3 if self.hasFocus() else 2))
            painter.drawRoundedRect(box, 4, 4)

    def _write(self, painter: QPainter, box: QRect, words: QColor) -> None:
        assert self.country is not None  # paintEvent looks
        inside = box.adjusted(5, 2, -5, -2)
        small = QFont(self.font())
        small.setPixelSize(max(12, round(self.fontInfo().pixelSize() * 0.92)))
        painter.setFont(small)
        painter.setPen(words)
        leading = QAbstractButton.layoutDirection(self) is Qt.LayoutDirection.LeftToRight
        start = Qt.AlignmentFlag.AlignLeft if leading else Qt.AlignmentFlag.AlignRight
        end = Qt.AlignmentFlag.AlignRight if leading else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, start | Qt.AlignmentFlag.AlignTop, self.country.alpha3)
        painter.drawText(inside, end | Qt.AlignmentFlag.AlignTop, MARKS[self.country.status])
        here = self.country.presence
        count = here.applicants if self._outreach else here.participants
        if count:
            large = QFont(self.font())
            large.setPixelSize(round(self.fontInfo().pixelSize() * 1.17))
            large.setBold(True)
            painter.setFont(large)
            painter.drawText(inside, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, str(count))


class TileBoard(QScrollArea):
    """The tiles of a list, in blocks by subregion or from A to Z; the arrow keys walk over them."""

    chosen = Signal(int)  # country id

    def __init__(self) -> None:
        super().__init__()
        named(self, "countries.board", _("Countries as tiles"))
        self._inside = named(QWidget(), "countries.tiles")
        self.setWidget(self._inside)
        self.setWidgetResizable(False)
        self._countries: Sequence[Country] = ()
        self._alphabetical = False
        self._current = ""
        self.tiles: dict[str, TileButton] = {}
        self._captions: list[QLabel] = []
        scheme.changed.connect(self._inside.update)

    # ---- showing

    def show_countries(self, countries: Sequence[Country], silent: Collection[int] | None = None) -> None:
        """Show a list of countries; for outreach with the ids of those that nobody has applied from."""
        wanted = {country.alpha3 for country in countries}
        for gone in [alpha3 for alpha3 in self.tiles if alpha3 not in wanted]:
            tile = self.tiles.pop(gone)
            tile.hide()
            tile.deleteLater()
        for country in countries:
            if country.alpha3 not in self.tiles:
                self.tiles[country.alpha3] = self._make(country.alpha3)
            mark = silent is not None and country.id in silent
            self.tiles[country.alpha3].show_country(country, silent is not None, mark)
        self._countries = countries
        if self._current not in self.tiles:
            self._current = countries[0].alpha3 if countries else ""
        self._arrange()

    def _make(self, alpha3: str) -> TileButton:
        tile = TileButton(self._inside, alpha3)
        tile.clicked.connect(self._clicked)
        tile.stepped.connect(self._step)
        tile.installEventFilter(self)
        return tile

    def set_alphabetical(self, alphabetical: bool) -> None:
        """Choose between blocks by subregion and the alphabet."""
        self._alphabetical = alphabetical
        self._arrange()

    def _arrange(self) -> None:
        places, captions = self._places()
        columns = max((place.column for place in places.values()), default=0) + 1
        room = self.viewport().width() - 2 * MARGIN
        width = max(LEAST, min(MOST, (room + GAP) // columns - GAP))
        height = max(44, 2 * self.fontMetrics().height() + 12)
        line = self.fontMetrics().height() + 8
        blocks = sorted({caption.tile.row for caption in captions})

        def corner(place: core.Tile) -> QPoint:
            above = sum(row < place.row for row in blocks)  # rows of captions are lower than rows of tiles
            top = MARGIN + (place.row - above) * (height + GAP) + above * line
            return QPoint(MARGIN + place.column * (width + GAP), top)

        corners = {alpha3: corner(place) for alpha3, place in places.items()}
        across = 2 * MARGIN + columns * (width + GAP) - GAP
        down = max((at.y() for at in corners.values()), default=0) + height + MARGIN
        self._inside.resize(max(across, self.viewport().width()), down)
        for alpha3, at in corners.items():
            self._put(self.tiles[alpha3], QRect(at, QSize(width, height)))
        self._caption([(caption.text, corner(caption.tile)) for caption in captions], line, width)
        self._order(places)

    def _places(self) -> tuple[dict[str, core.Tile], Sequence[core.Caption]]:
        if self._alphabetical:
            across = max(1, min(core.COLUMNS, (self.viewport().width() - 2 * MARGIN + GAP) // (LEAST + GAP)))
            spread = {row.alpha3: core.Tile(at // across, at % across) for at, row in enumerate(self._countries)}
            return spread, ()
        layout = core.lay_out(self._countries)
        return layout.tiles, layout.captions

    def _put(self, widget: QWidget, box: QRect) -> None:
        if self.isRightToLeft():
            box.moveLeft(self._inside.width() - box.right() - 1)
        widget.setGeometry(box)
        widget.show()

    def _caption(self, texts: Sequence[tuple[str, QPoint]], line: int, width: int) -> None:
        while len(self._captions) < len(texts):
            label = QLabel(self._inside)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", "muted")
            self._captions.append(label)
        for label, (text, at) in zip(self._captions, texts, strict=False):
            label.setText(_(text))
            self._put(label, QRect(at, QSize(max(label.sizeHint().width(), 2 * width), line)))
        for label in self._captions[len(texts) :]:
            label.hide()

    def _order(self, places: dict[str, core.Tile]) -> None:
        """Make the tiles one stop of the Tab key, in reading order for a screen reader."""
        self._places_now = places
        for alpha3, tile in self.tiles.items():
            here = alpha3 == self._current
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    # ---- walking and choosing

    def _clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, TileButton) and tile.country is not None:
            self.mark(tile.country.id)
            self.chosen.emit(tile.country.id)

    def mark(self, country_id: int | None) -> bool:
        """Mark the tile of a country as the chosen one; say whether it is there."""
        found = ""
        for alpha3, tile in self.tiles.items():
            here = tile.country is not None and tile.country.id == country_id
            tile.setChecked(here)
            found = alpha3 if here else found
        if found:
            self._current = found
            self._order(self._places_now)
            self.ensureWidgetVisible(self.tiles[found])
        return bool(found)

    def _step(self, dx: int, dy: int) -> None:
        tile = self.sender()
        if not isinstance(tile, TileButton) or tile.country is None:
            return
        if self.isRightToLeft():
            dx = -dx
        target = nearest(self._places_now, tile.country.alpha3, dx, dy)
        if target:
            self._current = target
            self._order(self._places_now)
            self.tiles[target].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(self.tiles[target])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange}:
            self._arrange()


def nearest(places: dict[str, core.Tile], of: str, dx: int, dy: int) -> str:
    """Return the next tile in a direction of the grid, or nothing at its edge."""
    here = places[of]

    def distance(place: core.Tile) -> tuple[int, int]:
        along = (place.column - here.column) * dx + (place.row - here.row) * dy
        aside = abs(place.row - here.row) if dx else abs(place.column - here.column)
        return (aside, along) if dx else (along, aside)

    ahead = {
        alpha3: distance(place)
        for alpha3, place in places.items()
        if (place.column - here.column) * dx + (place.row - here.row) * dy > 0 and (not dx or place.row == here.row)
    }
    return min(ahead, key=lambda alpha3: (ahead[alpha3], alpha3), default="")
