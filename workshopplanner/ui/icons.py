"""The program's own icons: strokes on a 24-pixel grid, drawn in a colour of the scheme."""

from functools import lru_cache

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from workshopplanner import resources
from workshopplanner.ui.tokens import LIGHT, Tone, scheme

SIZE = 18


@lru_cache(maxsize=256)
def _strokes(name: str) -> str:
    return resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def pixmap(name: str, color: str, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """Return an icon in one colour, sharp at a device ratio."""
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(picture)
    QSvgRenderer(_strokes(name).replace("currentColor", color).encode()).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, color: str | None = None, size: int = SIZE) -> QIcon:
    """Return an icon in the colours of the scheme in force; `dress` is for those that must follow it."""
    now = scheme.now
    made = QIcon()
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    for each in dict.fromkeys((1.0, ratio)):
        made.addPixmap(pixmap(name, color or now.text, size, each), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, now.border, size, each), QIcon.Mode.Disabled)
    return made


def dress(target: QAbstractButton | QAction, name: str, tone: str = "text", size: int = SIZE) -> None:
    """Give a button or action an icon that follows the scheme; `tone` is a colour of `Tokens`, such as "warning"."""
    target.setProperty("glyph", name)
    target.setProperty("glyph_tone", tone)
    target.setProperty("glyph_size", size)
    _redress(target)
    if isinstance(target, QAbstractButton):
        target.setIconSize(QSize(size, size))


def _redress(target: QObject) -> None:
    name, tone = target.property("glyph"), target.property("glyph_tone")
    if name and isinstance(target, QAbstractButton | QAction):
        target.setIcon(icon(name, color_of(tone), target.property("glyph_size")))


def color_of(tone: str) -> str:
    """Return a colour of the scheme in force by its name; of a tone it is that of the text."""
    found = getattr(scheme.now, tone)
    return found.text if isinstance(found, Tone) else str(found)


def redress_all(top: QWidget) -> None:
    """Draw the icons below a window again in the colours of a new scheme."""
    for target in [top, *top.findChildren(QAbstractButton), *top.findChildren(QAction)]:
        _redress(target)


def app_icon() -> QIcon:
    """Return the program's own icon: a week's grid, white on the accent."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(size, size)
        picture.fill(QColor(Qt.GlobalColor.transparent))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LIGHT.accent))
        painter.drawRoundedRect(0, 0, size, size, size / 5, size / 5)
        inner = round(size * 0.72)
        painter.drawPixmap((size - inner) // 2, (size - inner) // 2, pixmap("workshop", LIGHT.on_accent, inner))
        painter.end()
        made.addPixmap(picture)
    return made
