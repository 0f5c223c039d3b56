"""The rows of a table read into fields, a portion at a time, with what is to be asked and said about their cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from workshopplanner.core import cleaning
from workshopplanner.core.import_fields import FIELDS
from workshopplanner.core.import_readers import QUICK_READERS, TEXT_READERS, Customs, Outcome, Read, phone, reader
from workshopplanner.core.importing import Question, Warned
from workshopplanner.core.mapping import Match
from workshopplanner.core.names import full_name
from workshopplanner.core.person_names import NameOrder, sort_name, split_name
from workshopplanner.core.sheets import Row

Texts = list[str]  # one for each row of a portion, empty where it says nothing


@dataclass
class ReadRows:
    """What was read so far: for each row its fields and answers; questions and warnings in the order of the rows."""

    values: list[dict[str, str]] = field(default_factory=list)
    answers: list[tuple[tuple[str, str], ...]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    asked: set[int] = field(default_factory=set)  # numbers of the rows with a question


@dataclass
class _Portion:
    """Some rows being read: a column of texts for each field, and for each question that has none."""

    numbers: Sequence[int]
    fields: dict[str, Texts] = field(default_factory=dict)
    answers: list[tuple[str, Texts]] = field(default_factory=list)

    def blank(self) -> Texts:
        """Return a column in which nothing stands."""
        return [""] * len(self.numbers)

    def values(self) -> list[dict[str, str]]:
        """Return the fields of each row."""
        if not self.fields:
            return [{} for _number in self.numbers]
        full = {name: texts for name, texts in self.fields.items() if "" not in texts}
        rows = zip(*full.values(), strict=True) if full else ((),) * len(self.numbers)
        values = [dict(zip(full, row, strict=True)) for row in rows]
        for name, texts in self.fields.items():
            if name not in full:
                for kept, text in zip(values, texts, strict=True):
                    if text:
                        kept[name] = text
        return values

    def answered(self) -> list[tuple[tuple[str, str], ...]]:
        """Return the answers of each row, with their questions."""
        if not self.answers:
            return [()] * len(self.numbers)
        headers = [header for header, _texts in self.answers]
        rows = zip(*(texts for _header, texts in self.answers), strict=True)
        return [tuple([pair for pair in zip(headers, row, strict=True) if pair[1]]) for row in rows]


class RowReader:
    """Reads portions of a table's rows, a column at a time, and each different cell of a column once."""

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
        self._texts: dict[int, dict[Any, str]] = {match.column: {} for match in matches}
        self._odd: dict[int, dict[Any, Outcome]] = {match.column: {} for match in matches}
        self._readers = {match.column: reader(match.field, match.column, customs) for match in matches}
        self.read = ReadRows()

    def take(self, rows: Sequence[Row]) -> None:
        """Read some more rows."""
        columns = list(zip_longest(*(row.cells for row in rows), fillvalue=None))
        portion = _Portion([row.number for row in rows])
        said: set[str] = set()
        for match in self._matches:
            cells: Sequence[Any] = columns[match.column] if match.column < len(columns) else [None] * len(rows)
            if match.field not in said:
                cells = self._put_right(match.field, portion.numbers, cells)
            if match.option:
                _tick(match, cells, portion)
            elif match.field:
                self._fill(match, cells, portion)
            else:
                _keep(match.question or match.header, cells, portion)
            said.add(match.field)
        for name in self._instead.keys() - said:
            self._fill_in(name, portion)
        values = portion.values()
        self._name(values)
        self.read.values += values
        self.read.answers += portion.answered()

    def _put_right(self, name: str, numbers: Sequence[int], cells: Sequence[Any]) -> Sequence[Any]:
        """Return the cells with those that a person has put right in place."""
        texts = self._instead.get(name)
        if not texts:
            return cells
        return [texts.get(number, cell) for number, cell in zip(numbers, cells, strict=True)]

    def _fill_in(self, name: str, portion: _Portion) -> None:
        """Take what a person typed into a field that no column fills."""
        read, typed = reader(name, -1, self._customs), self._instead[name]
        portion.fields[name] = [read(typed[number]).value if number in typed else "" for number in portion.numbers]

    def _fill(self, match: Match, cells: Sequence[Any], portion: _Portion) -> None:
        texts = self._read_column(match, cells, portion)
        before = portion.fields.setdefault(match.field, texts)
        if before is texts:
            return
        joins = FIELDS[match.field].joins
        other = portion.blank()
        for at, value in enumerate(texts):
            if not value:
                continue
            if not before[at]:
                before[at] = value
            elif joins:
                before[at] = _joined(match.field, before[at], value)
            elif before[at] != value:
                other[at] = value
        portion.answers.append((match.header, other))

    def _read_column(self, match: Match, cells: Sequence[Any], portion: _Portion) -> Texts:
        """Return what cells come to; what is odd about some of them is told and kept."""
        if match.field in QUICK_READERS:
            return self._read_each(match, cells, portion)
        read = self._readers[match.column]
        memory, odd = self._texts[match.column], self._odd[match.column]
        different = set(cells)
        fresh = different - memory.keys()
        if match.field in TEXT_READERS:
            memory.update(zip(fresh, map(TEXT_READERS[match.field], fresh), strict=True))
        else:
            _remember(fresh, read, memory, odd)
        if odd and not odd.keys().isdisjoint(different):
            self._tell_all(match, [odd.get(cell) for cell in cells], portion)
        return [memory[cell] for cell in cells]

    def _read_each(self, match: Match, cells: Sequence[Any], portion: _Portion) -> Texts:
        """Read cells that are each another, so that a memory would only fill up."""
        quick, read = QUICK_READERS[match.field], self._readers[match.column]
        texts = list(map(quick, cells))
        outcomes: dict[int, Outcome] = {}
        for at, text in enumerate(texts):
            if text is None:
                values = (portion.fields[name][at] for name in ("country", "nationality") if name in portion.fields)
                found = phone(cells[at], next(filter(None, values), "")) if match.field == "phone" else read(cells[at])
                texts[at] = found.value
                if _is_odd(found):
                    outcomes[at] = found
        if outcomes:
            self._tell_all(match, [outcomes.get(at) for at in range(len(cells))], portion)
        return [text or "" for text in texts]

    def _tell_all(self, match: Match, outcomes: Sequence[Outcome | None], portion: _Portion) -> None:
        """Tell what is to be asked or said about cells, and keep what of them no field says."""
        rest = [outcome.rest if outcome else "" for outcome in outcomes]
        if any(rest):
            portion.answers.append((match.header, rest))
        for outcome, number in zip(outcomes, portion.numbers, strict=True):
            if outcome is not None and (outcome.asks or outcome.message):
                self._tell(match, outcome, number)

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
            family = kept.get("family_name", "")
            if whole and not family and not kept.get("given_name"):
                _split(kept, cleaning.one_line(whole), self._order)
                family = kept.get("family_name", "")
            if not family or (family.isascii() and " " not in family):
                continue
            given = kept.get("given_name", "")
            if _writes_family_first(family):
                kept["family_first"] = "yes"
            key = sort_name(family, given)
            if key != f"{family} {given}".strip().casefold():
                kept["sort_name"] = key


