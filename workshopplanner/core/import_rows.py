"""The rows of a table read into fields, a portion at a time, with what is to be asked and said about their cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from workshopplanner.core import cleaning
from workshopplanner.core.import_fields import FIELDS
from workshopplanner.core.import_readers import Customs, Outcome, Read, phone, plain, reader
from workshopplanner.core.importing import Question, Warned
from workshopplanner.core.mapping import Match
from workshopplanner.core.names import full_name
from workshopplanner.core.person_names import NameOrder, sort_name, split_name
from workshopplanner.core.sheets import Row

Texts = list[str]
_NEVER_ASKED = frozenset(["email", "phone"])  # each cell another: a memory would only fill up


@dataclass
class ReadRows:
    """What was read so far: for each row its fields and answers; questions and warnings in the order of the rows."""

    values: list[dict[str, str]] = field(default_factory=list)
    answers: list[list[tuple[str, str]]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    asked: set[int] = field(default_factory=set)  # numbers of the rows with a question


class RowReader:
    """Reads portions of a table's rows; remembers what cells came to, because most columns repeat themselves."""

    def __init__(
        self,
        matches: Sequence[Match],
        customs: Customs,
        order: NameOrder | None,
        instead: Mapping[tuple[int, str], str],
    ) -> None:
        self._matches = sorted(matches, key=_countries_first)
        self._customs, self._order = customs, order
        self._instead: dict[str, dict[int, str]] = {}
        for (number, name), text in instead.items():
            self._instead.setdefault(name, {})[number] = text
        self._memories: dict[int, dict[Any, Outcome]] = {match.column: {} for match in matches}
        self._readers = {match.column: reader(match.field, match.column, customs) for match in matches}
        self.read = ReadRows()

    def take(self, rows: Sequence[Row]) -> None:
        """Read some more rows."""
        numbers = [row.number for row in rows]
        columns = list(zip_longest(*(row.cells for row in rows), fillvalue=None))
        values: list[dict[str, str]] = [{} for _row in rows]
        answers: list[list[tuple[str, str]]] = [[] for _row in rows]
        said: set[str] = set()
        for match in self._matches:
            cells: Sequence[Any] = columns[match.column] if match.column < len(columns) else [None] * len(rows)
            if match.field not in said:
                cells = self._put_right(match.field, numbers, cells)
            if match.option:
                _tick(match, cells, values, answers)
            else:
                self._fill(match, cells, numbers, values, answers)
            said.add(match.field)
        for name in self._instead.keys() - said:
            self._fill_in(name, numbers, values)
        self._name(values)
        self.read.values += values
        self.read.answers += answers

    def _put_right(self, name: str, numbers: Sequence[int], cells: Sequence[Any]) -> Sequence[Any]:
        """Return the cells with those that a person has put right in place."""
        texts = self._instead.get(name)
        if not texts:
            return cells
        return [texts.get(number, cell) for number, cell in zip(numbers, cells, strict=True)]

    def _fill_in(self, name: str, numbers: Sequence[int], values: Sequence[dict[str, str]]) -> None:
        """Take what a person typed into a field that no column fills."""
        read = reader(name, -1, self._customs)
        for number, kept in zip(numbers, values, strict=True):
            if number in self._instead[name] and (found := read(self._instead[name][number]).value):
                kept[name] = found

    def _fill(
        self,
        match: Match,
        cells: Sequence[Any],
        numbers: Sequence[int],
        values: Sequence[dict[str, str]],
        answers: Sequence[list[tuple[str, str]]],
    ) -> None:
        name = match.field
        if not name:
            _keep(match.question or match.header, cells, answers)
            return
        joins = FIELDS[name].joins
        for at, outcome in enumerate(self._outcomes(match, cells, values)):
            value = outcome[0]
            if value:
                kept = values[at]
                if name not in kept:
                    kept[name] = value
                elif joins:
                    kept[name] = _joined(name, kept[name], value)
                elif kept[name] != value:
                    answers[at].append((match.header, value))
            if outcome[1]:
                answers[at].append((match.header, outcome[1]))
            if outcome[2] or outcome[4]:
                self._tell(match, outcome, numbers[at])

    def _outcomes(self, match: Match, cells: Sequence[Any], values: Sequence[dict[str, str]]) -> list[Outcome]:
        if match.field == "phone":
            homes = (kept.get("country") or kept.get("nationality") or "" for kept in values)
            return [_NONE if cell is None else phone(cell, home) for cell, home in zip(cells, homes, strict=True)]
        read: Read = plain if match.field == "full_name" else self._readers[match.column]
        if match.field in _NEVER_ASKED:
            return [_NONE if cell is None else read(cell) for cell in cells]
        memory = self._memories[match.column]
        found = []
        for cell in cells:
            outcome = memory.get(cell)
            if outcome is None:
                outcome = memory[cell] = read(cell)
            found.append(outcome)
        return found

    def _tell(self, match: Match, outcome: Outcome, number: int) -> None:
        if outcome.asks:
            self.read.asked.add(number)
            self.read.questions.append(Question(number, match.field, outcome.rest, outcome.choices))
        else:
            warned = Warned(number, match.header, outcome.message, match.field, outcome.suggestion)
            self.read.warnings.append(warned)

    def _name(self, values: Sequence[dict[str, str]]) -> None:
        """Say of each person which part of the name is which."""
        for kept in values:
            whole = kept.pop("full_name", "")
            if whole and not kept.get("family_name") and not kept.get("given_name"):
                _split(kept, cleaning.one_line(whole), self._order)
            family, given = kept.get("family_name", ""), kept.get("given_name", "")
            if family and not family.isascii() and _writes_family_first(family):
                kept["family_first"] = "yes"
            if family and (not family.isascii() or " " in family):
                key = sort_name(family, given)
                if key != f"{family} {given}".strip().casefold():
                    kept["sort_name"] = key


