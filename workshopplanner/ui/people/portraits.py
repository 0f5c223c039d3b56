"""Pictures become portraits: read with care, scaled down, and written anew, so that nothing hidden comes along."""

import base64
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter, QPainter, QPixmap

from workshopplanner.errors import UserError
from workshopplanner.language import _

EDGE = 480  # pixels of the longer side
QUALITY = 85
KIND = "image/jpeg"
LARGEST_FILE = 40_000_000  # bytes
LARGEST = 120_000_000  # pixels
FORMATS = frozenset({b"jpeg", b"jpg", b"png", b"webp", b"bmp", b"gif", b"tiff", b"tif"})
ENDINGS = ("*.jpg", "*.jpeg", "*.png", "*.webp", "*.bmp", "*.gif", "*.tif", "*.tiff")


def read_picture(path: Path) -> QImage:
    """Return the picture in a file, upright and no larger than is needed; say in words why it can't be one."""
    name = path.name
    if not path.is_file() or path.stat().st_size > LARGEST_FILE:
        raise UserError(_("“{name}” is not a picture of less than 40 MB.").format(name=name))
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in FORMATS:
        raise UserError(_("“{name}” is not a picture that can be read. Use JPEG or PNG.").format(name=name))
    size = reader.size()
    if size.width() * size.height() > LARGEST:
        raise UserError(_("“{name}” has too many pixels for a portrait.").format(name=name))
    if max(size.width(), size.height()) > 2 * EDGE:
        reader.setScaledSize(size.scaled(QSize(2 * EDGE, 2 * EDGE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise UserError(_("“{name}” is damaged and can't be read.").format(name=name))
    return image


def as_portrait(image: QImage) -> str:
    """Return a picture as the text that the project keeps: JPEG on white, in base 64, without what came along."""
    if max(image.width(), image.height()) > EDGE:
        ratio, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(EDGE, EDGE, ratio, smooth)
    plain = QImage(image.size(), QImage.Format.Format_RGB32)
    plain.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(plain)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(QUALITY)
    writer.write(plain)
    return base64.b64encode(bytes(buffer.data().data())).decode("ascii")


def pixmap_of(data: str, edge: int, ratio: float) -> QPixmap:
    """Return a kept portrait as it fits a square of so many pixels, sharp at a device ratio."""
    buffer = QBuffer()
    buffer.setData(QByteArray(base64.b64decode(data)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))  # whatever a stranger's project says that it is
    whole = round(edge * ratio)
    reader.setScaledSize(reader.size().scaled(QSize(whole, whole), Qt.AspectRatioMode.KeepAspectRatio))
    found = QPixmap.fromImage(reader.read())
    found.setDevicePixelRatio(ratio)
    return found
