"""Hostile and broken files, and odd but honest ones, each with what must come of it."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.exchange.reading.parts import (
    HEAD,
    MAIN,
    PEOPLE,
    bombed,
    cell,
    compound,
    lying,
    ods,
    ods_cell,
    ods_rows,
    overlapping,
    packed,
    parts,
    rows_of,
    sheet,
    workbook,
    xlsb,
)

FILES = Path(__file__).parent / "files"
READ = "read"
CSV = "Name,E-mail,Country\nAma Mensah,ama@example.org,Ghana\nJosé,jose@example.org,España\n"
KOREAN = "성명,이메일,국가\n김철수,kim@example.kr,대한민국\n이영희,lee@example.kr,대한민국\n"
JAPANESE = "氏名,メール,国名\n山田太郎,yamada@example.jp,日本\nスズキ イチロー,suzuki@example.jp,日本\n"

Case = tuple[str, Callable[[], bytes], str]  # name of the file, its bytes, what comes: READ or reasons


def _sheet(head: str = HEAD, text: str = "x") -> bytes:
    return packed(parts(sheet(rows_of(PEOPLE) + f'<row r="9">{cell("A9", text)}</row>', head=head)))


def _laughs(levels: int) -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>'


def _shared(items: str, head: str = HEAD) -> bytes:
    found = rows_of(PEOPLE) + '<row r="9"><c r="A9" t="s"><v>0</v></c></row>'
    return workbook(found, shared=f'{head}<sst xmlns="{MAIN}" count="1" uniqueCount="1">{items}</sst>')


def _bomb_of_text() -> bytes:
    begin = f'{HEAD}<sst xmlns="{MAIN}" count="1" uniqueCount="1"><si><t>'.encode()
    return bombed(
        parts(sheet(rows_of(PEOPLE))), "xl/sharedStrings.xml", begin, b"A" * (1 << 20), 320, b"</t></si></sst>"
    )


def _bomb_of_cells() -> bytes:
    begin = f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData><row r="1">'.encode()
    fill = b'<c r="A1"><v>1</v></c>' * 40_000
    return bombed(parts(""), "xl/worksheets/sheet1.xml", begin, fill, 370, b"</row></sheetData></worksheet>")


def _bomb_of_blanks() -> bytes:
    begin = f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>'.encode()
    return bombed(parts(""), "xl/worksheets/sheet1.xml", begin, b"<row/>" * 160_000, 350, b"</sheetData></worksheet>")


def _formatted_rows() -> bytes:
    begin = (sheet(rows_of(PEOPLE)).split("</sheetData>")[0]).encode()
    rows = b"".join(
        b'<row r="%d" s="1" customFormat="1"><c r="A%d" s="1"/></row>' % (n, n) for n in range(4, 1_000_001)
    )
    return bombed(parts(""), "xl/worksheets/sheet1.xml", begin, rows, 1, b"</sheetData></worksheet>")


def _deep() -> bytes:
    return packed(parts(sheet(rows_of(PEOPLE), after="<x>" * 300_000 + "</x>" * 300_000)))


def _deep_book() -> bytes:
    return workbook(book=f'<workbook xmlns="{MAIN}">' + "<a>" * 200_000 + "</a>" * 200_000 + "</workbook>")


def _nested() -> bytes:
    inner = packed({"a.txt": "A" * 1_000_000})
    return packed({"inner.zip": packed({"inner.zip": inner, "b.zip": inner})})


def _xls(change: Callable[[bytearray], None]) -> bytes:
    data = bytearray((FILES / "people.xls").read_bytes())
    change(data)
    return bytes(data)


def _with_password(data: bytearray) -> None:
    """Put the mark of a password in the place of the first record after the stream's beginning."""
    start = data.index(struct.pack("<3H", 0x0809, 16, 0x0600)) + 20
    length = struct.unpack_from("<H", data, start + 2)[0]
    struct.pack_into("<2H", data, start, 0x2F, length)


