"""What an import would do, as plain values: rows with their verdicts, questions, duplicates; nothing is written.

`core/import_planning.plan_import` makes the plan; a command carries it out.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from workshopplanner.core.duplicates import Duplicate
from workshopplanner.core.mapping import Match
from workshopplanner.core.names import full_name
from workshopplanner.language import _, ngettext


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    UPDATES = "updates"
    SAME = "same"
    QUESTION = "question"
    UNREADABLE = "unreadable"


class Decision(StrEnum):
    """What a person says about two rows, or a row and a known person, that look like one."""

    MERGE = "merge"
    KEEP_BOTH = "keep_both"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a known person that a row would change."""

    field: str
    before: str
    after: str


class PlannedRow(NamedTuple):
    """A row of the table and what becomes of it; `row` is its number in the spreadsheet.

    `values` has the fields as they would be kept: text, dates in ISO form, members of fixed lists by value, countries
    as alpha-3 codes, "yes" for `family_first`. What has no field is in `answers`, by header. `person_id` is the known
    person that the row is about; `kept` are the fields that somebody edited by hand and that therefore stay,
    `merged_into` is the row that takes this one in.
    """

    sheet: str
    row: int
    verdict: Verdict
    values: Mapping[str, str]
    answers: tuple[tuple[str, str], ...] = ()
    person_id: int | None = None
    changes: tuple[Change, ...] = ()
    kept: tuple[str, ...] = ()
    merged_into: int | None = None
    reason: str = ""

    @property
    def name(self) -> str:
        """The name in its own order."""
        values = self.values
        family_first = values.get("family_first") == "yes"
        parts = values.get("family_name", ""), values.get("given_name", "")
        return full_name(*parts, family_first, values.get("display_name", ""))


@dataclass(frozen=True, slots=True)
class Question:
    """What a person has to say: about a cell, or, where `row` is None, once about the whole column.

    An answer is one of `choices`; where there are none, any text that can be read. It is given in `Answers.choices`
    under `key`.
    """

    row: int | None
    field: str
    value: str
    choices: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """Under which an answer is given: equal cells ask once."""
        return self.field, self.value if self.row is not None else ""


@dataclass(frozen=True, slots=True)
class Warned:
    """What a person should know about a cell, or about a row where `column` is empty.

    `field` is what the column fills, `suggestion` the text that was probably meant.
    """

    row: int
    column: str
    message: str
    field: str = ""
    suggestion: str = ""


@dataclass(frozen=True)
class Known:
    """A person of the file, to be found again; `values` as in `PlannedRow`, `edited` the fields changed by hand since.

    `here` tells whether the person has to do with this workshop already.
    """

    id: int
    values: Mapping[str, str]
    edited: frozenset[str] = frozenset()
    here: bool = True


@dataclass(frozen=True)
class Answers:
    """What a person has said so far: answers to questions, cells put right in place, and what two alike rows are.

    `choices` are under a question's key; `cells` are texts instead of those in the file, by row and field; `pairs` are
    two row numbers, the lower first; `persons` are a row and a known person's id.
    """

    choices: Mapping[tuple[str, str], str] = field(default_factory=dict)
    cells: Mapping[tuple[int, str], str] = field(default_factory=dict)
    pairs: Mapping[tuple[int, int], Decision] = field(default_factory=dict)
    persons: Mapping[tuple[int, int], Decision] = field(default_factory=dict)


@dataclass(frozen=True)
class ImportPlan:
    """All that an import would do."""

    sheet: str
    header_row: int
    matches: tuple[Match, ...]
    rows: tuple[PlannedRow, ...]
    duplicates: tuple[Duplicate, ...] = ()
    questions: tuple[Question, ...] = ()
    warnings: tuple[Warned, ...] = ()
    fingerprint: str = ""

    def count(self, verdict: Verdict) -> int:
        """Return how many rows have a verdict."""
        return sum(row.verdict is verdict for row in self.rows)


def verdict_words(row: PlannedRow) -> str:
    """Return a row's verdict as a person reads it."""
    if row.verdict is Verdict.UPDATES:
        changed = len(row.changes)
        return ngettext("Updates {n} field", "Updates {n} fields", changed).format(n=changed)
    if row.verdict is Verdict.UNREADABLE:
        return _("Can’t be read: {reason}").format(reason=row.reason)
    words = {Verdict.NEW: _("New"), Verdict.SAME: _("Same"), Verdict.QUESTION: _("Question")}
    return words[row.verdict]


_RECORD = (
    *("family_name", "given_name", "display_name", "email", "phone", "gender", "country", "nationality"),
    *("organisation", "position", "birth_date", "passport_number", "dietary", "status"),
)


def record(row: PlannedRow) -> dict[str, str | int]:
    """Return a row as other programs read it: every field there, a gender in words."""
    values = {name: row.values.get(name, "") for name in _RECORD}
    values["display_name"] = row.name
    values["gender"] = (values["gender"] or "not_stated").replace("_", " ")
    return {"sheet": row.sheet, "row": row.row, **values, "verdict": row.verdict.value}


def account(plan: ImportPlan, rows: Collection[int], taught: Mapping[str, str]) -> list[str]:
    """Return, a sentence each, what an import did beside adding and updating: merged, left out, learned."""
    names = {row.row: row.name for row in plan.rows}
    found: list[str] = []
    for row in plan.rows:
        words = {"row": row.row, "other": row.merged_into, "name": row.name or _("no name"), "why": row.reason}
        if row.merged_into is not None:
            words["name"] = names.get(row.merged_into) or words["name"]
            found.append(_("Row {row} merged into row {other}: {name}.").format(**words))
        elif row.verdict is Verdict.UNREADABLE:
            found.append(_("Row {row} left out. {why}").format(**words))
        elif row.row not in rows and row.verdict is not Verdict.SAME:
            found.append(_("Row {row} left out, as it was not ticked: {name}.").format(**words))
    found += [_("“{text}” means {code} from now on.").format(text=text, code=code) for text, code in taught.items()]
    return found
