"""What all data sheets share: rows made when they are asked for, and columns as wide as their longest text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

from workshopplanner.core.exports import Choice, Pack, SheetKind
from workshopplanner.core.kinds import label
from workshopplanner.exchange.workbook.metrics import LINE, lines, width
from workshopplanner.exchange.workbook.model import Column, Format, Page, Table, Value
from workshopplanner.exchange.workbook.words import subtitle
from workshopplanner.language import _

T = TypeVar("T")
_BUTTON = 16.0  # points: the filter's button in a header cell, and the space around the text
_EDGES = 8.0
_FIXED = {Format.DATE: 60.0, Format.TIME: 36.0, Format.NUMBER: 34.0, Format.DECIMAL: 44.0}
_SIZE = 9.0
_LINE = _SIZE * LINE
ONE_LINE = 12.75  # points
_BROAD = 0.72  # of the font size: a text whose letters are broader than this on average is one in capitals


class Rows(Sequence[tuple[Value, ...]], Generic[T]):
    """The rows of a data sheet, made one at a time from what they show, so that a long list is never held twice."""

    def __init__(self, sources: Sequence[T], make: Callable[[T], tuple[Value, ...]]) -> None:
        self._sources = sources
        self._make = make

    def __len__(self) -> int:
        return len(self._sources)

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return map(self._make, self._sources)

    @overload
    def __getitem__(self, at: int) -> tuple[Value, ...]: ...
    @overload
    def __getitem__(self, at: slice) -> "Rows[T]": ...
    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return Rows(self._sources[at], self._make)
        return self._make(self._sources[at])


def column(title: str, texts: Iterable[str], most: float, values: str = "") -> Column:
    """Return a text column that is as wide as its longest text and its title's longest word, but not over `most`."""
    wanted = width(max(texts, key=len, default=""), _SIZE) + _EDGES
    return Column(title, round(max(_least(title), min(wanted, most)), 1), values=values)


def figures(title: str, kind: Format) -> Column:
    """Return a column of numbers, dates or times."""
    return Column(title, round(max(_FIXED[kind], _least(title)), 1), kind)


def _least(title: str) -> float:
    return max(width(word, _SIZE, bold=True) for word in title.split()) + _BUTTON


def header_height(table: Table) -> float:
    """Return the height of the row of titles, which may be of two lines."""
    return 6 + _LINE * max(lines(one.title, _SIZE, True, one.width - _BUTTON + 2) for one in table.columns)


def height_rule(columns: Sequence[Column]) -> Callable[[Sequence[Value]], float]:
    """Return a function that gives the height of a row; every row gets one, so that all readers end pages alike.

    Most texts of a long list are short, and for them counting letters is enough.
    """
    texts = [
        (at, one.width - 5, int((one.width - 5) / (_SIZE * _BROAD)))
        for at, one in enumerate(columns)
        if one.format is Format.TEXT
    ]

    def height(values: Sequence[Value]) -> float:
        most = 1
        for at, room, sure in texts:
            text = values[at]
            if isinstance(text, str) and (len(text) > sure or not text.isascii() or "\n" in text):
                most = max(most, lines(text, _SIZE, False, room))
        return min(400.0, most * _LINE + 3) if most > 1 else ONE_LINE

    return height


def table_page(pack: Pack, choice: Choice, kind: SheetKind) -> Page:
    """Return the print set-up of a data sheet, whose first row is its column titles and bears no heading."""
    name = _("{workshop}: {sheet}").format(workshop=pack.workshop.title, sheet=label(kind))
    return Page(
        choice.paper,
        landscape=True,
        header=f"{name} · {subtitle(pack, choice)}",
        footer=choice.version,
        repeat_rows=(0, 0),
    )
