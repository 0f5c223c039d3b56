"""Spreadsheets put together by hand, part by part, as no honest program would write them."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PEOPLE = [
    ("Name", "E-mail", "Country"),
    ("Ama Mensah", "ama@example.org", "Ghana"),
    ("김철수", "kim@example.kr", "Korea"),
]


def cell(reference: str, text: object) -> str:
    if isinstance(text, str):
        return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f'<c r="{reference}"><v>{text}</v></c>'


def sheet(rows: str, before: str = "", after: str = "", head: str = HEAD) -> str:
    return f'{head}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def rows_of(table: Sequence[Sequence[object]], first: int = 1) -> str:
    return "".join(
        f'<row r="{number}">'
        + "".join(cell(f"{chr(65 + at)}{number}", value) for at, value in enumerate(row) if value is not None)
        + "</row>"
        for number, row in enumerate(table, first)
    )


def parts(sheet_xml: str | bytes, **more: str | bytes) -> dict[str, str | bytes]:
    """Return the parts of a workbook with one sheet; keywords name further parts without their folders."""
    listed = '<sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets>'
    book = f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{listed}</workbook>'
    kinds = (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    )

    def links(kind: str, target: str, *others: str) -> str:
        made = f'<Relationship Id="rId1" Type="{LINKS}/{kind}" Target="{target}"/>'
        return f'{HEAD}<Relationships xmlns="{PACKAGE}">{made}{"".join(others)}</Relationships>'

    shared = f'<Relationship Id="rId2" Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
    styles = f'<Relationship Id="rId3" Type="{LINKS}/styles" Target="styles.xml"/>'
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": kinds,
        "_rels/.rels": links("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": links("worksheet", "worksheets/sheet1.xml", shared, styles),
        "xl/worksheets/sheet1.xml": sheet_xml,
    }
    names = {"shared": "xl/sharedStrings.xml", "styles": "xl/styles.xml", "book": "xl/workbook.xml"}
    return found | {names[name]: content for name, content in more.items()}


def packed(content: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, text in content.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, method)
    return buffer.getvalue()


def workbook(rows: str = "", **more: str | bytes) -> bytes:
    return packed(parts(sheet(rows or rows_of(PEOPLE)), **more))


def bombed(content: Mapping[str, str | bytes], name: str, begin: bytes, fill: bytes, times: int, end: bytes) -> bytes:
    """Pack parts with one that is packed piece by piece, so that making a bomb takes no memory."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for other, text in content.items():
            if other != name:
                archive.writestr(other, text)
        with archive.open(name, "w", force_zip64=True) as part:
            part.write(begin)
            for _time in range(times):
                part.write(fill)
            part.write(end)
    return buffer.getvalue()


def lying(data: bytes, name: str, size: int) -> bytes:
    """Return a zip that says of one part that it is `size` bytes long, in both of its lists."""
    changed = bytearray(data)
    for mark, offset, length in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        at = changed.find(mark)
        while at >= 0:
            if bytes(changed[at + length : at + length + len(name)]) == name.encode():
                changed[at + offset : at + offset + 4] = struct.pack("<I", size)
            at = changed.find(mark, at + 4)
    return bytes(changed)


def overlapping(copies: int) -> bytes:
    """Return a zip of many parts that are all the same bytes."""
    content = zlib.compress(b"<row/>" * 100_000, 9)[2:-4]
    crc = zlib.crc32(b"<row/>" * 100_000)
    name = b"xl/sheet.xml"
    start = b"PK\x03\x04" + struct.pack("<5H3I2H", 20, 0, 8, 0, 0, crc, len(content), 600_000, len(name), 0) + name
    listed = b""
    for number in range(copies):
        other = b"xl/sheet%d.xml" % number
        listed += b"PK\x01\x02" + struct.pack(
            "<6H3I5H2I", 20, 20, 0, 8, 0, 0, crc, len(content), 600_000, len(other), *(0,) * 6
        )
        listed += other
    end = b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, copies, copies, len(listed), len(start) + len(content), 0)
    return start + content + listed + end


