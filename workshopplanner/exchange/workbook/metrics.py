"""How much room text needs, because spreadsheets do not size merged rows and a clipped programme is worthless.

The figures are those of Arial, for which every platform has the font itself or one of the same widths.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from workshopplanner.exchange.workbook.model import Run

FONT = "Arial"
LINE = 1.24  # of the font size: readers space lines between 1.15 and 1.24
_WIDE_LINE = 1.45  # fonts for Chinese, Japanese, Korean, Arabic and others in which marks stand above each other
_SAFETY = 1.03  # readers round each letter to the pixels of their own screen or printer

_REGULAR = {
    191: "'",
    222: "ijl‘’ł",
    260: "|",
    278: " !,./:;I[\\]ftı\u00a0",
    333: "()-`r“”„·",
    334: "{}",
    350: "•",
    355: '"',
    389: "*",
    400: "°",
    469: "^",
    500: "Jcksvxyz",
    549: "±",
    556: "#$0123456789?L_abdeghnopqu–«»€đŁþð§",
    584: "+<=>~×−",
    611: "FTZßø",
    667: "&ABEKPSVXYÞ",
    722: "CDHNRUwĐ",
    778: "GOQØ",
    833: "Mm",
    889: "%æ",
    944: "Wœ",
    1000: "—…ŒÆ→",
    1015: "@",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl‘’łı\u00a0",
    333: "!()-:;[]`ft·",
    350: "•|",
    389: "*r{}",
    474: '"',
    500: "z“”„°",
    556: "#$0123456789J_aceksvxy–«»€§±",
    584: "+<=>^~×−",
    611: "?FLTZbdghnopqußøđŁþð",
    667: "EPSVXYÞ",
    722: "&ABCDHKNRUĐ",
    778: "GOQwØ",
    833: "M",
    889: "%mæ",
    944: "Wœ",
    1000: "—…ŒÆ→@",
}
_WIDTHS = tuple(
    {character: width for width, characters in face.items() for character in characters} for face in (_REGULAR, _BOLD)
)

# A character of a script that breaks anywhere stands alone; a word takes the spaces or hyphens behind it along.
_WIDE = "\u1100-\u11ff\u2e80-\uffef\U00020000-\U0003ffff"
_PIECE = re.compile(rf"[{_WIDE}]|[^\s\-{_WIDE}]*[\s\-]+|[^\s\-{_WIDE}]+")


@lru_cache(maxsize=8192)
def _advance(character: str, bold: bool) -> int:
    """Return the width of one character in thousandths of the font size."""
    known = _WIDTHS[bold].get(character)
    if known is not None:
        return known
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1000
    base = unicodedata.normalize("NFKD", character)[0]
    return _WIDTHS[bold].get(base, 760)


_LATIN = tuple([_advance(chr(code), bold) for code in range(256)] for bold in (False, True))


def width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of one line of text in points."""
    try:
        advances: Iterable[int] = map(_LATIN[bold].__getitem__, text.encode("latin-1"))
    except UnicodeEncodeError:
        advances = (_advance(character, bold) for character in text)
    return sum(advances) * size * _SAFETY / 1000


def lines(text: str, size: float, bold: bool, room: float) -> int:
    """Return how many lines a text takes within a width in points; a word that is too long is broken."""
    return sum(_lines(line, size, bold, room) for line in text.split("\n"))


@lru_cache(maxsize=8192)
def _lines(line: str, size: float, bold: bool, room: float) -> int:
    if width(line, size, bold) <= room:
        return 1
    count, used = 1, 0.0
    space = width(" ", size, bold)
    for piece in _pieces(line):
        word = piece.rstrip()
        needed = width(word, size, bold)
        if used and used + needed > room:
            count, used = count + 1, 0.0
        if needed > room:
            count += int(needed / max(room, size))
            needed %= max(room, size)
        used += needed + space * (len(piece) - len(word))
    return count


def _pieces(line: str) -> list[str]:
    """Split where a line may break: after a space or hyphen, and around each wide character."""
    return _PIECE.findall(line)


@lru_cache(maxsize=4096)
def _tall(text: str) -> bool:
    return any(ord(character) > 0x590 and not 0x2000 <= ord(character) < 0x2300 for character in text)


def line_height(text: str, size: float) -> float:
    """Return the height of one line in points."""
    return size * (_WIDE_LINE if _tall(text) else LINE)


def height(runs: Sequence[Run], room: float) -> float:
    """Return the height in points that stretches of text need, each of which begins a line of its own."""
    return sum(
        lines(run.text.strip("\n"), run.size, run.bold, room) * line_height(run.text, run.size)
        for run in runs
        if run.text
    )
