"""The zip around a spreadsheet, looked at before any parser sees it: what its parts really are and how big."""

import codecs
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from workshopplanner.exchange.reading import limits, refusals

_CHUNK = 1 << 18
_LOCAL = struct.Struct("<4s5H3L2H")
_FORBIDDEN = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_XML = (".xml", ".rels", ".vml")


@dataclass
class Package:
    """The parts of a zip whose frame has been checked, and how much of them has been unpacked so far."""

    data: bytes
    parts: dict[str, zipfile.ZipInfo]
    unpacked: int = 0

    def part(self, name: str) -> bytes:
        """Return a small part whole; empty where there is none."""
        if name not in self.parts:
            return b""
        content = bytearray()
        for chunk in self.chunks(name):
            content += chunk
            if len(content) > limits.SMALL_PART_BYTES:
                raise refusals.too_big()
        return bytes(content)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Unpack a part piece by piece; markup comes as UTF-8, without a DTD, and is counted."""
        is_xml = name.lower().endswith(_XML)
        pieces = self._counted(self.parts[name], self._pieces(self.parts[name]))
        yield from self._markup(pieces) if is_xml else pieces

    def chunks_again(self, name: str) -> Iterator[bytes]:
        """Unpack a part of markup that has been counted."""
        yield from self._markup(self._pieces(self.parts[name]))

    def _pieces(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        start = self.content(info)
        packed = memoryview(self.data)[start : start + info.compress_size]
        if info.compress_type == zipfile.ZIP_STORED:
            return (bytes(packed[at : at + _CHUNK]) for at in range(0, len(packed), _CHUNK))
        return _inflated(packed)

    def _counted(self, info: zipfile.ZipInfo, pieces: Iterator[bytes]) -> Iterator[bytes]:
        size, check = 0, 0
        for piece in pieces:
            size += len(piece)
            self.unpacked += len(piece)
            check = zlib.crc32(piece, check)
            if size > info.file_size:
                raise refusals.unsafe()  # more comes out than the list says
            if self.unpacked > limits.XML_BYTES:
                raise refusals.too_big()
            yield piece
        if size != info.file_size or check != info.CRC:
            raise refusals.damaged()

    def content(self, info: zipfile.ZipInfo) -> int:
        """Return where a part's content begins; its own heading must say the same as the list of parts."""
        head = self.data[info.header_offset : info.header_offset + _LOCAL.size]
        if len(head) < _LOCAL.size or head[:4] != b"PK\x03\x04":
            raise refusals.damaged()
        fields = _LOCAL.unpack(head)
        if fields[3] != info.compress_type or bool(fields[2] & 1) != bool(info.flag_bits & 1):
            raise refusals.unsafe()
        sizes = (fields[8], fields[7])
        told_later = fields[2] & 8 or 0xFFFFFFFF in sizes
        if not told_later and sizes != (info.file_size, info.compress_size):
            raise refusals.unsafe()
        start: int = info.header_offset + _LOCAL.size + fields[9] + fields[10]
        name = self.data[info.header_offset + _LOCAL.size :][: fields[9]]
        if name.decode("utf-8" if fields[2] & 0x800 else "cp437", "replace") != info.orig_filename:
            raise refusals.unsafe()
        if start + info.compress_size > len(self.data):
            raise refusals.damaged()
        return start

    @staticmethod
    def _markup(pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Pass on markup in whole tags as UTF-8, and refuse what no spreadsheet writes."""
        decode = None
        rest = b""
        for number, piece in enumerate(pieces):
            decode = _decoder(piece) if number == 0 else decode
            part = rest + (decode.decode(piece).encode() if decode else piece)
            if _FORBIDDEN.search(part):
                raise refusals.unsafe()
            end = part.rfind(b"<")
            rest = part[end:] if end >= 0 else part
            if len(rest) > limits.RUN_BYTES:
                raise refusals.unsafe()  # a cell of a mebibyte is no cell
            if end > 0:
                yield part[:end]
        yield rest


def _decoder(first: bytes) -> codecs.IncrementalDecoder | None:
    if first[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return codecs.getincrementaldecoder("utf-16")("replace")
    if first[:2] in (b"<\x00", b"\x00<"):
        return codecs.getincrementaldecoder("utf-16-le" if first[1] == 0 else "utf-16-be")("replace")
    return None


def _inflated(packed: memoryview) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-15)
    try:
        for at in range(0, len(packed), _CHUNK):
            rest: bytes | memoryview = packed[at : at + _CHUNK]
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, _CHUNK * 4)
                rest = unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error:
        raise refusals.damaged() from None


def opened(data: bytes) -> Package:
    """Return the parts of a zip whose frame is sound; refuse tricks, passwords and archives of other things."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, struct.error, OverflowError, UnicodeError, NotImplementedError):
        raise refusals.damaged() from None
    if not infos:
        raise refusals.empty()
    if len(infos) > limits.PARTS:
        raise refusals.unsafe()
    names = [info.filename.replace("\\", "/").lstrip("/") for info in infos]
    if len({name.lower() for name in names}) != len(names):
        raise refusals.unsafe()
    _refuse_overlaps(infos)
    if any(info.flag_bits & 1 for info in infos):
        raise refusals.encrypted()
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in infos):
        raise refusals.unusually_packed()
    package = Package(data, dict(zip(names, infos, strict=True)))
    for info in infos:
        package.content(info)
    return package


def _refuse_overlaps(infos: list[zipfile.ZipInfo]) -> None:
    """Two parts that share their bytes unpack to more than a file can hold."""
    end = 0
    for info in sorted(infos, key=lambda each: each.header_offset):
        if info.header_offset < end:
            raise refusals.unsafe()
        end = info.header_offset + _LOCAL.size + info.compress_size