def compound(*names: str) -> bytes:
    """Return a compound file (OLE) with streams of these names and nothing in them to read."""
    sector, none, end, table = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += (
        struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<I", 0) + struct.pack("<I", none) * 108
    )
    fat = struct.pack("<3I", table, end, end) + struct.pack("<I", none) * 125
    entries = b""
    for number, name in enumerate(("Root Entry", *names)):
        wide = name.encode("utf-16-le")
        entry = wide.ljust(64, b"\x00") + struct.pack("<H2B", len(wide) + 2, 5 if number == 0 else 2, 1)
        child = 1 if number == 0 and names else none
        right = number + 1 if 0 < number < len(names) else none
        entries += (
            entry
            + struct.pack("<3I", none, right, child)
            + bytes(36)
            + struct.pack("<IQ", end if number == 0 else 2, 0 if number == 0 else 512)
        )
    return header.ljust(sector, b"\x00") + fat + entries.ljust(sector, b"\x00")[:sector] + b"\x01" * sector


ODS = "urn:oasis:names:tc:opendocument:xmlns:"


def ods(
    rows: str, columns: str = '<table:table-column table:number-columns-repeated="3"/>', manifest: str = ""
) -> bytes:
    content = (
        f'{HEAD}<office:document-content xmlns:office="{ODS}office:1.0" xmlns:table="{ODS}table:1.0" '
        f'xmlns:text="{ODS}text:1.0"><office:body><office:spreadsheet><table:table table:name="People">{columns}{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'{HEAD}<manifest:manifest xmlns:manifest="{ODS}manifest:1.0">{manifest}</manifest:manifest>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def ods_cell(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def ods_rows(table: Sequence[Sequence[str]]) -> str:
    return "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in table)


def xlsb(table: Sequence[Sequence[str | float | bytes]], *, far: bool = False, hidden: int = -1) -> bytes:
    """Return a binary workbook with one sheet, and perhaps with a cell in the last corner of the grid.

    Bytes are the code of an error; `hidden` is a row that is.
    """

    def record(number: int, content: bytes = b"") -> bytes:
        head = bytes([number]) if number < 128 else bytes([number & 127 | 128, number >> 7])
        size, length = len(content), b""
        while size > 127:
            length, size = length + bytes([size & 127 | 128]), size >> 7
        return head + length + bytes([size]) + content

    def wide(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    def filled(at: int, value: str | float | bytes) -> bytes:
        place = struct.pack("<2I", at, 0)
        if isinstance(value, bytes):
            return record(3, place + value)
        return record(6, place + wide(value)) if isinstance(value, str) else record(5, place + struct.pack("<d", value))

    bundle = record(143) + record(156, struct.pack("<2I", 0, 1) + wide("rId1") + wide("People")) + record(144)
    rows = b"".join(
        record(0, struct.pack("<I", number) + bytes(7) + bytes([16 * (number == hidden)]) + bytes(5))
        + b"".join(filled(at, value) for at, value in enumerate(row))
        for number, row in enumerate(table)
    )
    if far:
        rows += record(0, struct.pack("<I", 1_048_575) + bytes(13)) + filled(16_383, "x")
    box = struct.pack("<4I", 0, len(table) - 1, 0, max(map(len, table)) - 1)
    found = {name: text for name, text in parts("").items() if not name.endswith((".xml", "workbook.xml.rels"))}
    found["[Content_Types].xml"] = parts("")["[Content_Types].xml"]
    found["_rels/.rels"] = str(found["_rels/.rels"]).replace("workbook.xml", "workbook.bin")
    link = f'<Relationship Id="rId1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.bin"/>'
    found["xl/_rels/workbook.bin.rels"] = f'{HEAD}<Relationships xmlns="{PACKAGE}">{link}</Relationships>'
    found["xl/workbook.bin"] = record(131) + bundle + record(132)
    sheet_part = record(129) + record(148, box) + record(145) + rows + record(146) + record(130)
    return packed({**found, "xl/worksheets/sheet1.bin": sheet_part})
