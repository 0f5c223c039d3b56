"""The decision memo as a sheet of a workbook, set up to be printed."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from workshopplanner.core.exports import Paper, SheetKind
from workshopplanner.core.memo import Memo, Part
from workshopplanner.core.progress import Report, ignore
from workshopplanner.exchange import files
from workshopplanner.exchange.workbook import paper, styles
from workshopplanner.exchange.workbook.book import save_book
from workshopplanner.exchange.workbook.canvas import Canvas
from workshopplanner.exchange.workbook.metrics import height, width
from workshopplanner.exchange.workbook.model import Book, Edge, Format, Grid, Look, Merge, Page, Run, Side
from workshopplanner.language import _, current

_SECTION = Look(size=12, bold=True, down="bottom", bottom=Side(Edge.THIN, styles.BORDER))
_LEAST, _MOST = 34.0, 150.0
_SIZE = 9.0


def write_memo_book(target: Path, memo: Memo, report: Report = ignore) -> Path:
    """Write a memo as a workbook of one sheet; the old file is replaced only when the new one is complete."""
    with files.replacing(target) as temporary:
        save_book(temporary, lay_out(memo), report)
    return target


def lay_out(memo: Memo) -> Book:
    """Return the workbook as plain values."""
    page = Page(Paper.A4, landscape=True, footer=memo.title)
    lines = list(_lines(memo))
    widths = _widths(memo.parts, paper.printable(page)[0])
    canvas, heights = Canvas(), []
    for row, (texts, look) in enumerate(lines):
        heights.append(_put(canvas, row, texts, look, widths))
    merges = tuple(canvas.merges)
    grid = Grid(SheetKind.PARTICIPANTS, _("Decision"), widths, canvas.rows(heights), page, merges, (1, 0))
    return Book((grid,), memo.title, "", memo.workshop, memo.decided.date(), current())


def _lines(memo: Memo) -> Iterator[tuple[tuple[str, ...], Look]]:
    """Yield the rows: one text stands across the page, several each in a column."""
    yield (memo.title,), styles.TITLE
    yield (f"{memo.workshop} · {memo.decided.date().isoformat()}",), styles.SUBTITLE
    if memo.confidential:
        yield (memo.confidential,), styles.NOTE
    for part in memo.parts:
        yield (part.heading,), _SECTION
        for sentence in part.sentences:
            yield (sentence,), styles.BODY
        if part.rows:
            yield part.titles, styles.HEADER
            for row in part.rows:
                yield row, styles.data(Format.TEXT)


def _widths(parts: Sequence[Part], room: float) -> tuple[float, ...]:
    """Return columns as wide as their texts, at most so much; the last one has the rest, as it has in every row."""
    columns = max((len(part.titles) for part in parts), default=1)
    needs = [_LEAST] * (columns - 1)
    for part in parts:
        for row in (part.titles, *part.rows):
            for at, text in enumerate(row[: len(row) - 1]):
                needs[at] = max(needs[at], min(_MOST, width(text, _SIZE, bold=True) + 10))
    return (*(round(need, 1) for need in needs), round(max(_MOST, room - sum(needs)), 1))


def _put(canvas: Canvas, row: int, texts: tuple[str, ...], look: Look, widths: Sequence[float]) -> float:
    """Put a row of texts; return the height it needs."""
    if len(texts) == 1:
        canvas.block(Merge(row, 0, row, len(widths) - 1), texts[0], look)
        extra = 12.0 if look is _SECTION else 5.0
        return height((Run(texts[0], look.size, look.bold),), sum(widths) - 8) + extra
    needs = [14.0]
    for at, text in enumerate(texts):
        last = len(widths) - 1 if at == len(texts) - 1 else at
        canvas.block(Merge(row, at, row, last), text, look)
        needs.append(height((Run(text, look.size, look.bold),), sum(widths[at : last + 1]) - 8) + 4)
    return max(needs)
