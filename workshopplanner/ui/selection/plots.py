"""Pictures of the pool against those chosen: bars by kind, and the scores of both as a row of columns."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workshopplanner.core.kinds import label
from workshopplanner.core.selection_pool import Contender
from workshopplanner.language import _
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named

ROW = 20  # pixels of a bar with its words
STEP = 10  # points of score in a column


@dataclass(frozen=True)
class Part:
    """One kind of people: how many in the pool, and how many of these are chosen."""

    name: str
    pool: int
    chosen: int

    @property
    def words(self) -> str:
        """The part in words."""
        return _("{name}: {chosen} of {pool}").format(name=self.name, chosen=self.chosen, pool=self.pool)


def parts(
    people: Sequence[Contender], chosen: frozenset[int], kind: Callable[[Contender], str], most: int = 12
) -> list[Part]:
    """Count people and those chosen by a property, the largest first; what is too many is put together."""
    pool = Counter(map(kind, people))
    inside = Counter(kind(each) for each in people if each.id in chosen)
    order = sorted(pool, key=lambda name: (not name, -inside[name], -pool[name], name.casefold()))
    found = [Part(name or _("not stated"), pool[name], inside[name]) for name in order]
    if len(found) <= most:
        return found
    rest = found[most - 1 :]
    others = Part(_("{n} others").format(n=len(rest)), sum(p.pool for p in rest), sum(p.chosen for p in rest))
    return [*found[: most - 1], others]


def by_gender(each: Contender) -> str:
    """Return the gender in words."""
    return label(each.person.gender)


def by_sector(each: Contender) -> str:
    """Return the sector in words; nothing where it is not known."""
    return label(each.person.sector) if each.person.sector is not None else ""


def by_country(each: Contender) -> str:
    """Return the country."""
    return each.person.country


class Bars(QWidget):
    """A line for each part: its name, a bar for the pool, within it one for those chosen, and both figures."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        named(self, f"selection.plot.{name}", title)
        self._title = title
        self._parts: Sequence[Part] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        scheme.changed.connect(self.update)

    def show_parts(self, found: Sequence[Part]) -> None:
        """Show these parts."""
        self._parts = found
        self.setAccessibleDescription("; ".join(each.words for each in found))
        self.setToolTip("\n".join(each.words for each in found))
        self.updateGeometry()
        self.update()

    @property
    def _row(self) -> int:
        return max(ROW, self.fontMetrics().height() + 3)

    def sizeHint(self) -> QSize:
        return QSize(240, self._row * max(1, len(self._parts)))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._row * max(1, len(self._parts)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, now = QPainter(self), scheme.now
        names = min(self.width() * 2 // 5, 150)
        figures = self.fontMetrics().horizontalAdvance("000/000")
        room = max(20, self.width() - names - figures - 12)
        most = max((each.pool for each in self._parts), default=1)
        for at, each in enumerate(self._parts):
            top = at * self._row
            text = self.fontMetrics().elidedText(each.name, Qt.TextElideMode.ElideRight, names - 4)
            painter.setPen(QColor(now.text))
            self._text(painter, QRect(0, top, names, self._row), text)
            left = names + 4
            for number, color in ((each.pool, now.line), (each.chosen, now.accent)):
                bar = QRect(left, top + 4, max(1, round(room * number / most)) if number else 0, self._row - 8)
                painter.fillRect(self._turned(bar), QColor(color))
            painter.setPen(QColor(now.secondary))
            self._text(
                painter,
                QRect(left + room + 6, top, figures, self._row),
                f"\u2066{each.chosen}/{each.pool}\u2069",
            )
        painter.end()

    def _turned(self, box: QRect) -> QRect:
        if self.isRightToLeft():
            return QRect(self.width() - box.right() - 1, box.top(), box.width(), box.height())
        return box

    def _text(self, painter: QPainter, box: QRect, text: str) -> None:
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(self._turned(box), side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, text)


class Scores(QWidget):
    """How many people have which score: the pool in the back, those chosen in front."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "selection.plot.score", _("Scores"))
        self._pool: Counter[int] = Counter()
        self._chosen: Counter[int] = Counter()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        scheme.changed.connect(self.update)

    def show_people(self, people: Sequence[Contender], chosen: frozenset[int]) -> None:
        """Show the scores of these people."""
        scored = [(min(99, int(each.score)) // STEP, each.id in chosen) for each in people if each.score is not None]
        self._pool = Counter(at for at, _inside in scored)
        self._chosen = Counter(at for at, inside in scored if inside)
        words = [
            _("{low} to {high}: {chosen} of {pool}").format(
                low=at * STEP, high=(at + 1) * STEP, chosen=self._chosen[at], pool=self._pool[at]
            )
            for at in sorted(self._pool)
        ]
        self.setAccessibleDescription("; ".join(words))
        self.setToolTip("\n".join(words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 130)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 110)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, now = QPainter(self), scheme.now
        line = self.fontMetrics().height()
        high = self.height() - 2 * line - 4
        most = max(self._pool.values(), default=1)
        columns = 100 // STEP
        width = self.width() / columns
        for at in range(columns):
            place = columns - 1 - at if self.isRightToLeft() else at
            left = place * width
            for number, color in ((self._pool[at], now.line), (self._chosen[at], now.accent)):
                tall = high * number / most
                painter.fillRect(QRectF(left + 2, line + high - tall, width - 4, tall), QColor(color))
            painter.setPen(QColor(now.secondary))
            under = QRectF(left, line + high + 2, width, line)
            painter.drawText(under, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute, str(at * STEP))
            if self._pool[at]:
                above = QRectF(left, line + high - high * self._pool[at] / most - line, width, line)
                text = f"\u2066{self._chosen[at]}/{self._pool[at]}\u2069"
                painter.setPen(QColor(now.text))
                painter.drawText(above, Qt.AlignmentFlag.AlignHCenter, text)
        painter.end()


class Charts(QWidget):
    """The four pictures side by side, each with its title, and what the colours mean."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "selection.charts", _("Charts"))
        self.gender = Bars("gender", _("Gender"))
        self.sector = Bars("sector", _("Sector"))
        self.country = Bars("country", _("Country"))
        self.scores = Scores()
        self.words = named(QLabel(), "selection.charts.words")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setProperty("role", "caption")
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 16, 8)
        grid.setSpacing(12)
        grid.addWidget(self.words, 0, 0, 1, 2)
        grid.addWidget(self._card(self.country), 1, 0, 3, 1)
        for at, widget in enumerate((self.scores, self.gender, self.sector), start=1):
            grid.addWidget(self._card(widget), at, 1)
        grid.setRowStretch(4, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    @staticmethod
    def _card(widget: QWidget) -> QFrame:
        card = QFrame()
        card.setProperty("panel", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        title = QLabel(widget.accessibleName())
        title.setProperty("role", "section")
        column.addWidget(title)
        column.addWidget(widget)
        column.addStretch(1)
        return card

    def show_people(self, people: Sequence[Contender], chosen: frozenset[int], *, proposed: bool) -> None:
        """Show the pool and those chosen, as things are or as it is proposed."""
        able = [each for each in people if not each.fallen or each.id in chosen]
        self.gender.show_parts(parts(able, chosen, by_gender))
        self.sector.show_parts(parts(able, chosen, by_sector))
        self.country.show_parts(parts(able, chosen, by_country, most=24))
        self.scores.show_people(able, chosen)
        sentence = _("Dark: proposed. Light: all who could be chosen.")
        if not proposed:
            sentence = _("Dark: with a seat. Light: all who could be chosen.")
        self.words.setText(sentence)
