"""A pool of people and its quotas as tables anybody can write: what `select` and its like read.

Every row is read or the file is refused with its row and column: a rule that was left out in silence would be worse.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from workshopplanner.core.selection import (
    NOT_STATED,
    Candidate,
    CountRule,
    DistinctRule,
    EachRule,
    Rule,
    Unit,
)
from workshopplanner.errors import UserError
from workshopplanner.language import _

QUOTAS = ("feature", "value", "min", "max")
WEIGHT = "weight"
EACH, DISTINCT, BLANK = "*", "#distinct", "(blank)"  # values of a quota that mean more than themselves
SEVERAL = "|"  # between several values of one cell
_SIGNS = ",;\t|"
_SHARE = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*%")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]{1,3})?")


@dataclass(frozen=True)
class Pool:
    """The people of a file, and its columns by their names in small letters."""

    people: tuple[Candidate, ...]
    columns: Mapping[str, str]


@dataclass(frozen=True)
class Grid:
    """A file's table: its headers, and its rows with the numbers they have in the file."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]

    def column(self, wanted: str) -> str | None:
        """Return the header that is meant, whatever its case."""
        if wanted in self.headers:
            return wanted
        return next((each for each in self.headers if each.casefold() == wanted.casefold()), None)

    def wrong(self, row: int, column: str, sentence: str) -> UserError:
        """Return a complaint about a cell."""
        where = _("“{file}”, row {row}, column “{column}”: {problem}")
        return UserError(where.format(file=self.name, row=row, column=column, problem=sentence))


def read_grid(path: Path) -> Grid:
    """Read the table of a text file in any encoding, with commas, semicolons, tabs or bars, or of a spreadsheet."""
    records = list(_records(path))
    if not records:
        raise UserError(_("“{file}” is empty.").format(file=path.name))
    headers = tuple(each.strip() for each in records[0][1])
    double = next((each for at, each in enumerate(headers) if each and each in headers[:at]), None)
    if double is not None:
        raise UserError(_("“{file}” has two columns named “{column}”.").format(file=path.name, column=double))
    grid = Grid(path.name, headers, ())
    rows = []
    for number, cells in records[1:]:
        if not any(each.strip() for each in cells):
            continue
        if any(each.strip() for each in cells[len(headers) :]):
            raise grid.wrong(number, headers[-1], _("there are more cells than headers."))
        padded = [*cells, *[""] * (len(headers) - len(cells))]
        rows.append((number, {name: cell.strip() for name, cell in zip(headers, padded, strict=False)}))
    return Grid(path.name, headers, tuple(rows))


def _records(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        data = path.read_bytes()
    except OSError as problem:
        sentence = _("“{name}” can't be read: {reason}.")
        raise UserError(sentence.format(name=path.name, reason=problem.strerror or problem)) from problem
    if data[:2] in (b"PK", b"\xd0\xcf"):
        yield from _spreadsheet(path)
        return
    text = _decoded(data, path.name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_sign(text), strict=True)
    try:
        before = 0
        for cells in reader:
            yield before + 1, cells
            before = reader.line_num
    except csv.Error as problem:
        sentence = _("“{file}”, row {row}: the quotation marks don't pair.")
        raise UserError(sentence.format(file=path.name, row=reader.line_num)) from problem


def _decoded(data: bytes, name: str) -> str:
    from workshopplanner.exchange.reading.encodings import encoding_of
    from workshopplanner.exchange.reading.refusals import Refused

    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(encoding_of(data).name).removeprefix("\ufeff")
    except (Refused, UnicodeDecodeError) as problem:
        sentence = _("“{name}” can't be read as a table; save it as CSV in UTF-8 and try again.")
        raise UserError(sentence.format(name=name)) from problem


def _sign(text: str) -> str:
    """Return the sign that the header is cut by."""
    header = re.sub(r'"[^"]*"', "", text.lstrip("\n\r").split("\n", 1)[0])
    return max(_SIGNS, key=header.count)


def _spreadsheet(path: Path) -> Iterator[tuple[int, list[str]]]:
    from workshopplanner.exchange.reading import read_file

    reading = read_file(path)
    table = reading.best
    if reading.refused is not None or table is None:
        raise UserError(reading.refused.message if reading.refused else _("“{file}” is empty.").format(file=path.name))
    yield table.header_row, list(table.headers)
    for number, cells in table.rows:
        yield number, ["" if each is None else str(each) for each in cells]


# ---- people


def read_pool(path: Path, id_column: str | None = None, score_column: str | None = None) -> Pool:
    """Read people: their ids as written, their scores, and every column as a feature of them.

    Without `id_column` the column "id", or the first one; without `score_column` the column "score", if there is one.
    """
    grid = read_grid(path)
    identity = _wanted(grid, id_column, "id") or grid.headers[0]
    scored = _wanted(grid, score_column, "score")
    found: dict[str, int] = {}
    people = []
    for number, cells in grid.rows:
        person = cells[identity]
        if not person:
            raise grid.wrong(number, identity, _("the id is missing."))
        if person in found:
            sentence = _("the id “{id}” stands in row {row} already.")
            raise grid.wrong(number, identity, sentence.format(id=person, row=found[person]))
        found[person] = number
        score = _score(grid, number, scored, cells[scored]) if scored else None
        features = {name: several for name, cell in cells.items() if (several := _several(cell))}
        people.append(Candidate(person, person, score, features))
    return Pool(tuple(people), {each.casefold(): each for each in reversed(grid.headers)})


def _wanted(grid: Grid, asked: str | None, usual: str) -> str | None:
    column = grid.column(asked or usual)
    if asked is not None and column is None:
        sentence = _("“{file}” has no column “{column}”; it has: {headers}.")
        raise UserError(sentence.format(file=grid.name, column=asked, headers=", ".join(grid.headers)))
    return column


def _several(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(str.strip, cell.split(SEVERAL)))))