def _torn(data: bytearray) -> None:
    del data[len(data) // 2 :]


def _scrambled(data: bytearray) -> None:
    for at in range(700, len(data), 97):
        data[at] ^= 0x5A


def _named_wrongly() -> bytes:
    data = bytearray(workbook())
    at = data.find(b"xl/workbook.xml")  # of the part itself; the list at the end keeps its name
    data[at : at + 15] = b"xl/workbooK.xml"
    return bytes(data)


def _flagged(data: bytes) -> bytes:
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(mark, at + 4)
    return bytes(changed)


def _twice() -> bytes:
    import io
    import warnings

    buffer = io.BytesIO(workbook())
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("xl/worksheets/sheet1.xml", sheet(rows_of([("Other", "Book")])))
    return buffer.getvalue()


def _docx() -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    kinds = f'<Types><Override ContentType="{kind}"/></Types>'
    return packed({"[Content_Types].xml": kinds, "word/document.xml": "<w/>"})


def _far() -> str:
    return f'<row r="1">{cell("A1", "Name")}</row><row r="1048576">{cell("XFD1048576", "x")}</row>'


def _repeated(rows: int, columns: int) -> str:
    many = ods_cell("x", f'table:number-columns-repeated="{columns}"')
    return ods_rows(PEOPLE) + f'<table:table-row table:number-rows-repeated="{rows}">{many}</table:table-row>'


_STRICT = {
    MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def _strict() -> bytes:
    found = {name: str(text) for name, text in parts(sheet(rows_of(PEOPLE))).items()}
    for loose, strict in _STRICT.items():
        found = {name: text.replace(loose, strict) for name, text in found.items()}
    return packed(found)


def _utf16_part() -> bytes:
    text = sheet(rows_of(PEOPLE)).replace("UTF-8", "UTF-16")
    return packed(parts(text.encode("utf-16")))


def _prefixed() -> bytes:
    text = sheet(rows_of(PEOPLE)).replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?")
    return packed(parts(text.replace("xmlns=", "xmlns:x=")))


BLANKS = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)
XXE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
CASES: list[Case] = [
    # Markup that unfolds or reaches out
    ("laughs.xlsx", lambda: _sheet(_laughs(10), "&l9;"), "UNSAFE"),
    ("few-laughs.xlsx", lambda: _sheet(_laughs(4), "&l3;"), "UNSAFE"),
    ("laughs-shared.xlsx", lambda: _shared("<si><t>&l9;</t></si>", _laughs(10)), "UNSAFE"),
    ("quadratic.xlsx", lambda: _sheet(f'<!DOCTYPE x [<!ENTITY a "{"A" * 50_000}">]>', "&a;" * 9_000), "UNSAFE"),
    ("outside-entity.xlsx", lambda: _sheet(XXE, "&f;"), "UNSAFE"),
    ("outside-dtd.xlsx", lambda: _sheet('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'), "UNSAFE"),
    ("parameter-entity.xlsx", lambda: _sheet('<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///dev/zero"> %p;]>'), "UNSAFE"),
    ("entity-in-book.xlsx", lambda: workbook(book=XXE + f'<workbook xmlns="{MAIN}"/>'), "UNSAFE"),
    ("utf16-dtd.xlsx", lambda: packed(parts((XXE + "<x/>").encode("utf-16"))), "UNSAFE"),
    ("utf16-dtd-unmarked.xlsx", lambda: packed(parts((XXE + "<x/>").encode("utf-16-be"))), "UNSAFE"),
    (
        "entity.ods",
        lambda: packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": XXE}),
        "UNSAFE",
    ),
    ("entity.csv", XXE.encode, "UNSAFE"),
    # Zips
    ("bomb-text.xlsx", _bomb_of_text, "UNSAFE TOO_BIG"),
    ("bomb-cells.xlsx", _bomb_of_cells, "TOO_BIG"),
    ("bomb-blanks.xlsx", _bomb_of_blanks, "TOO_BIG"),
    ("bomb-lying-small.xlsx", lambda: lying(workbook(), "xl/worksheets/sheet1.xml", 10), "UNSAFE"),
    ("bomb-lying-big.xlsx", lambda: lying(workbook(), "xl/worksheets/sheet1.xml", 3_000_000_000), "DAMAGED UNSAFE"),
    ("overlapping.xlsx", lambda: overlapping(300), "UNSAFE"),
    ("many-parts.xlsx", lambda: packed({f"p{n}": "" for n in range(3_000)}), "UNSAFE"),
    ("same-part-twice.xlsx", _twice, "UNSAFE"),
    ("two-names.xlsx", _named_wrongly, "UNSAFE"),
    ("nested.zip", _nested, "UNSUPPORTED"),
    ("torn.xlsx", lambda: workbook()[:-300], "DAMAGED"),
    ("torn-early.xlsx", lambda: workbook()[:100], "DAMAGED"),
    ("only-the-mark.xlsx", lambda: b"PK\x03\x04", "DAMAGED"),
    ("empty-zip.xlsx", lambda: packed({}), "EMPTY"),
    ("locked-zip.xlsx", lambda: _flagged(workbook()), "ENCRYPTED"),
    ("packed-oddly.xlsx", lambda: packed(parts(sheet(rows_of(PEOPLE))), zipfile.ZIP_LZMA), "UNSUPPORTED"),
    (
        "parts-missing.xlsx",
        lambda: packed({"xl/workbook.xml": "<workbook/>", "[Content_Types].xml": "<Types/>"}),
        "DAMAGED",
    ),
    ("climbing.xlsx", lambda: packed(parts(sheet(rows_of(PEOPLE))) | {"../../evil.xml": "<x/>"}), READ),
    # Sheets that are too far, too deep, too long
    ("far.xlsx", lambda: workbook(_far()), "TOO_BIG"),
    ("beyond.xlsx", lambda: workbook(f'<row r="1">{cell("A1", "x")}{cell("ZZZ9999999", "x")}</row>'), "UNSAFE TOO_BIG"),
    ("far.xlsb", lambda: xlsb([("Name", "E-mail"), ("x", "y")], far=True), "TOO_BIG DAMAGED"),
    ("many-far.xlsx", lambda: workbook(_far() + rows_of(PEOPLE)), "TOO_BIG"),
    ("formatted.xlsx", _formatted_rows, READ),
    ("last-row.xlsx", lambda: workbook(rows_of(PEOPLE) + f'<row r="1048576">{cell("A1048576", "stray")}</row>'), READ),
    ("dimension.xlsx", lambda: packed(parts(sheet(rows_of(PEOPLE), '<dimension ref="A1:XFD1048576"/>'))), READ),
    (
        "all-merged.xlsx",
        lambda: packed(
            parts(sheet(rows_of(PEOPLE), after='<mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'))
        ),
        READ,
    ),
    ("deep.xlsx", _deep, READ),
    ("deep-book.xlsx", _deep_book, "DAMAGED EMPTY"),
    ("long-cell.xlsx", lambda: workbook(rows_of([*PEOPLE, ("A" * 3_000_000, "b", "c")])), "UNSAFE"),
    ("cut-markup.xlsx", lambda: packed(parts(sheet(rows_of(PEOPLE))[:-60])), "DAMAGED"),
    ("repeated.ods", lambda: ods(_repeated(1_000_000, 16_000)), "TOO_BIG"),
    (
        "empty-repeated.ods",
        lambda: ods(ods_rows(PEOPLE) + BLANKS),
        READ,
    ),
    # Passwords
    ("password.xlsx", lambda: compound("EncryptedPackage", "EncryptionInfo"), "ENCRYPTED"),
    ("password.xls", lambda: _xls(_with_password), "ENCRYPTED"),
    ("password.ods", lambda: ods(ods_rows(PEOPLE), manifest="<manifest:encryption-data/>"), "ENCRYPTED"),
    # Old ones
    ("plain.xls", (FILES / "people.xls").read_bytes, READ),
    ("torn.xls", lambda: _xls(_torn), "DAMAGED"),
    ("scrambled.xls", lambda: _xls(_scrambled), "DAMAGED TOO_BIG"),
    ("empty-compound.xls", lambda: compound("Workbook"), "DAMAGED EMPTY"),
    ("word.doc", lambda: compound("WordDocument"), "UNSUPPORTED"),
    ("excel4.xls", lambda: b"\x09\x04\x06\x00\x00\x00\x10\x00" + bytes(50), "UNSUPPORTED"),
    # Other things under a spreadsheet's name
    ("text.docx", _docx, "UNSUPPORTED"),
    ("document.xlsx", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "UNSUPPORTED"),
    ("picture.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(40), "UNSUPPORTED"),
    ("page.xls", lambda: b"<html><table><tr><td>Name</td></tr></table></html>", "UNSUPPORTED"),
    ("markup.xml", lambda: b'<?xml version="1.0"?><Workbook/>', "UNSUPPORTED"),
    ("gzip.csv", lambda: b"\x1f\x8b\x08" + bytes(30), "UNSUPPORTED"),
    ("noise.xlsx", lambda: bytes((n * 197 + n // 7 * 31) % 251 for n in range(5_000)), "UNREADABLE DAMAGED"),
    ("zeros.csv", lambda: bytes(4_000), "UNREADABLE EMPTY"),
    ("nothing.xlsx", lambda: b"", "EMPTY"),
    ("blank.csv", lambda: b"\n\n  \n", "EMPTY"),
    ("blank.xlsx", lambda: workbook('<row r="1"/>'), "EMPTY"),
    ("text.xlsx", CSV.encode, READ),
    ("book.csv", workbook, READ),
    ("book.xls", workbook, READ),
    # Honest but unusual
    ("strict.xlsx", _strict, READ),
    ("utf16-part.xlsx", _utf16_part, "DAMAGED"),
    ("prefixed.xlsx", _prefixed, READ),
    ("plain.ods", lambda: ods(ods_rows(PEOPLE)), READ),
    ("stored.xlsx", lambda: packed(parts(sheet(rows_of(PEOPLE))), zipfile.ZIP_STORED), READ),
    (
        "errors.xlsx",
        lambda: workbook(rows_of(PEOPLE) + '<row r="4"><c r="A4"><v>1</v></c><c r="B4" t="e"><v>#REF!</v></c></row>'),
        READ,
    ),
    (
        "unvalued.xlsx",
        lambda: workbook(rows_of(PEOPLE) + f'<row r="4">{cell("A4", "x")}<c r="B4"><f>A1</f></c></row>'),
        READ,
    ),
    ("formulas.csv", lambda: b"Name,E-mail,Phone\n=1+1,@SUM(A1),+82 10\n-2,=cmd|' /C calc'!A0,007\n", READ),
    ("utf16.csv", lambda: CSV.encode("utf-16"), READ),
    ("utf16-unmarked.csv", lambda: CSV.encode("utf-16-le"), READ),
    ("korean.csv", lambda: KOREAN.encode("cp949"), READ),
    ("japanese.csv", lambda: JAPANESE.encode("shift_jis"), READ),
    ("western.csv", lambda: CSV.encode("cp1252"), READ),
    ("nulls.csv", lambda: CSV.encode().replace(b"Ama", b"A\x00ma"), READ),
    # Texts that can't be taken apart
    ("lone-quote.csv", lambda: CSV.encode() + b'"never closed,x,y\n' + CSV.encode() * 40, READ),
    ("open-quote.csv", lambda: CSV.encode() + b'"never, closed,x,y\n' + CSV.encode() * 40, "DAMAGED"),
    ("stray-quote.csv", lambda: CSV.encode() + b'"Ama" Mensah,"a,b",Ghana\n', "DAMAGED"),
    ("one-line.csv", lambda: b"A" * 20_000_000, "TOO_BIG"),
    ("one-row.csv", lambda: b"a," * 2_000_000, "TOO_BIG"),
    ("quoted-line.csv", lambda: b'Name,Mail\n"' + b"A" * 5_000_000 + b'",x\n', "TOO_BIG DAMAGED"),
    ("too-many-rows.csv", lambda: b"a,b\n" * 1_200_000, "TOO_BIG"),
]