def _is_odd(outcome: Outcome) -> bool:
    return bool(outcome[1] or outcome[2] or outcome[4])


def _remember(cells: set[Any], read: Read, texts: dict[Any, str], odd: dict[Any, Outcome]) -> None:
    """Read cells that were not met before."""
    for cell in cells:
        outcome = read(cell)
        texts[cell] = outcome.value
        if _is_odd(outcome):
            odd[cell] = outcome


def _keep(header: str, cells: Sequence[Any], portion: _Portion) -> None:
    """Keep a column that has no field as answers to its question."""
    texts = [cell.strip() if type(cell) is str else "" if cell is None else cleaning.text_of(cell) for cell in cells]
    portion.answers.append((header, texts))


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


def _tick(match: Match, cells: Sequence[Any], portion: _Portion) -> None:
    """Add the option of a box to the field or the answer of its question, where it is ticked."""
    if match.field:
        texts = portion.fields.setdefault(match.field, portion.blank())
    else:
        texts = next((texts for header, texts in portion.answers if header == match.question), [])
        if not texts:
            texts = portion.blank()
            portion.answers.append((match.question, texts))
    for at, cell in enumerate(cells):
        if cell is not None and cleaning.ticked(cleaning.text_of(cell), match.option):
            texts[at] = f"{texts[at]}, {match.option}" if texts[at] else match.option
