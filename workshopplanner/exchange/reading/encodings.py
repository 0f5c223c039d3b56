"""In which letters a text is written, found out from its bytes."""

import codecs
import re
from dataclasses import dataclass

from workshopplanner.exchange.reading import refusals

_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
_SAMPLE = 1 << 17

# What people's names and offices in these languages are written in; rarer signs speak against an encoding.
_USUAL = {
    "cp949": re.compile(r"[가-힣]"),
    "cp932": re.compile(r"[\u3041-\u30ff々〆ー\u3000-\u3002]|[\u4e00-\u9fff]"),
    "gb18030": re.compile(r"[\u4e00-\u9fff\u3000-\u3002，：（）；]"),
    "big5": re.compile(r"[\u4e00-\u9fff\u3000-\u3002，：（）；]"),
    "euc_jp": re.compile(r"[\u3041-\u30ff々〆ー\u3000-\u3002]|[\u4e00-\u9fff]"),
}
_SINGLE = ["cp1252", "cp1251", "cp1250", "cp1256", "cp1253", "cp1254", "cp1255", "cp874", "cp1257", "cp1258"]


@dataclass(frozen=True)
class Encoding:
    """The name of an encoding, and whether the bytes themselves prove it."""

    name: str
    certain: bool


def encoding_of(data: bytes) -> Encoding:
    """Return how a text is encoded; refuse bytes that are no text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Encoding(name, certain=True)
    if wide := _wide(data):
        return Encoding(wide, certain=True)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _old(data)
    if _is_binary(data):
        raise refusals.unknown_encoding()
    return Encoding("utf-8", certain=True)


def _wide(data: bytes) -> str:
    """Two bytes a letter without a mark: the zeros of tabs, commas and line ends stand on one side."""
    sample = data[:4096]
    left, right = sample[::2].count(0), sample[1::2].count(0)
    if max(left, right) * 8 < len(sample) // 2 or min(left, right) * 4 > max(left, right):
        return ""
    return "utf-16-le" if right > left else "utf-16-be"


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    odd = sum(map(sample.count, map(bytes, ([each] for each in (*range(9), *range(14, 27), *range(28, 32))))))
    return odd * 20 > len(sample)


def _old(data: bytes) -> Encoding:
    if _is_binary(data):
        raise refusals.unknown_encoding()
    sample = data[: data.rfind(b"\n", 0, _SAMPLE) + 1 or _SAMPLE]
    if not any(each > 127 for each in sample):
        sample = data
    scores = {name: score for name in _USUAL if (score := _score(sample, name)) > 0}
    best = max(scores, key=scores.__getitem__, default="")
    if best and scores[best] >= 0.8 and _decodes(data, best):
        return Encoding(best, certain=False)
    return Encoding(_single(sample, data), certain=False)


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _score(sample: bytes, name: str) -> float:
    """Return which share of the signs beyond ASCII is usual in an encoding of several bytes; 0 where it can't be it."""
    try:
        text = sample.decode(name)
    except UnicodeDecodeError as problem:
        if problem.start < len(sample) - 4:
            return 0
        text = sample[: problem.start].decode(name)
    high = [sign for sign in text if ord(sign) > 127]
    if not high:
        return 0
    usual = sum(bool(_USUAL[name].match(sign)) for sign in high)
    # The same bytes are often possible signs of a neighbour: the commoner their row in the table, the likelier.
    return usual / len(high) * (0.9 + 0.1 * _common(high, name)) - _alone(sample, name) * 2


def _common(high: list[str], name: str) -> float:
    """Return which share of the signs stands in the part of the table for everyday use."""
    if name in ("cp932", "euc_jp"):
        kana = sum("\u3041" <= sign <= "\u30ff" for sign in high) / len(high)
        halved = sum("\uff61" <= sign <= "\uff9f" for sign in high) / len(high)
        return min(1.0, kana * 4) - halved * 5
    native = {"cp949": (0xB0, 0xC8), "gb18030": (0xB0, 0xD7), "big5": (0xA4, 0xC6)}[name]
    leads = [sign.encode(name, "replace")[0] for sign in high]
    return sum(native[0] <= lead <= native[1] for lead in leads) / len(leads)


def _alone(sample: bytes, name: str) -> float:
    """Return which share of the high bytes stands between letters of ASCII, as accents do."""
    if name == "cp932":  # there the second byte of a sign may be a letter of ASCII
        return 0
    high = len(re.findall(rb"[\x80-\xff]", sample))
    return len(re.findall(rb"(?<=[A-Za-z])[\x80-\xff](?=[a-z\s,;.\"\x27-])", sample)) / max(high, 1)


_WESTERN = frozenset("àâäéèêëïîìòôöùûüçñáíóúãõßÀÂÉÈÊÎÔÇÑÁÍÓÚÖÜÄŒœ’‘“”–—…«»°ºª·€¡¿\xa0")
_TURKISH = frozenset("ðþÞÐýÝ")  # what ğ, ş, Ş, Ğ, ı and İ look like when they are taken for western ones


def _single(sample: bytes, data: bytes) -> str:
    """Return an encoding of one byte a letter, the western ones first: the others have their letters too, as others."""
    signs = {sign for sign in sample.decode("cp1252", "replace") if ord(sign) > 127}
    if signs <= _WESTERN:
        return "cp1252" if _decodes(data, "cp1252") else "latin-1"
    if signs <= _WESTERN | _TURKISH and signs & set("ðþÞÐ"):
        return "cp1254"
    from charset_normalizer import from_bytes

    found = from_bytes(sample, cp_isolation=_SINGLE, threshold=0.5).best()
    likely = [found.encoding if found else "cp1252", "cp1252"]
    return next((name for name in likely if _decodes(data, name)), "latin-1")
