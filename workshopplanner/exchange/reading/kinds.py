"""What a file is, judged by what is in it and never by its name."""

import struct
from enum import Enum, auto

from workshopplanner.exchange.reading import refusals
from workshopplanner.language import _


class Kind(Enum):
    """The kinds of files that are read."""

    ZIP = auto()  # .xlsx, .xlsm, .xlsb, .ods: settled inside
    XLS = auto()
    TEXT = auto()


_BEGINNING = struct.pack("<4H", 0x0809, 16, 0x0600, 0x0005)  # of the part that tells about the whole workbook
_PASSWORD = 0x002F
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def _others() -> list[tuple[bytes, str]]:
    return [
        (b"%PDF", _("a PDF document")),
        (b"\x89PNG", _("a picture")),
        (b"\xff\xd8\xff", _("a picture")),
        (b"GIF8", _("a picture")),
        (b"II*\x00", _("a picture")),
        (b"MM\x00*", _("a picture")),
        (b"{\\rtf", _("a text document")),
        (b"SQLite format 3\x00", _("a database")),
        (b"\x1f\x8b", _("a packed archive")),
        (b"7z\xbc\xaf", _("a packed archive")),
        (b"Rar!", _("a packed archive")),
        (b"BZh", _("a packed archive")),
        (b"\xfd7zXZ", _("a packed archive")),
        (b"MZ", _("a program")),
        (b"\x7fELF", _("a program")),
    ]


def kind_of(data: bytes) -> Kind:
    """Return what kind of file these bytes are; refuse what holds no cells."""
    if not data:
        raise refusals.empty()
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Kind.ZIP
    if data[:2] == b"\x09\x08" or data[:4] in (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"):
        raise refusals.unsupported(_("a spreadsheet older than Excel 97"))
    for mark, what in _others():
        if data.startswith(mark) and not (mark in (b"MZ", b"BZh", b"MM\x00*") and b"\x00" not in data[:64]):
            raise refusals.unsupported(what)
    _refuse_markup(data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower())
    return Kind.TEXT


def _kind_of_ole(data: bytes) -> Kind:
    if _utf16("EncryptedPackage") in data:
        raise refusals.encrypted()
    if _has_password(data):
        raise refusals.encrypted()
    if _utf16("Workbook") in data or _utf16("Book\0") in data:
        return Kind.XLS
    if _utf16("WordDocument") in data or _utf16("PowerPoint") in data:
        raise refusals.unsupported(_("a text document or a presentation"))
    raise refusals.damaged()


def _has_password(data: bytes) -> bool:
    """Tell whether one of the first records of an old workbook says that the rest is scrambled."""
    at = data.find(_BEGINNING)
    for _record in range(12):
        if at < 0 or at + 4 > len(data):
            return False
        record, length = struct.unpack_from("<2H", data, at)
        if record == _PASSWORD:
            return True
        at += 4 + length
    return False


def _refuse_markup(start: bytes) -> None:
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body")):
        raise refusals.unsupported(_("a web page"))
    if b"<!doctype" in start or b"<!entity" in start:
        raise refusals.unsafe()
    if start.startswith(b"<?xml") or start.replace(b"\x00", b"").startswith((b"\xff\xfe<?xml", b"\xfe\xff<?xml")):
        raise refusals.unsupported(_("a file in a mark-up language"))
