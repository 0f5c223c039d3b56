"""Honest spreadsheets and texts, damaged in ways that depend on a number alone."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.exchange.reading.parts import HEAD, MAIN, lying, packed, parts, rows_of, sheet, xlsb

FILES = Path(__file__).parents[1] / "exchange" / "reading" / "files"
ROWS = [("Name", "E-mail", "Country", "Born"), *((f"Ama {n}", f"a{n}@example.org", "Ghana", n) for n in range(60))]
Change = Callable[[random.Random, bytes], bytes]


def damaged(number: int) -> tuple[str, bytes]:
    """Return a file by its number: its name, which tells the damage, and its content."""
    chance = random.Random(number)
    name, honest = chance.choice(_SAMPLES)
    changes = _IN_BYTES + (_IN_ZIPS if honest[:2] == b"PK" else ())
    change = chance.choice(changes)
    return f"{number:05}-{change.__name__.strip('_')}.{name}", change(chance, honest)


def _samples() -> Iterator[tuple[str, bytes]]:
    shared = f'{HEAD}<sst xmlns="{MAIN}"><si><t>Ama</t></si></sst>'
    yield "xlsx", packed(parts(sheet(rows_of(ROWS), after='<mergeCells><mergeCell ref="A2:A4"/></mergeCells>')))
    yield "shared.xlsx", packed(parts(sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), shared=shared))
    yield "xlsb", xlsb([tuple(map(str, row)) for row in ROWS[:20]])
    yield "ods", (FILES / "people.ods").read_bytes()
    yield "xls", (FILES / "people.xls").read_bytes()
    text = "\n".join(";".join(f'"{cell}"' for cell in row) for row in ROWS) + "\n이름;김철수;é\n"
    for encoding in ("utf-8", "cp949", "utf-16"):
        yield f"{encoding}.csv", text.encode(encoding, "replace")


def _unpacked(data: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# ---- in the bytes of any file


def _cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(1, len(data))]


def _flipped(chance: random.Random, data: bytes) -> bytes:
    found = bytearray(data)
    for _time in range(chance.choice([1, 3, 20, 200])):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def _overwritten(chance: random.Random, data: bytes) -> bytes:
    at, size = chance.randrange(len(data)), chance.choice([1, 4, 64, 512])
    return data[:at] + chance.choice([bytes(size), b"\xff" * size, chance.randbytes(size)]) + data[at + size :]


def _moved(chance: random.Random, data: bytes) -> bytes:
    one, two, three = sorted(chance.choices(range(len(data)), k=3))
    return data[:one] + data[two:three] + data[one:two] + data[three:]


def _repeated(chance: random.Random, data: bytes) -> bytes:
    one, two = sorted(chance.choices(range(len(data)), k=2))
    return data[:two] + data[one:two] * chance.choice([1, 2, 30]) + data[two:]


# ---- in the parts of a zip, whose frame stays sound


def _shuffled(chance: random.Random, data: bytes) -> bytes:
    content = _unpacked(data)
    names, values = list(content), list(content.values())
    chance.shuffle(names)
    return packed(dict(zip(names, values, strict=True)))


def _without_part(chance: random.Random, data: bytes) -> bytes:
    content = _unpacked(data)
    del content[chance.choice(list(content))]
    return packed(content)


def _bad_part(chance: random.Random, data: bytes) -> bytes:
    content = _unpacked(data)
    name = chance.choice([name for name, part in content.items() if part])
    part = content[name]
    whole = part.encode() if isinstance(part, str) else part
    return packed(content | {name: chance.choice(_IN_BYTES)(chance, whole)})


def _bad_markup(chance: random.Random, data: bytes) -> bytes:
    content = _unpacked(data)
    name = chance.choice([name for name in content if name.endswith((".xml", ".rels", ".bin"))])
    part = content[name]
    whole = part.encode() if isinstance(part, str) else part
    found = whole.split(chance.choice([b"<", b'"', b" ", b">"]))
    at = chance.randrange(len(found))
    found[at] = chance.choice(_ODDITIES)
    return packed(content | {name: chance.choice([b"<", b'"', b" "]).join(found)})


def _lying(chance: random.Random, data: bytes) -> bytes:
    names = [name for name, part in _unpacked(data).items() if part]
    return lying(data, chance.choice(names), chance.choice([0, 1, 1 << 20, 0x7FFFFFFF, 0xFFFFFFFF]))


_ODDITIES = (b"", b"&x;", b"<!DOCTYPE a>", b"-1", b"99999999999999999999", b"A0", b"XFD1048577", b"\x00", b"\xff\xfe")
_IN_BYTES: tuple[Change, ...] = (_cut, _flipped, _overwritten, _moved, _repeated)
_IN_ZIPS: tuple[Change, ...] = (_shuffled, _without_part, _bad_part, _bad_markup, _lying)
_SAMPLES = list(_samples())
