"""Text as a table: the sign between its columns found out, quotation marks taken strictly, every cell kept as text."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from workshopplanner.core.sheets import Cell
from workshopplanner.exchange.reading import limits, refusals

_SIGNS = ("\t", ";", ",", "|")
_SAMPLE_LINES = 60
_SEPARATOR = re.compile(r'"?sep=(.)"?\r?\n?\Z', re.IGNORECASE)
# Spreadsheets are told by an apostrophe that a text is no formula; our own exports do so too.
_GUARDED = re.compile(r"'+[=@+\-\t\r]")


@dataclass(frozen=True)
class Delimited:
    """A text whose columns are told apart by `sign`; `quoted` is False where quotation marks are only signs."""

    text: str
    sign: str
    quoted: bool
    width: int
    height: int
    skipped: int = 0  # the line "sep=;" at the top
    torn: int = 0  # the first row with a quotation mark that has no partner, where they are only signs

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Yield the rows, equally long, with their numbers in a spreadsheet, from 1."""
        for number, row in enumerate(_records(self.text, self.sign, quoted=self.quoted), 1):
            if number > self.skipped:
                row.extend([""] * (self.width - len(row)))
                yield number, [(_woken(cell) if cell[0] == "'" else cell) if cell else None for cell in row]


def delimited(text: str) -> Delimited:
    """Return how a text is to be taken apart; refuse one whose quotation marks leave that open."""
    first = _SEPARATOR.match(text[:16].split("\n", 1)[0])
    sign = first.group(1) if first else _sign(text)
    skipped = 1 if first else 0
    for quoted in (True, False):
        bad, height, width = _measured(text, sign, quoted=quoted)
        if height > limits.TEXT_ROWS or width > limits.COLUMNS or height * width > limits.BOX_CELLS:
            raise refusals.too_big()
        if quoted and not bad:
            return Delimited(text, sign, True, width, height, skipped)
        if quoted:
            torn = bad
        elif not bad and _is_plain(text, sign, width):
            return Delimited(text, sign, False, width, height, skipped, torn)
    raise refusals.unbalanced(torn)


def _records(text: str, sign: str, *, quoted: bool = True) -> Iterator[list[str]]:
    csv.field_size_limit(limits.TEXT_CELL)
    return csv.reader(
        io.StringIO(text, newline=""),
        delimiter=sign,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        strict=True,
    )


def _sign(text: str) -> str:
    """Return the sign that cuts most lines into equally many parts, at least two."""
    lines = text[: 1 << 17].split("\n")[:_SAMPLE_LINES]
    if len(lines) > 2:
        lines.pop()
    best, most = ",", 0.0
    for sign in _SIGNS:
        widths = Counter(_width(line, sign) for line in lines if line.strip())
        width, often = max(widths.items(), key=lambda each: (each[1] * (each[0] > 1), each[0]), default=(1, 0))
        score = often * min(width, 12) if width > 1 else 0
        if score > most:
            best, most = sign, score
    return best


def _width(line: str, sign: str) -> int:
    return re.sub(r'"[^"]*"', "", line).count(sign) + 1


def _woken(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


def _measured(text: str, sign: str, *, quoted: bool) -> tuple[int, int, int]:
    """Return the row at which quotation marks stop to pair, 0 where all is well; how many rows there are, how wide."""
    number = width = 0
    try:
        for row in _records(text, sign, quoted=quoted):
            number += 1
            width = max(width, len(row))
    except csv.Error as problem:
        if "limit" in str(problem) and '"' not in text[: limits.TEXT_CELL]:
            raise refusals.too_big() from None
        return number + 1, number, width
    return 0, number, width


def _is_plain(text: str, sign: str, width: int) -> bool:
    """Tell whether every line has equally many columns when quotation marks are signs like any other."""
    even = all(len(row) in (0, width) for row in _records(text, sign, quoted=False))
    return even and width > 1 and f'"{sign}"' not in text
