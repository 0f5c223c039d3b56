"""The tint of a clash during a drag: over what is carried and over what is in its way, with stripes and a word."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workshopplanner.core.agenda import Agenda, Card, time_of
from workshopplanner.core.clashes import Clash, Week
from workshopplanner.core.kinds import SessionStatus, SessionType
from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.agenda.painting import RADIUS
from workshopplanner.ui.agenda.rulers import caption_font
from workshopplanner.ui.tokens import Tone, scheme
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.agenda.board import Board
    from workshopplanner.ui.agenda.ghost import Shade

MOST = 60  # tints at once: beyond that nobody reads them, and the drag must stay smooth
_NEW = Card(0, "", "", None, None, 0, SessionType.PLENARY, SessionStatus.DRAFT)
_SIGN = 14


@dataclass(frozen=True)
class Look:
    """What a veil shows."""

    word: str
    hard: bool

    @property
    def tone(self) -> Tone:
        """The colours of an error where it could not happen, else those of a warning."""
        return scheme.now.error if self.hard else scheme.now.warning


class Veil(QWidget):
    """A tint over a session, striped and named so that it can be told without its colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "agenda.clash")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.look = Look("", hard=False)
        self.hide()

    def lay(self, rect: QRect, look: Look) -> None:
        """Lie over a session."""
        if look != self.look:
            self.look = look
            self.setAccessibleName(look.word)
            self.update()
        if rect != self.geometry():
            self.setGeometry(rect)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tone = self.look.tone
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        for color, alpha, style in (
            (tone.tint, 0.4, Qt.BrushStyle.SolidPattern),
            (tone.text, 0.22, Qt.BrushStyle.BDiagPattern),
        ):
            shade = QColor(color)
            shade.setAlphaF(alpha)
            painter.setBrush(QBrush(shade, style))
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        line = Qt.PenStyle.SolidLine if self.look.hard else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(tone.text), 2, line))
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        self._say(painter, tone)
        painter.end()

    def _say(self, painter: QPainter, tone: Tone) -> None:
        """Write the word below, where it hides neither the title nor the time."""
        font = caption_font(self.font())
        metrics = QFontMetrics(font)
        height = min(metrics.height() + 4, self.height() - 2)
        room = self.width() - 4
        text = metrics.elidedText(self.look.word, Qt.TextElideMode.ElideRight, max(0, room - _SIGN - 12))
        width = min(room, metrics.horizontalAdvance(text) + _SIGN + 12)
        left = self.width() - 2 - width if self.isRightToLeft() else 2
        plate = QRect(left, self.height() - height - 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.text))
        painter.drawRoundedRect(plate, RADIUS, RADIUS)
        sign = icons.pixmap("stop" if self.look.hard else "warning", tone.tint, _SIGN, self.devicePixelRatioF())
        at = plate.right() - _SIGN - 3 if self.isRightToLeft() else plate.left() + 4
        painter.drawPixmap(at, plate.center().y() - _SIGN // 2 + 1, sign)
        words = plate.adjusted(4, 0, -_SIGN - 6, 0) if self.isRightToLeft() else plate.adjusted(_SIGN + 7, 0, -4, 0)
        painter.setFont(font)
        painter.setPen(QColor(tone.tint))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)


class Clashes:
    """Follows what is carried over a board; the rows are those that the board showed when it was taken up."""

    def __init__(self, board: "Board") -> None:
        self._board = board
        self._agenda: Agenda | None = None
        self._week = Week(())
        self._veils: list[Veil] = []
        self._carried: list[tuple[QRect, Look]] = []
        self.found: list[Clash] = []

    def show(self, shades: Sequence["Shade"], text: str) -> str:
        """Tint what would clash, and return what the clock label then says."""
        board = self._board
        if board.agenda is not self._agenda:
            self._agenda, self._week = board.agenda, Week(board.agenda.cards)
        wanted = [self._card(shade) for shade in shades]
        self.found = self._week.clashes(wanted, copying=board.hand.copying)
        looks: dict[int, Look] = {}
        for clash in sorted(self.found, key=lambda clash: not clash.hard):
            look = Look(clash.word(), clash.hard)
            looks.setdefault(clash.session_id, look)
            looks.setdefault(clash.other_id, look)
        over = [(shade, looks[_id(shade)]) for shade in reversed(shades) if _id(shade) in looks]
        self._carried = [(board.overlay.rect_of(shade), look) for shade, look in over][-MOST:]
        staying = looks.keys() - ({_id(shade) for shade in shades} if not board.hand.copying else set())
        below = [(button.geometry(), looks[number]) for number in staying for button in board.parts(number)]
        self._lay([*self._carried, *below[:MOST]])
        if not text or not self.found:
            return text
        worst = next(looks[_id(shade)] for shade in shades if _id(shade) in looks)
        return _("{place} · {clash}").format(place=text, clash=worst.word)

    def cover(self) -> None:
        """Bring the tints of what is carried before its ghosts, which have come to lie above them."""
        for veil, _place in zip(self._veils, self._carried, strict=False):
            veil.raise_()

    def hide(self) -> None:
        """Take every tint away; the next drag looks at the rows anew."""
        self._agenda, self.found = None, []
        for veil in self._veils:
            veil.hide()

    def _card(self, shade: "Shade") -> Card:
        """Return a session as it would be at a place, in the room of its column where columns are rooms."""
        card, column = shade.card or _NEW, self._board.plan.columns[shade.first]
        rooms = card.rooms
        if column.room_id is not None and shade.first == shade.last and (rooms or shade.card is None):
            rooms = tuple(room for room in self._board.agenda.rooms if room.id == column.room_id)
        return replace(
            card, day_id=column.day.id, starts=time_of(shade.begin), minutes=shade.end - shade.begin, rooms=rooms
        )

    def _lay(self, places: list[tuple[QRect, Look]]) -> None:
        """Have one veil in each place, above all else."""
        while len(self._veils) < len(places):
            self._veils.append(Veil(self._board.canvas))
        for veil in self._veils[len(places) :]:
            veil.hide()
        for veil, place in zip(self._veils, places, strict=False):
            veil.lay(*place)


def _id(shade: "Shade") -> int:
    return shade.card.id if shade.card is not None else 0
