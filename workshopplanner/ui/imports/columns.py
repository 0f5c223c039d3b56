"""The columns of an import's preview: what becomes of each row, and the fields that can be put right in place."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from workshopplanner.core.import_fields import FIELDS, Privacy, title
from workshopplanner.core.importing import PlannedRow, Verdict, Warned, verdict_words
from workshopplanner.core.kinds import Gender, label
from workshopplanner.language import _
from workshopplanner.ui.rows_model import Column

_FIRST = ("family_name", "given_name", "country", "email", "gender", "organisation", "position", "birth_date")
_TONES = {
    Verdict.NEW: "success",
    Verdict.UPDATES: "success",
    Verdict.SAME: "muted",
    Verdict.QUESTION: "warning",
    Verdict.UNREADABLE: "error",
}
_COUNTRIES = frozenset({"country", "nationality"})
Warnings = Mapping[int, Sequence[Warned]]  # by row
Correct = Callable[[int, str, str], object]  # row, field, text


def columns(
    used: Sequence[str], warnings: Warnings, correct: Correct, countries: Mapping[str, str]
) -> list[Column[PlannedRow]]:
    """Return the columns for the fields that the form fills; `countries` are names by code. Sensitive ones stay out."""
    found: list[Column[PlannedRow]] = [
        Column(_("Row"), lambda row: str(row.row), sort=lambda row: row.row, key="row", width=64),
        Column(_("What happens"), what_happens, key="verdict", width=190, tone=_tone, tip=partial(_tip, warnings)),
    ]
    shown = [name for name in _FIRST if name in used or name in {"family_name", "given_name"}]
    shown += [name for name in used if name not in shown and FIELDS[name].home and _is_open(name)]
    return found + [_field(name, correct, countries) for name in shown]


def _is_open(name: str) -> bool:
    return FIELDS[name].privacy is not Privacy.SENSITIVE and name != "display_name"


def _field(name: str, correct: Correct, countries: Mapping[str, str]) -> Column[PlannedRow]:
    def edit(row: PlannedRow, text: str) -> object:
        return correct(row.row, name, text)

    def show(row: PlannedRow) -> str:
        text = _kept(name, row)
        return countries.get(text, text) if name in _COUNTRIES else _shown(name, row)

    raw = show if name in _COUNTRIES else partial(_kept, name)
    return Column(title(name), show, edit=edit, key=name, width=150, raw=raw)


def _kept(name: str, row: PlannedRow) -> str:
    return row.values.get(name, "")


def _shown(name: str, row: PlannedRow) -> str:
    text = _kept(name, row)
    return label(Gender(text)) if name == "gender" and text else text


def what_happens(row: PlannedRow) -> str:
    """Return what becomes of a row, in words."""
    if row.merged_into is not None:
        return _("Goes into row {n}").format(n=row.merged_into)
    return verdict_words(row)


def _tone(row: PlannedRow) -> str:
    return "muted" if row.merged_into is not None else _TONES[row.verdict]


def _tip(warnings: Warnings, row: PlannedRow) -> str:
    """Return what is remarkable about a row: changes, fields that stay as they were edited, warnings."""
    change = _("{field}: {before} → {after}")
    lines = [change.format(field=title(c.field), before=c.before or "–", after=c.after) for c in row.changes]
    if row.kept:
        fields = _(", ").join(title(name) for name in row.kept)
        lines.append(_("Edited by hand and left alone: {fields}").format(fields=fields))
    lines += [each.message for each in warnings.get(row.row, ())]
    return "\n".join(line for line in [row.reason, *lines] if line)