def _score(grid: Grid, row: int, column: str, cell: str) -> Decimal | None:
    if not cell:
        return None
    if not _NUMBER.fullmatch(cell):
        raise grid.wrong(row, column, _("“{cell}” is no number.").format(cell=cell))
    return Decimal(cell.replace(",", "."))


# ---- quotas


def read_quotas(path: Path, known: Mapping[str, str]) -> tuple[Rule, ...]:
    """Read rules about the columns of a pool; each has the number of its row as id."""
    grid = read_grid(path)
    columns = {name: grid.column(name) for name in (*QUOTAS, WEIGHT)}
    missing = [name for name in QUOTAS if columns[name] is None]
    if missing:
        sentence = _("“{file}” has no column “{column}” in its first row; quotas need feature, value, min and max.")
        raise UserError(sentence.format(file=grid.name, column=missing[0]))
    return tuple(_rule(grid, number, cells, columns, known) for number, cells in grid.rows)


def _rule(
    grid: Grid, row: int, cells: Mapping[str, str], columns: Mapping[str, str | None], known: Mapping[str, str]
) -> Rule:
    told = {name: cells[column] if column else "" for name, column in columns.items()}
    feature = known.get(told["feature"].casefold(), "")
    if not feature:
        sentence = _("the pool has no column “{feature}”.").format(feature=told["feature"])
        raise grid.wrong(row, "feature", sentence)
    least, share_least = _figure(grid, row, "min", told["min"])
    most, share_most = _figure(grid, row, "max", told["max"])
    if least is not None and most is not None and share_least is not share_most:
        raise grid.wrong(row, "max", _("min and max must both be numbers or both be shares."))
    unit = Unit.SHARE if share_least or share_most else Unit.COUNT
    weight = _weight(grid, row, told[WEIGHT])
    hard, value = weight is None, told["value"]
    if value == DISTINCT:
        if unit is Unit.SHARE:
            raise grid.wrong(row, "min", _("a number of different values can't be a share."))
        low, high = (None if each is None else int(each) for each in (least, most))
        return DistinctRule(row, feature, low, high, hard=hard, weight=weight or 1)
    if value in ("", EACH):
        return EachRule(row, feature, least, most, unit, hard=hard, weight=weight or 1)
    values = tuple(NOT_STATED if each == BLANK else each for each in _several(value))
    return CountRule(row, feature, values, least, most, unit, hard=hard, weight=weight or 1)


def _figure(grid: Grid, row: int, column: str, cell: str) -> tuple[Decimal | None, bool]:
    """Return a figure, and whether it is a share."""
    if not cell:
        return None, False
    share = _SHARE.fullmatch(cell)
    try:
        figure = Decimal((share.group(1) if share else cell).replace(",", "."))
    except InvalidOperation:
        figure = Decimal(-1)
    if not figure.is_finite() or figure < 0 or (not share and figure != figure.to_integral_value()):
        sentence = _("“{cell}” is no whole number such as 14, and no share such as 40%.")
        raise grid.wrong(row, column, sentence.format(cell=cell))
    return figure, share is not None


def _weight(grid: Grid, row: int, cell: str) -> Decimal | None:
    if not cell:
        return None
    if not _NUMBER.fullmatch(cell) or (weight := Decimal(cell.replace(",", "."))) <= 0:
        raise grid.wrong(row, WEIGHT, _("“{cell}” is no number above zero.").format(cell=cell))
    return weight
