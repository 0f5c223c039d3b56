"""Fitting the week onto one page: the largest print at which no text is clipped."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workshopplanner.exchange.workbook import paper, styles
from workshopplanner.exchange.workbook.blocks import Block, Week, row_heights, stretch
from workshopplanner.exchange.workbook.metrics import height, line_height
from workshopplanner.exchange.workbook.model import Page, Rich, Run

CLOCK = 30.0  # points: width of each of the two columns of times
SMALL = 8.0  # points: the smaller of the two sizes of print
DATES = 18.0  # points: height of the row of dates
_SMALLEST_SCALE = 0.4  # a week that needs less is shrunk by the spreadsheet, not laid out anew
_PADDING = 15.0  # points a reader keeps free inside a cell: both sides, the bar of the theme, and the indent behind it
_SLACK = 4.0  # points above and below a text
_TALLEST = 400.0  # points: a spreadsheet's rows end at 409
_SPREADS = (0.4, 0.6, 0.8, 1.0)  # how much each further lane widens its day; the one that prints largest is taken


@dataclass(frozen=True)
class Words:
    """All that is written on the page."""

    title: str
    subtitle: str
    days: tuple[str, ...]
    blocks: tuple[Rich, ...]
    legend: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Fit:
    """Widths of all columns, and heights of the rows above, in and below the grid; `scale` is that of the print."""

    scale: float
    widths: tuple[float, ...]
    head: tuple[float, ...]
    body: tuple[float, ...]
    foot: tuple[float, ...]

    @property
    def tall(self) -> float:
        """The height of everything."""
        return sum(self.head) + sum(self.body) + sum(self.foot)


def fit(week: Week, words: Words, page: Page) -> Fit:
    """Return the layout that prints largest, its rows stretched by the clock to fill the page."""
    best = max((_largest(week, words, page, spread) for spread in _SPREADS), key=lambda one: one.scale)
    spare = paper.printable(page)[1] / best.scale - sum(best.head) - sum(best.foot)
    body = stretch(best.body, _minutes(week), spare, _TALLEST)
    return Fit(best.scale, best.widths, best.head, tuple(body), best.foot)


def _largest(week: Week, words: Words, page: Page, spread: float) -> Fit:
    low, high = _SMALLEST_SCALE, 1.0
    best = _lay_out(week, words, page, spread, high)
    if best.tall <= paper.printable(page)[1]:
        return best
    best = _lay_out(week, words, page, spread, low)
    for _step in range(7):
        scale = (low + high) / 2
        tried = _lay_out(week, words, page, spread, scale)
        if tried.tall <= paper.printable(page)[1] / scale:
            best, low = tried, scale
        else:
            high = scale
    return best


def _lay_out(week: Week, words: Words, page: Page, spread: float, scale: float) -> Fit:
    """Lay the page out at a scale: at half the scale there is room for twice as much, printed half as large."""
    widths = _widths(week, spread, paper.printable(page)[0] / scale)
    return Fit(scale, widths, _head(week, words, widths), _body(week, words, widths), _foot(week, words, widths))


def _widths(week: Week, spread: float, across: float) -> tuple[float, ...]:
    weights = [1 + spread * (columns - 1) for columns in week.columns]
    unit = (across - 2 * CLOCK) / sum(weights)
    days = zip(weights, week.columns, strict=True)
    return (CLOCK, CLOCK, *(unit * weight / columns for weight, columns in days for _column in range(columns)))


def _head(week: Week, words: Words, widths: Sequence[float]) -> tuple[float, ...]:
    across = sum(widths)
    labels = [_need((Run(text, SMALL),), day_across(week, widths, at)) for at, text in enumerate(words.days)]
    title = _need((Run(words.title, styles.TITLE.size, bold=True),), across)
    return title, _need((Run(words.subtitle, styles.SUBTITLE.size),), across) + 2, DATES, max(labels)


def _body(week: Week, words: Words, widths: Sequence[float]) -> tuple[float, ...]:
    needs = (
        (block.row, block.rows, _need(text, _block_across(widths, block)))
        for block, text in zip(week.blocks, words.blocks, strict=True)
    )
    return tuple(row_heights(needs, _minutes(week), line_height("", SMALL) + 2))


def _foot(week: Week, words: Words, widths: Sequence[float]) -> tuple[float, ...]:
    """Return the heights of a gap, of the legend with one theme below each day, and of the note."""
    each = len(week.days)
    legend = [
        max(_need((Run(text, SMALL),), day_across(week, widths, at)) for at, text in enumerate(row))
        for row in (words.legend[start : start + each] for start in range(0, len(words.legend), each))
    ]
    return 8.0, *legend, _need((Run(words.note, SMALL),), sum(widths))


def day_across(week: Week, widths: Sequence[float], at: int) -> float:
    """Return the width of all columns of a day."""
    first = 2 + week.first_column(at)
    return sum(widths[first : first + week.columns[at]])


def _block_across(widths: Sequence[float], block: Block) -> float:
    return sum(widths[2 + block.column : 2 + block.column + block.columns])


def _need(text: Rich, across: float) -> float:
    return height(text, across - _PADDING) + _SLACK


def _minutes(week: Week) -> list[int]:
    return [end - begin for begin, end in pairwise(week.times)]
