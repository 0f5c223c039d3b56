"""Rows on their way from the reading process: by columns, and one that repeats itself as a letter for each row."""

from collections.abc import Iterator, Sequence
from typing import Any

from workshopplanner.core.sheets import Cell, Row

_LETTERS = [chr(code) for code in range(0x23, 0x7F) if chr(code) != "\\"]  # which JSON writes as they are


def packed(rows: Sequence[Sequence[Any]]) -> list[Any]:
    """Return rows, each behind its number, as they are sent."""
    numbers, *columns = zip(*rows, strict=True)
    return [numbers, [_packed(column) for column in columns]]


def unpacked(sent: Sequence[Any]) -> Iterator[Row]:
    """Yield the rows that were sent; equal cells are one and the same, which spares memory."""
    numbers, columns = sent
    return map(Row, numbers, zip(*map(_unpacked, columns), strict=True))


def _packed(column: tuple[Cell, ...]) -> object:
    different = dict.fromkeys(column)
    if len(different) > min(len(_LETTERS), len(column) // 2):
        return column
    if (0 in different or 1 in different) and bool in set(map(type, column)):
        return column  # True equals 1, and is another cell
    letters = dict(zip(different, _LETTERS, strict=False))
    return {"cells": list(different), "letters": "".join(map(letters.__getitem__, column))}


def _unpacked(column: Any) -> Sequence[Cell]:
    if isinstance(column, list):
        return column
    cells = dict(zip(_LETTERS, column["cells"], strict=False))
    return [cells[letter] for letter in column["letters"]]
