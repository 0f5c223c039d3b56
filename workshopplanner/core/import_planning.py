"""Making the plan of an import: columns matched, rows read, people found again, and a verdict for each row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workshopplanner.core.cleaning import text_of
from workshopplanner.core.cleaning_dates import DateOrder, shown_order
from workshopplanner.core.collecting import not_collecting
from workshopplanner.core.duplicates import Duplicate, Kind, Someone, find_duplicates
from workshopplanner.core.headers import family_first
from workshopplanner.core.import_readers import Customs
from workshopplanner.core.import_rows import ReadRows, RowReader
from workshopplanner.core.importing import (
    Answers,
    Change,
    Decision,
    ImportPlan,
    Known,
    PlannedRow,
    Question,
    Verdict,
)
from workshopplanner.core.mapping import Match, fingerprint, match_columns
from workshopplanner.core.person_names import NameOrder, column_order
from workshopplanner.core.progress import Report, ignore
from workshopplanner.core.sheets import Row, Table
from workshopplanner.language import _

_PORTION = 1_000  # rows between two looks at whether the person has given up
_SAMPLE = 200
_DATES = frozenset(["birth_date", "passport_expiry", "submitted"])


def plan_import(
    table: Table,
    known: Sequence[Known] = (),
    *,
    answers: Answers | None = None,
    aliases: Mapping[str, str] | None = None,
    remembered: Mapping[str, str] | None = None,
    chosen: Mapping[int, str] | None = None,
    since_1904: bool = False,
    report: Report = ignore,
) -> ImportPlan:
    """Return what an import of a table would do; nothing is written.

    `known` are the people of the file, `answers` what a person has said so far, `aliases` the learned spellings of
    countries by `country_key`, `remembered` a mapping as `mapping.recall` gives it, `chosen` fields by column.
    """
    answers = answers or Answers()
    with not_collecting():
        matches = match_table(table, remembered=remembered, chosen=chosen)
        customs = Customs(answers.choices, aliases or {}, {}, since_1904)
        return _plan(table, known, answers, matches, customs, report)


def _plan(
    table: Table, known: Sequence[Known], answers: Answers, matches: tuple[Match, ...], customs: Customs, report: Report
) -> ImportPlan:
    orders, dates_asked = _date_orders(table, matches, answers)
    order, name_asked = _name_order(table, matches, answers)
    reader = RowReader(matches, replace(customs, orders=orders), order, answers.cells)
    steps = 2 * len(table.rows) + len(known)
    for start in range(0, len(table.rows), _PORTION):
        report(start, steps)
        reader.take(table.rows[start : start + _PORTION])
    people = list(_people(table.rows, reader.read, known))
    found = find_duplicates(people, lambda done, of: report(len(table.rows) + done * len(people) // max(of, 1), steps))
    rows = _verdicts(table, reader.read, found, known, answers)
    report(steps, steps)
    return ImportPlan(
        sheet=table.sheet,
        header_row=table.header_row,
        matches=matches,
        rows=tuple(rows),
        duplicates=tuple(found),
        questions=(*dates_asked, *name_asked, *reader.read.questions),
        warnings=tuple(reader.read.warnings),
        fingerprint=fingerprint(table.headers),
    )


def match_table(
    table: Table, *, remembered: Mapping[str, str] | None = None, chosen: Mapping[int, str] | None = None
) -> tuple[Match, ...]:
    """Return what the columns of a table fill, from a sample of its rows."""
    step = max(len(table.rows) // _SAMPLE, 1)
    sample = [row.cells for row in table.rows[::step]]
    return match_columns(table.headers, sample, remembered=remembered, chosen=chosen)


# ---- what is asked once about a whole column


def _date_orders(
    table: Table, matches: Sequence[Match], answers: Answers
) -> tuple[dict[int, DateOrder | None], list[Question]]:
    """Return in which order each column writes day and month; one question where a column does not give it away.

    A column that does speaks for the others of the same form.
    """
    found: dict[int, tuple[DateOrder | None, str]] = {}
    for match in matches:
        if match.field in _DATES:
            found[match.column] = shown_order(_cells(table, match.column))
    shown = {order for order, _doubtful in found.values() if order}
    usual = shown.pop() if len(shown) == 1 else None
    orders = {column: order or usual for column, (order, _doubtful) in found.items()}
    asked = []
    for match in matches:
        if match.column in orders and orders[match.column] is None and found[match.column][1]:
            said = next((answers.choices[key] for key in ((name, "") for name in _DATES) if key in answers.choices), "")
            if said not in tuple(DateOrder):
                asked.append(Question(None, match.field, found[match.column][1], tuple(DateOrder)))
                break
            orders[match.column] = DateOrder(said)
    return orders, asked


def _name_order(table: Table, matches: Sequence[Match], answers: Answers) -> tuple[NameOrder | None, list[Question]]:
    """Return the order of full names, from the header, the names themselves or an answer; else a question."""
    match = next((match for match in matches if match.field == "full_name"), None)
    if match is None:
        return None, []
    said = answers.choices.get(("full_name", ""), "")
    if said in tuple(NameOrder):
        return NameOrder(said), []
    told = family_first(match.header)
    if told is not None:
        return (NameOrder.FAMILY_FIRST if told else NameOrder.GIVEN_FIRST), []
    order, doubtful = column_order(filter(None, map(text_of, _cells(table, match.column, 2_000))))
    if order is not None or not doubtful:
        return order, []
    return None, [Question(None, "full_name", doubtful, tuple(NameOrder))]


def _cells(table: Table, column: int, most: int | None = None) -> Iterator[Any]:
    return (row.cells[column] for row in table.rows[:most] if column < len(row.cells))


# ---- people found again


def _people(rows: Sequence[Row], read: ReadRows, known: Sequence[Known]) -> Iterator[Someone]:
    for row, values in zip(rows, read.values, strict=True):
        yield Someone(row.number, None, values)
    for person in known:
        yield Someone(0, person.id, person.values)


def _verdicts(
    table: Table, read: ReadRows, found: Sequence[Duplicate], known: Sequence[Known], answers: Answers
) -> Iterator[PlannedRow]:
    """Yield each row with what becomes of it."""
    by_id = {person.id: person for person in known}
    persons = _known_of_rows(found, answers)
    targets = _merged(answers)
    numbered = {row.number: at for at, row in enumerate(table.rows)}
    for number, target in sorted(targets.items()):
        if number in numbered and target in numbered:
            _fill_gaps(read.values[numbered[target]], read.values[numbered[number]])
    first_of: dict[int, int] = {}
    for at, row in enumerate(table.rows):
        person = by_id.get(persons.get(row.number, -1))
        into = targets.get(row.number)
        if person is not None and into is None:
            into = None if first_of.setdefault(person.id, row.number) == row.number else first_of[person.id]
        yield _planned(table.sheet, row.number, read, at, person, into)


def _planned(sheet: str, number: int, read: ReadRows, at: int, person: Known | None, into: int | None) -> PlannedRow:
    values, more = read.values[at], read.answers[at]
    changes, kept = _changes(values, person) if person is not None else ((), ())
    reason = ""
    if not (values.get("family_name") or values.get("given_name") or values.get("display_name")):
        verdict, reason = Verdict.UNREADABLE, _("There is no name in this row.")
    elif number in read.asked:
        verdict = Verdict.QUESTION
    elif into is not None:
        verdict = Verdict.SAME
    elif person is None or not person.here:
        verdict = Verdict.NEW
    else:
        verdict = Verdict.UPDATES if changes else Verdict.SAME
    found = person.id if person is not None else None
    return PlannedRow(sheet, number, verdict, values, more, found, changes, kept, into, reason)


def _known_of_rows(found: Sequence[Duplicate], answers: Answers) -> dict[int, int]:
    """Return the known person that each row is about: surely the same, or said to be."""
    persons: dict[int, int] = {}
    for one in sorted(found, key=lambda one: one.kind is not Kind.SAME):
        if one.person_id is None:
            continue
        said = answers.persons.get((one.rows[0], one.person_id))
        if said is Decision.MERGE or (said is None and one.kind is Kind.SAME):
            persons.setdefault(one.rows[0], one.person_id)
    for (number, person_id), said in answers.persons.items():
        if said is Decision.MERGE:
            persons[number] = person_id
    return persons


def _merged(answers: Answers) -> dict[int, int]:
    """Return for each row that is taken in by another which one that is: always the first of them."""
    first: dict[int, int] = {}

    def root(number: int) -> int:
        while first.get(number, number) != number:
            number = first[number]
        return number

    for (one, other), said in sorted(answers.pairs.items()):
        if said is Decision.MERGE:
            low, high = sorted((root(one), root(other)))
            first[high] = low
    return {number: root(number) for number in first if root(number) != number}


def _fill_gaps(values: dict[str, str], more: Mapping[str, str]) -> None:
    for name, value in more.items():
        values.setdefault(name, value)


_NAMES = frozenset(["family_name", "given_name", "display_name", "family_first", "sort_name"])  # edited together


def _changes(values: Mapping[str, str], person: Known) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """Return what a row changes of a known person, and the fields that stay because somebody edited them."""
    changes, kept = [], []
    for name, value in values.items():
        before = person.values.get(name, "")
        if value == before:
            continue
        if name in person.edited or (name in _NAMES and person.edited & _NAMES):
            kept.append(name)
        else:
            changes.append(Change(name, before, value))
    return tuple(changes), tuple(kept)