_NONE = Outcome()


def _keep(header: str, cells: Sequence[Any], answers: Sequence[list[tuple[str, str]]]) -> None:
    """Keep a column that has no field as answers to its question."""
    for cell, more in zip(cells, answers, strict=True):
        if cell is not None and (text := cell.strip() if type(cell) is str else cleaning.text_of(cell)):
            more.append((header, text))


def _joined(name: str, before: str, more: str) -> str:
    if more in before:
        return before
    return f"{before}\n{more}" if name == "notes" else f"{before}, {more}"


def _countries_first(match: Match) -> tuple[bool, int]:
    return match.field not in {"country", "nationality"}, match.column


def _split(kept: dict[str, str], whole: str, order: NameOrder | None) -> None:
    parts = split_name(whole, kept.get("country", ""), order)
    if parts.family:
        kept["family_name"] = parts.family
    if parts.given:
        kept["given_name"] = parts.given
    if parts.family_first:
        kept["family_first"] = "yes"
    if parts.title and "title" not in kept:
        kept["title"] = parts.title
    shown = whole[len(parts.title) :].strip() if parts.title and whole.startswith(parts.title) else whole
    if shown != full_name(parts.family, parts.given, parts.family_first) and "," not in shown:
        kept.setdefault("display_name", shown)


def _writes_family_first(family: str) -> bool:
    return all("가" <= letter <= "힣" or "一" <= letter <= "鿿" for letter in family)


def _tick(
    match: Match,
    cells: Sequence[Any],
    values: Sequence[dict[str, str]],
    answers: Sequence[list[tuple[str, str]]],
) -> None:
    """Add the option of a box to the field or the answer of its question, where it is ticked."""
    for cell, kept, more in zip(cells, values, answers, strict=True):
        if cell is None or not cleaning.ticked(cleaning.text_of(cell), match.option):
            continue
        if match.field:
            kept[match.field] = f"{kept[match.field]}, {match.option}" if match.field in kept else match.option
        elif more and more[-1][0] == match.question:
            more[-1] = (match.question, f"{more[-1][1]}, {match.option}")
        else:
            more.append((match.question, match.option))
