"""Lists that stand side by side on one sheet, told apart by the empty columns between them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, islice

from workshopplanner.core.sheets import Cell
from workshopplanner.exchange.reading.cells import cleaned
from workshopplanner.exchange.reading.layout import LOOK_AHEAD, find_header, words_in
from workshopplanner.exchange.reading.source import NumberedRow, Source, Spans

_NAME = re.compile(
    r"\b(?:name|surname|noms?|prénoms?|nombres?|apellidos?|nome|имя|фамилия)\b|성명|이름|氏名|姓名|الاسم", re.IGNORECASE
)


def side_by_side(source: Source) -> list[Source]:
    """Return a source for each list, from left to right; mostly there is but one."""
    rows = iter(source.rows)
    ahead = list(islice(rows, LOOK_AHEAD))
    source.rows = chain(ahead, rows)
    spans = _ranges(source, ahead)
    if len(spans) < 2:
        return [source]
    kept = list(source.rows)
    return [_part(source, kept, left, right, first=at == 0) for at, (left, right) in enumerate(spans)]


def _part(source: Source, rows: Sequence[NumberedRow], left: int, right: int, *, first: bool) -> Source:
    cut = ((number, row[left:right]) for number, row in rows)
    column = source.first_column + left
    return replace(source, rows=cut, first_column=column, remarks=source.remarks if first else [])


def _ranges(source: Source, ahead: Sequence[NumberedRow]) -> list[tuple[int, int]]:
    """Return the columns of each list, where there are several."""
    filled = [(number, cleaned(row)) for number, row in ahead]
    filled = [(number, row) for number, row in filled if row.count(None) < len(row)]
    if not filled or (None not in filled[-1][1] and all(None not in row for _number, row in filled)):
        return []
    header = find_header(filled, Spans(source))
    if header.last < 0:
        return []
    below = [row for _number, row in filled[header.last :]]
    spans = _runs([any(row[column] is not None for row in below) for column in range(len(below[0]))])
    spans = [(left, right) for left, right in spans if right - left > 1]
    lists = [[row[left:right] for row in below] for left, right in spans]
    return spans if len(lists) > 1 and all(map(_names_people, lists)) and _are_apart(lists) else []


def _runs(there: Sequence[bool]) -> list[tuple[int, int]]:
    """Return where columns with cells begin and end."""
    edges = [at for at in range(len(there) + 1) if (at > 0 and there[at - 1]) != (at < len(there) and there[at])]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _names_people(rows: Sequence[Sequence[Cell]]) -> bool:
    return words_in(rows[0]) >= 2 and any(isinstance(cell, str) and _NAME.search(cell) for cell in rows[0])


def _are_apart(lists: Sequence[Sequence[Sequence[Cell]]]) -> bool:
    """Tell whether lists are no parts of one: their headers are the same, or one ends before the other."""
    headers = {frozenset(str(cell).casefold().strip() for cell in rows[0] if cell is not None) for rows in lists}
    if len(headers) == 1:
        return True
    filled = [[any(cell is not None for cell in row) for row in rows] for rows in lists]
    lengths = {sum(rows) for rows in filled}
    return len(lengths) == len(lists) and all(all(rows[: sum(rows)]) for rows in filled)
