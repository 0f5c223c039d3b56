"""What the binary workbooks of Excel, .xls and .xlsb, say about a sheet beyond its cells: what is hidden, and errors.

Nothing is refused here: where the records can't be followed, no more is told, and calamine judges the file.
"""

import posixpath
import struct
from collections.abc import Iterator

from workshopplanner.exchange.reading import limits
from workshopplanner.exchange.reading.ooxml import SheetFacts
from workshopplanner.exchange.reading.zips import Package

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_END = 0xFFFFFFF0  # numbers of sectors from here on are none
_BROKEN = (struct.error, IndexError, UnicodeError)


def scan_xls(data: bytes) -> dict[str, SheetFacts]:
    """Return what an old workbook tells, by its sheets' names."""
    facts: dict[str, SheetFacts] = {}
    try:
        stream = _workbook_stream(data)
        starts = dict(_sheet_starts(stream))
        for name, start in starts.items():
            facts[name] = _facts_of_xls(stream, start)
    except _BROKEN:
        pass
    return facts


def scan_xlsb(package: Package) -> dict[str, SheetFacts]:
    """Return what a binary workbook of today tells, by its sheets' names."""
    facts: dict[str, SheetFacts] = {}
    try:
        for name, part in _sheet_parts(package):
            if part in package.parts:
                facts[name] = _facts_of_xlsb(b"".join(package.chunks(part)))
    except _BROKEN:
        pass
    return facts


def _note(facts: SheetFacts, row: int, column: int, code: int) -> None:
    if len(facts.errors) < limits.REMARKS:
        facts.errors[row, column] = _ERRORS.get(code, "#?")


# ---- .xls: records in a stream of a compound file


def _workbook_stream(data: bytes) -> bytes:
    size = 1 << min(struct.unpack_from("<H", data, 30)[0], 12)
    first, _signature, cutoff, small_first = struct.unpack_from("<4I", data, 48)
    listed = [sector for sector in struct.unpack_from("<109I", data, 76) if sector < _END]
    table = b"".join(_sector(data, sector, size) for sector in listed)
    folder = _chain(data, table, first, size)
    for at in range(0, len(folder) - 127, 128):
        length = struct.unpack_from("<H", folder, at + 64)[0]
        start, told = struct.unpack_from("<2I", folder, at + 116)
        if folder[at : at + max(length - 2, 0)].decode("utf-16-le", "replace") in ("Workbook", "Book"):
            if told >= cutoff:
                return _chain(data, table, start, size)[:told]
            root = struct.unpack_from("<I", folder, 116)[0]  # small streams lie together in one of its own
            small = bytes(64) + _chain(data, table, root, size)
            return _chain(small, _chain(data, table, small_first, size), start, 64)[:told]
    return b""


def _sector(data: bytes, number: int, size: int) -> bytes:
    return data[(number + 1) * size : (number + 2) * size]


def _chain(data: bytes, table: bytes, first: int, size: int) -> bytes:
    """Return the sectors from the first one on; the table says for each of them which one follows."""
    found, number = bytearray(), first
    while number < len(table) // 4 and len(found) <= len(data):
        found += _sector(data, number, size)
        number = struct.unpack_from("<I", table, 4 * number)[0]
    return bytes(found)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield number, start and length of the records up to the end of a part of the stream."""
    while at + 4 <= len(stream):
        number, length = struct.unpack_from("<2H", stream, at)
        yield number, at + 4, length
        if number == 0x0A:
            return
        at += 4 + length


def _sheet_starts(stream: bytes) -> Iterator[tuple[str, int]]:
    for number, at, _length in _records(stream, 0):
        if number == 0x85:
            start, _state, size, wide = struct.unpack_from("<IHBB", stream, at)
            text = stream[at + 8 : at + 8 + size * (1 + (wide & 1))]
            yield text.decode("utf-16-le" if wide & 1 else "latin-1"), start


def _facts_of_xls(stream: bytes, start: int) -> SheetFacts:
    facts = SheetFacts()
    for number, at, length in _records(stream, start):
        if number == 0x208 and length >= 16 and stream[at + 12] & 0x20:
            facts.hidden_rows.add(struct.unpack_from("<H", stream, at)[0])
        elif number == 0x7D and length >= 10 and stream[at + 8] & 1:
            first, last = struct.unpack_from("<2H", stream, at)
            facts.hidden_columns.update(range(first, min(last, 255) + 1))
        elif number == 0x205 and length >= 8 and stream[at + 7]:
            row, column = struct.unpack_from("<2H", stream, at)
            _note(facts, row, column, stream[at + 6])
        elif number == 0x06 and length >= 14 and stream[at + 12 : at + 14] == b"\xff\xff" and stream[at + 6] == 2:
            row, column = struct.unpack_from("<2H", stream, at)
            _note(facts, row, column, stream[at + 8])
    return facts


# ---- .xlsb: records in the parts of a package


def _parts_of(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of the records of a part; number and length take as many bytes as they need."""
    at = 0
    while at + 1 < len(data):
        number, at = data[at], at + 1
        if number & 0x80:
            number, at = number & 0x7F | data[at] << 7, at + 1
        length = shift = 0
        while True:
            length, shift, more, at = length | (data[at] & 0x7F) << shift, shift + 7, data[at] & 0x80, at + 1
            if not more or shift > 21:
                break
        yield number, data[at : at + length]
        at += length


def _sheet_parts(package: Package) -> Iterator[tuple[str, str]]:
    from workshopplanner.exchange.reading.ooxml import elements

    links = package.part("xl/_rels/workbook.bin.rels")
    found = [given for name, given in elements(links) if name == "Relationship"] if links else []
    targets = {given.get("Id", ""): given.get("Target", "") for given in found}
    for number, content in _parts_of(package.part("xl/workbook.bin")):
        if number == 156:
            link, at = _wide(content, 8)
            target = targets.get(link, "")
            yield _wide(content, at)[0], target.lstrip("/") if target[:1] == "/" else posixpath.join("xl", target)


def _wide(content: bytes, at: int) -> tuple[str, int]:
    end = at + 4 + 2 * struct.unpack_from("<I", content, at)[0]
    return content[at + 4 : end].decode("utf-16-le"), end


def _facts_of_xlsb(data: bytes) -> SheetFacts:
    facts, row = SheetFacts(), 0
    for number, content in _parts_of(data):
        if number == 0:
            row = struct.unpack_from("<I", content)[0]
            if len(content) > 11 and content[11] & 0x10:
                facts.hidden_rows.add(row)
        elif number == 60 and len(content) >= 18 and content[16] & 1:
            first, last = struct.unpack_from("<2I", content)
            facts.hidden_columns.update(range(first, min(last, limits.COLUMNS) + 1))
        elif number in (3, 11) and len(content) > 8:
            _note(facts, row, struct.unpack_from("<I", content)[0], content[8])
    return facts
